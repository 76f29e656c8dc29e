import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { ROUTES, type RouteName } from '#replica/protocol.ts'

/** One request and its answer as they passed. */
export interface Exchange {
  readonly route: RouteName | undefined
  readonly method: string
  readonly path: string
  readonly sent: Buffer
  readonly status: number
  readonly answer: Buffer
}

/** What a lying server makes of a true answer: other bytes, or undefined to leave it. */
export type Lie = (exchange: Exchange) => Buffer | undefined

/** A server between a device and the real server, which keeps what passes and can lie about it. */
export interface Between {
  readonly url: string
  readonly exchanges: Exchange[]
  /** Session cookies as the server set them, in order. */
  readonly cookies: string[]
  lie: Lie | undefined
  /** Every request fails as if the line were dead. */
  cut: boolean
  /** Answers that are given in place of asking the server: what it once said, said for ever. */
  readonly fixed: Map<RouteName, Exchange>
  /** True answers that are given again without asking the server, by path: for looking at the same thing many times. */
  remembered: Map<string, Exchange> | undefined
  close(): Promise<void>
}

type State = Omit<Between, 'url' | 'close'>

const HOP = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding']

/** Starts one in front of `target`. Event streams pass through as they come and are kept too. */
export async function startProxy(target: string): Promise<Between> {
  const state: State = {
    lie: undefined,
    cut: false,
    exchanges: [],
    cookies: [],
    fixed: new Map(),
    remembered: undefined,
  }
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    if (state.cut) {
      request.socket.destroy()
      return
    }
    pass(target, state, request, response).catch(() => response.destroy())
  })
  const port = await listening(server)
  return Object.assign(state, {
    url: `http://localhost:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise(closed => server.close(closed))
    },
  })
}

async function pass(target: string, state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? 'GET'
  const path = request.url ?? '/'
  const sent = await whole(request)
  const route = routeOf(method, path)
  const fixed = route === undefined ? undefined : state.fixed.get(route)
  const known = fixed ?? (method === 'GET' ? state.remembered?.get(path) : undefined)
  if (known !== undefined) {
    if (fixed !== undefined) state.exchanges.push({ ...fixed, sent })
    response.setHeader('content-type', route === 'getChunk' ? 'application/octet-stream' : 'application/json')
    response.end(state.lie?.(known) ?? known.answer)
    return
  }
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (!HOP.includes(name) && name !== 'host' && value !== undefined) headers.set(name, String(value))
  // The server compares origin and host: it is to believe that it was asked directly.
  if (headers.has('origin')) headers.set('origin', target)
  const stop = new AbortController()
  response.on('close', () => stop.abort())
  const answer = await fetch(target + path, {
    method,
    headers,
    signal: stop.signal,
    redirect: 'manual',
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: new Uint8Array(sent) }),
  })
  response.statusCode = answer.status
  for (const [name, value] of answer.headers)
    if (!HOP.includes(name) && name !== 'set-cookie') response.setHeader(name, value)
  response.setHeader('set-cookie', answer.headers.getSetCookie())
  for (const set of answer.headers.getSetCookie()) state.cookies.push(set.split(';')[0] ?? '')
  if (answer.headers.get('content-type') === 'text/event-stream') {
    await stream(answer, response, chunk =>
      state.exchanges.push({ route, method, path, sent, status: answer.status, answer: chunk }),
    )
    return
  }
  const exchange = { route, method, path, sent, status: answer.status, answer: Buffer.from(await answer.arrayBuffer()) }
  state.exchanges.push(exchange)
  if (route !== undefined && REPEATED.has(route) && answer.ok) state.remembered?.set(path, exchange)
  response.end(state.lie?.(exchange) ?? exchange.answer)
}

async function stream(answer: Response, response: ServerResponse, keep: (chunk: Buffer) => void): Promise<void> {
  response.flushHeaders()
  for await (const chunk of answer.body ?? []) {
    keep(Buffer.from(chunk))
    response.write(chunk)
  }
  response.end()
}

async function whole(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

function listening(server: Server): Promise<number> {
  return new Promise((ready, failed) => {
    server.once('error', failed)
    server.listen(0, 'localhost', () => {
      const address = server.address()
      ready(address !== null && typeof address === 'object' ? address.port : 0)
    })
  })
}

const REPEATED: ReadonlySet<RouteName> = new Set([
  'feed',
  'root',
  'versions',
  'getChunk',
  'whoOpened',
  'directory',
  'grants',
])

const PATTERNS = Object.entries(ROUTES).map(([name, { method, path }]) => ({
  name,
  method,
  pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`),
}))

/** The route a request is for. */
export function routeOf(method: string, path: string): RouteName | undefined {
  const [plain = ''] = path.split('?')
  const name = PATTERNS.find(each => each.method === method && each.pattern.test(plain))?.name
  return name !== undefined && isRoute(name) ? name : undefined
}
const isRoute = (name: string): name is RouteName => Object.hasOwn(ROUTES, name)
