/** Column letters and cell references. */

/** 0 → "A", 26 → "AA". */
export const columnLetter = (index: number): string => {
  let letters = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}

/** "A" → 0, "AA" → 26. */
export const columnIndex = (letters: string): number => {
  let n = 0
  for (const letter of letters) n = n * 26 + (letter.charCodeAt(0) - 64)
  return n - 1
}

/** Row (1-based) and column (0-based) of a reference like "$B$12", or undefined when it is none. */
export const parseReference = (text: string): { row: number; index: number } | undefined => {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text.trim().toUpperCase())
  return match?.[1] && match[2] ? { row: Number(match[2]), index: columnIndex(match[1]) } : undefined
}
