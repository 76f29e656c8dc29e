/** What was found in a file beside what one sees, by the words a person understands. */
export const HIDDEN_DATA = ['place', 'camera', 'author', 'program', 'times', 'thumbnail', 'text', 'other'] as const
export type HiddenData = (typeof HIDDEN_DATA)[number]

/** A file without what it did not show, and what that was; undefined when the file could not be read as what it is. */
export type Cleaned = { bytes: Uint8Array<ArrayBuffer>; removed: HiddenData[] } | undefined

/** Parts of a file one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
