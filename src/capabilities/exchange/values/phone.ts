/** Phones: digits with "+" when the country is written, otherwise as written. A country is never guessed. */
import { plain, type Reading, readAs, unread } from './reading.ts'
import { asciiDigits } from './text.ts'

const digitsOf = (text: string): string => text.replace(/\D/g, '')
/** What may stand between digits. */
const PHONE_CHARACTERS = /^[\d\s+().\-/‐‑–\u00a0]*$/

/** Reads a phone cell. `isNumber`: the spreadsheet stored a number, so a leading zero or plus may be lost. */
export const readPhone = (text: string, isNumber: boolean): Reading => {
  const written = asciiDigits(text).replace(/^(tel|tél|phone|mob|mobile)\s*[.:]\s*/i, '')
  // Excel wrote the number with an exponent into the CSV: its last digits are lost.
  if (/^\d([.,]\d+)?e\+?\d+$/i.test(written)) return unread('phone-unreadable')
  const decimal = /^(\d{5,})[.,]0$/.exec(written)?.[1]
  if (decimal !== undefined) return readPhone(decimal, true)
  if (isNumber) {
    const short = digitsOf(written).length < 10
    return readAs(written, 'number-in-text-field', short ? 'must' : 'may', 'kept-as-written')
  }
  const count = digitsOf(written).length
  if (count === 0) return unread('phone-unreadable', 'may')
  const several = written.split(/[/;,\n]|\s(?:ou|or|o|and|et|y)\s/i).filter(part => digitsOf(part).length >= 7)
  if (several.length > 1) return unread('phone-unreadable')
  if (!PHONE_CHARACTERS.test(written)) return unread(count >= 6 ? 'phone-with-text' : 'phone-unreadable')
  const international = /^\(?\s*(\+|00)/.exec(written)
  if (international) {
    const digits = digitsOf(written.replace('(0)', '')).replace(/^00/, '')
    return digits.length >= 7 && digits.length <= 15 && !digits.startsWith('0')
      ? plain(`+${digits}`)
      : unread('phone-unreadable')
  }
  if (count < 3 || count > 15) return unread('phone-unreadable')
  const bare = /^\d+$/.test(written) && count >= 11 && !written.startsWith('0')
  return readAs(text, 'phone-not-international', bare ? 'may' : 'must', 'kept-as-written')
}
