import pino from 'pino'

/** A word of ours: an event, a code, a route pattern. Nothing a person typed fits through, spaces least of all. */
const WORD = /^[a-z0-9/][a-z0-9._/:*-]{0,99}$/i
/** Pseudonymous ids and reference numbers. */
const ID = /^[0-9a-f-]{8,36}$/i

const number = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)
const flag = (value: unknown): boolean => typeof value === 'boolean'
const word = (value: unknown): boolean => typeof value === 'string' && WORD.test(value)
const id = (value: unknown): boolean => typeof value === 'string' && ID.test(value)
const frames = (value: unknown): boolean => Array.isArray(value) && value.every(line => /^[\w./:@-]+:\d+$/.test(line))

/** What may stand in a log, and in which form. To log more, add it here, and think of who reads logs. */
const FIELDS = {
  port: number,
  pid: number,
  ms: number,
  status: number,
  count: number,
  bytes: number,
  attempt: number,
  position: number,
  method: word,
  /** The pattern of the route, never the path that was asked for. */
  route: word,
  code: word,
  version: word,
  engine: word,
  job: word,
  table: word,
  signal: word,
  demo: flag,
  tls: flag,
  reference: id,
  organisation: id,
  member: id,
  object: id,
  fault: word,
  frames,
} as const

/** The listed fields, with their types. An unlisted one is a type error, and is dropped at run time. */
export interface LogFields {
  readonly port?: number
  readonly pid?: number
  readonly ms?: number
  readonly status?: number
  readonly count?: number
  readonly bytes?: number
  readonly attempt?: number
  readonly position?: number
  readonly method?: string
  readonly route?: string
  readonly code?: string
  readonly version?: string
  readonly engine?: string
  readonly job?: string
  readonly table?: string
  readonly signal?: string
  readonly demo?: boolean
  readonly tls?: boolean
  readonly reference?: string
  readonly organisation?: string
  readonly member?: string
  readonly object?: string
}

/** Structured logs that can hold only an event name and listed fields: no message, no address, nothing typed by anyone. */
export interface Log {
  debug(event: string, fields?: LogFields): void
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
  /** A bug or an outage: its class, its code and the places in our code, without its message, which may quote data. */
  fault(event: string, error: unknown, fields?: LogFields): void
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** Writes one JSON line per event to `destination` (standard output unless given). */
export function createLog(level: LogLevel, destination?: { write(line: string): void }): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const sink = destination === undefined ? pino(options) : pino(options, destination)
  const at =
    (name: 'debug' | 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}) =>
      sink[name]({ event: word(event) ? event : 'log.bad-event', ...listed(fields) })
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fault: (event, error, fields = {}) =>
      sink.error({ event: word(event) ? event : 'log.bad-event', ...listed({ ...fields, ...faultOf(error) }) }),
  }
}

function listed(fields: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields))
    if (Object.hasOwn(FIELDS, name) && CHECKS.get(name)?.(value)) kept[name] = value
  return kept
}

const CHECKS: ReadonlyMap<string, (value: unknown) => boolean> = new Map(Object.entries(FIELDS))

function faultOf(error: unknown): object {
  if (!(error instanceof Error)) return { fault: typeof error }
  const code = 'code' in error ? error.code : undefined
  return { fault: error.name, ...(typeof code === 'string' ? { code } : {}), frames: framesOf(error) }
}

/** `file:line` of each frame. The stack begins by repeating the message, which may look like a frame: it is cut off. */
function framesOf({ stack = '', message }: Error): string[] {
  const places = stack.slice(stack.indexOf(message) + message.length)
  return [...places.matchAll(/^\s+at .*?([\w.@-]+(?:\/[\w.@-]+)?):(\d+):\d+\)?$/gm)]
    .slice(0, 12)
    .map(match => `${match[1]}:${match[2]}`)
}
