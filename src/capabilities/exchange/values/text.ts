/** Text as the store keeps it: composed letters, no outer white space, no invisible marks, line feeds only. */

const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const INVISIBLE = /[\u200b\ufeff]/g
/** Control characters except tab and line feed; they come from old programs and mean nothing. */
const CONTROLS = /[\p{Cc}--[\t\n]]/gv

/** Most cells: printable ASCII that neither starts nor ends with a space. */
const NOTHING_TO_DO = /^[!-~](?:[ -~]*[!-~])?$/

export type CleanText = { text: string; marks: boolean }

/** Normalises a text; curly quotes, capitals and the Persian non-joiner stay as typed. */
export const cleanText = (raw: string): CleanText => {
  if (NOTHING_TO_DO.test(raw)) return { text: raw, marks: false }
  const unmarked = raw.replace(DIRECTION_MARKS, '')
  const text = unmarked.replace(INVISIBLE, '').replace(/\r\n?/g, '\n').replace(CONTROLS, '').normalize('NFC').trim()
  return { text, marks: unmarked.length !== raw.length }
}

/** Runs of spaces inside a line become one. */
export const singleSpaced = (text: string): string => text.replace(/[ \t\u00a0]{2,}/g, ' ')

/** Digits of other scripts (Eastern Arabic, Persian, Devanagari, Bengali, Thai, full width…) as 0 to 9. */
export const asciiDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0) ?? 0
    if (code < 128) return digit
    // Every set of decimal digits is ten code points in order, so the zero is found by stepping down.
    let zero = code
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
    return String((code - zero) % 10)
  })

/** Letters were lost before the file was written: question marks or replacement characters stand for them. */
export const lostLetters = (text: string, isName: boolean): boolean =>
  text.includes('\ufffd') || (isName && (/\?{2,}/.test(text) || /\p{L}\?\p{L}|\?\p{Ll}/u.test(text)))
