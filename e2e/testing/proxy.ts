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
  /** The same without a socket, for devices in this process that ask very often. */
  readonly fetch: typeof fetch
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

type State = Omit<Between, 'url' | 'fetch' | 'close'>
/** A request as it came in. */
type Asked = {
  readonly method: string
  readonly path: string
  readonly headers: Headers
  readonly sent: Buffer<ArrayBuffer>
  readonly signal: AbortSignal | null
}

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
    passOn(target, state, request, response).catch(() => response.destroy())
  })
  const port = await listening(server)
  return Object.assign(state, {
    url: `http://localhost:${port}`,
    async fetch(address: string | URL | Request, { method = 'GET', headers, body, signal = null }: RequestInit = {}) {
      if (state.cut) throw new TypeError('the line is dead')
      signal?.throwIfAborted()
      const { pathname, search } = new URL(String(address))
      const sent = Buffer.from(await new Response(body).arrayBuffer())
      return answerTo(target, state, { method, path: pathname + search, headers: new Headers(headers), sent, signal })
    },
    async close() {
      server.closeAllConnections()
      await new Promise(closed => server.close(closed))
    },
  })
}

async function passOn(target: string, state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, String(value))
  const stop = new AbortController()
  response.on('close', () => stop.abort())
  const { method = 'GET', url: path = '/' } = request
  const sent = await whole(request)
  const answer = await answerTo(target, state, { method, path, headers, sent, signal: stop.signal })
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.setHeader(name, value)
  response.setHeader('set-cookie', answer.headers.getSetCookie())
  if (answer.headers.get('content-type') === 'text/event-stream') response.flushHeaders()
  for await (const chunk of answer.body ?? []) response.write(chunk)
  response.end()
}

/** What the asker is told: what is fixed or remembered, else what the server says; and of that, what the lie makes of it. */
async function answerTo(
  target: string,
  state: State,
  { method, path, headers, sent, signal }: Asked,
): Promise<Response> {
  const route = routeOf(method, path)
  const fixed = route === undefined ? undefined : state.fixed.get(route)
  const known = fixed ?? (method === 'GET' ? state.remembered?.get(path) : undefined)
  if (known !== undefined) {
    if (fixed !== undefined) state.exchanges.push({ ...fixed, sent })
    const type = route === 'getChunk' ? 'application/octet-stream' : 'application/json'
    return new Response(ownBytes(state.lie?.(known) ?? known.answer), { headers: { 'content-type': type } })
  }
  for (const name of [...HOP, 'host']) headers.delete(name)
  // The server compares origin and host: it is to believe that it was asked directly.
  if (headers.has('origin')) headers.set('origin', target)
  const body = method === 'GET' || method === 'HEAD' ? {} : { body: sent }
  const answer = await fetch(target + path, { method, headers, signal, redirect: 'manual', ...body })
  for (const set of answer.headers.getSetCookie()) state.cookies.push(set.split(';')[0] ?? '')
  const { status } = answer
  const passing = new Headers(answer.headers)
  for (const name of HOP) passing.delete(name)
  if (passing.get('content-type') === 'text/event-stream') {
    const keep = (chunk: Buffer) => state.exchanges.push({ route, method, path, sent, status, answer: chunk })
    return new Response(answer.body?.pipeThrough(seenBy(keep)) ?? null, { status, headers: passing })
  }
  const exchange = { route, method, path, sent, status, answer: Buffer.from(await answer.arrayBuffer()) }
  state.exchanges.push(exchange)
  if (route !== undefined && REPEATED.has(route) && answer.ok) state.remembered?.set(path, exchange)
  const told = ownBytes(state.lie?.(exchange) ?? exchange.answer)
  return new Response([204, 304].includes(status) ? null : told, { status, headers: passing })
}

/** Bytes that nobody else holds, as a response wants them. */
const ownBytes = (bytes: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

const seenBy = (keep: (chunk: Buffer) => void) =>
  new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, stream) {
      keep(Buffer.from(chunk))
      stream.enqueue(chunk)
    },
  })

async function whole(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
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
  'caseActs',
  'notices',
  'proposals',
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
