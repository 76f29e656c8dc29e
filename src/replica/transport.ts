/** How the replica reaches the server: one typed call for every route, over fetch, in the browser and in Node. */
import type { Bytes } from '#vault'
import { type AnswerOf, type BodyOf, type QueryOf, ROUTES, type RouteName, refusal } from './protocol.ts'
import { PROTOCOL } from './protocol-version.ts'

/** Why a call brought nothing. `network.offline` is the only code that does not come from the server. */
export type CallRefused = { ok: false; code: string; place?: string; status: number; retryAfter?: number }
export type Answer<T> = { ok: true; value: T } | CallRefused

type Parts<N extends RouteName> = {
  params?: Record<string, string>
  signal?: AbortSignal
} & (BodyOf<N> extends undefined ? object : { body: BodyOf<N> }) &
  (QueryOf<N> extends undefined ? object : { query: QueryOf<N> })

/** The server's side of the wire. Never throws for what the network or the server does. */
export interface Transport {
  call<N extends RouteName>(route: N, parts: Parts<N>): Promise<Answer<AnswerOf<N>>>
  /** One attachment chunk up. */
  sendBytes(route: 'putChunk', params: Record<string, string>, bytes: Bytes): Promise<Answer<null>>
  /** One attachment chunk down. */
  readBytes(route: 'getChunk', params: Record<string, string>): Promise<Answer<Bytes>>
  /** The same connection and session, whose every call ends with the signal. */
  until(end: AbortSignal): Transport
  /** Reads server-sent events until the signal or the connection ends. `opened` is called once it stands. */
  events(on: (event: string, data: string) => void, opened: () => void, signal: AbortSignal): Promise<void>
}

/** The same transport for an open copy: a call that finds the session gone asks for a new one and then goes once more. */
export function renewing(transport: Transport, renew: () => Promise<boolean>): Transport {
  const again = async <T>(call: () => Promise<Answer<T>>): Promise<Answer<T>> => {
    const answer = await call()
    if (answer.ok || answer.code !== 'session.none') return answer
    return (await renew()) ? call() : answer
  }
  return {
    ...transport,
    call: (route, parts) => again(() => transport.call(route, parts)),
    sendBytes: (route, params, bytes) => again(() => transport.sendBytes(route, params, bytes)),
    readBytes: (route, params) => again(() => transport.readBytes(route, params)),
    until: end => renewing(transport.until(end), renew),
  }
}

type Cookies = { header(): string | undefined; keep(response: Response): void }

/** Browsers keep cookies themselves; this does it for Node, for one server, in memory only. */
function cookieJar(): Cookies {
  const jar = new Map<string, string>()
  return {
    header: () => (jar.size === 0 ? undefined : [...jar].map(([name, value]) => `${name}=${value}`).join('; ')),
    keep(response) {
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        const at = pair.indexOf('=')
        const value = pair.slice(at + 1).trim()
        if (value === '' || /max-age=0/i.test(line)) jar.delete(pair.slice(0, at).trim())
        else jar.set(pair.slice(0, at).trim(), value)
      }
    },
  }
}
const browserCookies: Cookies = { header: () => undefined, keep: () => {} }

const OFFLINE: CallRefused = { ok: false, code: 'network.offline', status: 0 }
const PATIENCE_MS = 60_000

/** A transport to `base` (an origin without trailing slash). `cookies: 'own'` where no browser keeps them. */
export function fetchTransport(base: string, options: { cookies: 'browser' | 'own'; fetch?: typeof fetch }): Transport {
  const cookies = options.cookies === 'own' ? cookieJar() : browserCookies
  const send = options.fetch ?? ((url, init) => fetch(url, init))

  async function request(
    route: RouteName,
    params: Record<string, string>,
    query: object | undefined,
    init: RequestInit,
  ) {
    const { method, path } = ROUTES[route]
    const filled = path.replace(/:([a-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
    const search = new URLSearchParams()
    for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) search.set(name, String(value))
    const headers = new Headers(init.headers)
    headers.set('x-halte', String(PROTOCOL))
    if (options.cookies === 'own') headers.set('origin', base)
    const cookie = cookies.header()
    if (cookie !== undefined) headers.set('cookie', cookie)
    const url = `${base}${filled}${search.size > 0 ? `?${search}` : ''}`
    const response = await send(url, { ...init, method, headers, credentials: 'same-origin', cache: 'no-store' })
    cookies.keep(response)
    return response
  }

  const transport = (ends: readonly AbortSignal[]): Transport => ({
    async call(route, parts) {
      try {
        const body = 'body' in parts ? JSON.stringify(parts.body) : undefined
        const init: RequestInit = { signal: patient(ends, parts.signal) }
        if (body !== undefined) Object.assign(init, { body, headers: { 'content-type': 'application/json' } })
        const query =
          'query' in parts && typeof parts.query === 'object' && parts.query !== null ? parts.query : undefined
        const response = await request(route, parts.params ?? {}, query, init)
        if (!response.ok) return refused(response)
        return answerOf(route, await response.json())
      } catch {
        return OFFLINE
      }
    },
    async sendBytes(route, params, bytes) {
      try {
        const headers = { 'content-type': 'application/octet-stream' }
        const response = await request(route, params, undefined, { body: bytes, headers, signal: patient(ends) })
        return response.ok ? { ok: true, value: null } : refused(response)
      } catch {
        return OFFLINE
      }
    },
    async readBytes(route, params) {
      try {
        const response = await request(route, params, undefined, { signal: patient(ends) })
        if (!response.ok) return refused(response)
        // A portal between us and the server answers everything with a page of its own.
        if (!response.headers.get('content-type')?.startsWith('application/octet-stream')) return OFFLINE
        return { ok: true, value: new Uint8Array(await response.arrayBuffer()) }
      } catch {
        return OFFLINE
      }
    },
    async events(on, opened, signal) {
      try {
        const response = await request('events', {}, undefined, { signal })
        if (!response.ok || response.body === null) return
        opened()
        await readEvents(response.body, on)
      } catch {
        // Ended by the signal or the network; the caller polls and comes back.
      }
    },
    until: end => transport([...ends, end]),
  })
  return transport([])
}

/** A call ends when the server takes too long, or with any of the signals. */
function patient(ends: readonly AbortSignal[], signal?: AbortSignal): AbortSignal {
  return AbortSignal.any([...ends, ...(signal === undefined ? [] : [signal]), AbortSignal.timeout(PATIENCE_MS)])
}

async function refused(response: Response): Promise<CallRefused> {
  const parsed = refusal.safeParse(await response.json().catch(() => null))
  // What is not our refusal came from something between us and the server, and says nothing of the request.
  if (!parsed.success) return { ...OFFLINE, status: response.status }
  const { code, place, retryAfter } = parsed.data
  return {
    ok: false,
    code,
    status: response.status,
    ...(place === undefined ? {} : { place }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  }
}

function answerOf<N extends RouteName>(route: N, json: unknown): Answer<AnswerOf<N>> {
  return isAnswer(route, json) ? { ok: true, value: json } : { ok: false, code: 'answer.invalid', status: 200 }
}

function isAnswer<N extends RouteName>(route: N, json: unknown): json is AnswerOf<N> {
  return ROUTES[route].answer.safeParse(json).success
}

/** Splits a stream into server-sent events (WHATWG HTML, section 9.2). */
async function readEvents(body: ReadableStream<Uint8Array>, on: (event: string, data: string) => void): Promise<void> {
  let text = ''
  const decoder = new TextDecoder()
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    text += decoder.decode(value, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const lines = block.split('\n')
      const field = (name: string) =>
        lines
          .find(line => line.startsWith(`${name}:`))
          ?.slice(name.length + 1)
          .trim()
      const event = field('event')
      if (event !== undefined) on(event, field('data') ?? '')
    }
  }
}
