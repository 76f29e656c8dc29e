/**
 * The mark of a paper: a short code on every page, taken from the id of the record that says what was printed, by whom and why. It
 * says nothing to anybody else: whoever carries the paper is not endangered by it, and it names no organisation.
 */

/** Crockford's letters: no I, L, O, U, so that what is read aloud or copied by hand is what was printed. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const DIGITS = 10
const LENGTH = 8

/** `K7QF-2M9D`: the last forty bits of a record's id, which are random. */
export function markOf(id: string): string {
  const bits = BigInt(`0x${id.replaceAll('-', '').slice(-DIGITS)}`)
  const letters = Array.from(
    { length: LENGTH },
    (_, index) => LETTERS[Number((bits >> BigInt(5 * (LENGTH - 1 - index))) & 31n)],
  )
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

/** A mark as somebody typed it from a paper; undefined when it is none. */
export function readMark(typed: string): string | undefined {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  if (plain.length !== LENGTH || [...plain].some(letter => !LETTERS.includes(letter))) return undefined
  return `${plain.slice(0, 4)}-${plain.slice(4)}`
}
