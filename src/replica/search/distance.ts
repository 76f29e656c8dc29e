/** Longest rest of a word that is compared letter by letter; tokens are cut far below. */
const longest = 128
// Three rows of the table, kept between calls: allocating them was most of the cost of a search.
let older = new Uint8Array(longest + 1)
let previous = new Uint8Array(longest + 1)
let current = new Uint8Array(longest + 1)

/**
 * Number of letters to insert, drop, change or swap with their neighbour, or `most + 1` when it is more than `most` (which
 * is also the answer for words of more than 128 letters that differ).
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0
  const far = most + 1
  if (Math.abs(a.length - b.length) > most) return far
  let start = 0
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  const restA = endA - start
  const restB = endB - start
  if (restA === 0 || restB === 0) return Math.min(far, restA + restB)
  if (restA === 1 && restB === 1) return 1
  if (most === 1) return restA === 2 && restB === 2 && swapped(a, b, start, start) ? 1 : far
  if (restA > longest || restB > longest) return far
  return tableDistance(a, b, start, restA, restB, most)
}

const swapped = (a: string, b: string, atA: number, atB: number): boolean =>
  a.charCodeAt(atA) === b.charCodeAt(atB + 1) && a.charCodeAt(atA + 1) === b.charCodeAt(atB)

/** The usual table over what is left between a common beginning and end, a row at a time. */
function tableDistance(a: string, b: string, start: number, rows: number, columns: number, most: number): number {
  for (let column = 0; column <= columns; column++) previous[column] = column
  for (let row = 1; row <= rows; row++) {
    current[0] = row
    let least = row
    for (let column = 1; column <= columns; column++) {
      const atA = start + row - 1
      const atB = start + column - 1
      const changed = (previous[column - 1] ?? 0) + (a.charCodeAt(atA) === b.charCodeAt(atB) ? 0 : 1)
      let cost = Math.min(changed, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1)
      if (row > 1 && column > 1 && swapped(a, b, atA - 1, atB - 1)) cost = Math.min(cost, (older[column - 2] ?? 0) + 1)
      current[column] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    const spare = older
    older = previous
    previous = current
    current = spare
  }
  return Math.min(previous[columns] ?? most + 1, most + 1)
}

/** Letters that may differ between two names: 1 from four letters, 2 from eight; the shorter name decides. */
export const editsAllowed = (a: number, b: number): number => {
  const shorter = Math.min(a, b)
  return shorter >= 8 ? 2 : shorter >= 4 ? 1 : 0
}

const groups: ReadonlyMap<string, ReadonlyArray<string>> = new Map([
  ['a', ['a', 'e']],
  ['i', ['i', 'e']],
  ['u', ['u', 'o']],
  ['o', ['o', 'u']],
  ['e', ['e', 'i', 'a']],
])
const vowel = (letter: string | undefined): boolean => letter !== undefined && 'aeiou'.includes(letter) && letter !== ''

/**
 * Whether a name without short vowels can be the written-out one: same consonants, and every long vowel it does write has
 * its counterpart (محمود is Mahmoud, not Mohamed). Both folded. A vowel at the very start may be any vowel.
 */
export function vowelsFit(unvowelled: string, vowelled: string): boolean {
  let left = 0
  let right = 0
  while (left < unvowelled.length || right < vowelled.length) {
    const leftStart = left
    const rightStart = right
    while (vowel(unvowelled[left])) left++
    while (vowel(vowelled[right])) right++
    const written = unvowelled.slice(leftStart, left)
    const spoken = vowelled.slice(rightStart, right)
    if (written !== '' && !vowelFits(written, spoken, leftStart === 0)) return false
    if (written === '' && !mayBeUnwritten(spoken, vowelled, rightStart)) return false
    if (unvowelled[left] !== vowelled[right]) return false
    left++
    right++
  }
  return true
}

/**
 * Short vowels are left out inside a word. A first or last vowel is written (but for the silent e of French spelling), and
 * so are two together (Hussein) and the long one of a last syllable (Mahmoud).
 */
function mayBeUnwritten(spoken: string, vowelled: string, start: number): boolean {
  if (spoken === '') return true
  if (start === 0 || spoken.length > 1) return false
  const after = vowelled.length - start - spoken.length
  if (after === 0) return spoken === 'e'
  const longLast = after === 1 && start > 2 && !vowel(vowelled[0]) && (spoken === 'u' || spoken === 'o')
  return !longLast
}

function vowelFits(written: string, spoken: string, atStart: boolean): boolean {
  if (spoken === '' || spoken.length > written.length + 1) return false
  const letters = Array.from(written)
  const heard = (letter: string): boolean => groups.get(letter)?.some(other => spoken.includes(other)) ?? false
  // A single sign at the start only says that a vowel follows.
  if (atStart) return letters.length === 1 || letters.some(heard)
  return letters.every(heard)
}
