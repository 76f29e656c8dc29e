/**
 * What crosses the worker's port. Functions and abort signals cannot be cloned, so they travel as marks and are called
 * back by number. Nothing here knows what the services do.
 */
export type ToWorker =
  | { is: 'ask'; id: number; service: string; method: string; args: unknown[] }
  | { is: 'subscribe'; id: number; service: string; topic: string }
  | { is: 'end'; id: number }
  | { is: 'abort'; id: number }

export type FromWorker =
  | { is: 'answer'; id: number; ok: true; value: unknown }
  /** A bug or an outage, caught once: a reference and no detail. */
  | { is: 'answer'; id: number; ok: false; reference: string }
  /** It was locked meanwhile: nobody waits for this any more. */
  | { is: 'nothing'; id: number }
  | { is: 'changed'; id: number }
  | { is: 'called'; id: number; args: unknown[] }

const MARK = '$halte'

type Plain = Record<string, unknown>
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Replaces functions and signals, at the top and one level down (options objects), by marks. */
export function pack(value: unknown, keep: (live: unknown) => number, depth = 1): unknown {
  if (typeof value === 'function') return { [MARK]: 'function', id: keep(value) }
  if (value instanceof AbortSignal) return { [MARK]: 'signal', id: keep(value) }
  if (depth === 0 || !isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner, keep, depth - 1)]))
}

/** The inverse of `pack`: `revive` gives the living thing for a mark. */
export function unpack(
  value: unknown,
  revive: (kind: 'function' | 'signal', id: number) => unknown,
  depth = 1,
): unknown {
  if (!isPlain(value)) return value
  const { [MARK]: kind, id } = value
  if ((kind === 'function' || kind === 'signal') && typeof id === 'number') return revive(kind, id)
  if (depth === 0) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner, revive, depth - 1)]))
}
