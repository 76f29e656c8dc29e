/**
 * Number of letters to insert, drop, change or swap with their neighbour, or `most + 1` when it is more than `most`.
 * Works on one diagonal band, so the cost is proportional to `most` times the length.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most) return most + 1
  let older: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row++) {
    const current: number[] = new Array(b.length + 1).fill(most + 1)
    current[0] = row
    let least = row
    const last = Math.min(b.length, row + most)
    for (let column = Math.max(1, row - most); column <= last; column++) {
      const cost = cell(a, b, row, column, older, previous, current, most)
      current[column] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    older = previous
    previous = current
  }
  return Math.min(previous[b.length] ?? most + 1, most + 1)
}

function cell(
  a: string,
  b: string,
  row: number,
  column: number,
  older: number[],
  previous: number[],
  current: number[],
  most: number,
): number {
  const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1)
  const far = most + 1
  let cost = (previous[column - 1] ?? far) + (same ? 0 : 1)
  cost = Math.min(cost, (previous[column] ?? far) + 1, (current[column - 1] ?? far) + 1)
  if (
    row > 1 &&
    column > 1 &&
    a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
    a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
  )
    cost = Math.min(cost, (older[column - 2] ?? far) + 1)
  return cost
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
