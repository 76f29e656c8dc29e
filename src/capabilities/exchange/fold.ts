/** Spelling-tolerant keys: what two ways of writing the same word have in common. */

/** Accents (Latin, Greek and Cyrillic combining marks only: in Arabic, Thai and Indic scripts marks carry meaning). */
const ACCENTS = /[\u0300-\u036f]/g
const NOT_WORD = /[^\p{L}\p{N}\p{M}]+/gu

const ASCII = /^\p{ASCII}*$/u

/** Key of a header or list value: case, accents, spaces and punctuation do not count. */
export const listKey = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase().replace(/[^a-z0-9]+/g, '')
    : text
        .normalize('NFKD')
        .replace(ACCENTS, '')
        .toLowerCase()
        .replaceAll('œ', 'oe')
        .replaceAll('æ', 'ae')
        .replaceAll('ß', 'ss')
        .replace(NOT_WORD, '')
        .normalize('NFC')

/** Words of a text as keys. */
export const wordKeys = (text: string): string[] =>
  text
    .split(/[^\p{L}\p{N}\p{M}'’]+/u)
    .map(listKey)
    .filter(word => word !== '')

/**
 * Edit distance with swaps of neighbours (optimal string alignment), cut off above `limit`: returns `limit + 1` then.
 */
export const editDistance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      if (cost < best) best = cost
    }
    if (best > limit) return limit + 1
    before = last
    last = row
  }
  return Math.min(last[b.length] ?? 0, limit + 1)
}
