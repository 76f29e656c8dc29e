const lookAlikes: ReadonlyMap<string, string> = new Map([
  ['o', '0'],
  ['i', '1'],
  ['l', '1'],
])

/** Letters and digits of a case code with the look-alikes made one: O is 0, I and L are 1. Lower case. */
export function normaliseCode(text: string): string {
  let code = ''
  for (const letter of text.normalize('NFKC').toLowerCase())
    if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) code += lookAlikes.get(letter) ?? letter
  return code
}

const partEnd = /[-‐‑–/ ]+/

/** The ways a code is asked for: whole, and from each part after a hyphen (H-7K3F: h7k3f, 7k3f). */
export function codeForms(text: string): ReadonlyArray<string> {
  const forms: string[] = []
  let form = ''
  for (const part of text.split(partEnd).reverse()) {
    const code = normaliseCode(part)
    form = code + form
    if (code !== '' && form.length >= 2) forms.unshift(form)
  }
  return forms
}

const decimal = /\p{Nd}/gu

/** Digits of a phone number in any script's digits, without formatting and without the international 00 or +. */
export function phoneDigits(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.replace(/[^0-9]+/g, '').replace(/^00/, '')
  const digits = Array.from(text.normalize('NFKC').matchAll(decimal), ([digit]) => String(digitValue(digit))).join('')
  return digits.replace(/^00/, '')
}

/** Unicode lays the ten digits of every script out in a row that starts at a code point with a known remainder. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return (code - zero) % 10
}

export const shortestPhoneQuery = 4
const shortestNational = 7

/** Whether a stored number answers a queried run of at least four digits, with or without the national leading zero. */
export function phoneMatches(stored: string, wanted: string): boolean {
  if (wanted.length < shortestPhoneQuery) return false
  if (stored.includes(wanted)) return true
  if (wanted.startsWith('0') && wanted.length > shortestPhoneQuery && stored.includes(wanted.slice(1))) return true
  return stored.startsWith('0') && stored.length > shortestNational && wanted.endsWith(stored.slice(1))
}
