import { isPlainObject } from '#records'
import type { Replica } from '#replica/types.ts'

/**
 * Keys of attachments stay in the worker. A file's reference reaches the page with noughts in place of its key, and gets it back when the page
 * hands the reference in again; a script that got into the page can ask for pixels, never for what opens a file (decision 0086).
 */
export function withoutFileKeys(replica: Replica): Replica {
  const keys = new Map<string, Uint8Array>()
  const isFile = (value: Record<string, unknown>): value is { id: string; key: Uint8Array } =>
    typeof value.id === 'string' && value.key instanceof Uint8Array && value.sha256 instanceof Uint8Array
  const out = (file: { id: string; key: Uint8Array }): { id: string; key: Uint8Array } => {
    if (file.key.some(byte => byte !== 0)) keys.set(file.id, file.key)
    return { ...file, key: new Uint8Array(file.key.length) }
  }
  const back = (file: { id: string; key: Uint8Array }): { id: string; key: Uint8Array } => ({
    ...file,
    key: keys.get(file.id) ?? file.key,
  })
  /** The value with every file in it turned; the very same value when there is none. */
  const turned = (value: unknown, turn: typeof out): unknown => {
    if (Array.isArray(value)) {
      const next = value.map(one => turned(one, turn))
      return next.some((one, index) => one !== value[index]) ? next : value
    }
    if (!isPlainObject(value)) return value
    if (isFile(value)) return turn(value)
    let next: Record<string, unknown> | undefined
    for (const name of Object.keys(value)) {
      const one = value[name]
      const other = typeof one === 'object' && one !== null ? turned(one, turn) : one
      if (other === one) continue
      next ??= { ...value }
      next[name] = other
    }
    return next ?? value
  }
  replica.subscribe('state', () => {
    void replica.state().then(({ is }) => {
      if (is === 'locked') keys.clear()
    })
  })
  return new Proxy(replica, {
    get(whole, name) {
      const found: unknown = Reflect.get(whole, name)
      if (typeof found !== 'function') return found
      return (...asked: unknown[]): unknown => {
        const given = asked.map(one => turned(one, back))
        const answer: unknown = Reflect.apply(found, whole, given)
        return answer instanceof Promise ? answer.then(value => turned(value, out)) : answer
      }
    },
  })
}
