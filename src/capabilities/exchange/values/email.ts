import { plain, type Reading, readAs, unread } from './reading.ts'

const ADDRESS = /^[^\s@,;<>()"]+@[^\s@,;<>()".]+(\.[^\s@,;<>()".]+)+$/u

/** Reads a mail address; "mailto:" and <…> come off, anything else that is not one address is kept as text. */
export const readEmail = (text: string): Reading => {
  if (ADDRESS.test(text) && !text.toLowerCase().startsWith('mailto:')) return plain(text)
  const bare = text
    .replace(/^mailto:/i, '')
    .replace(/^.*<([^<>]+)>$/, '$1')
    .trim()
  return ADDRESS.test(bare) ? readAs(bare, 'text-cleaned', 'may') : unread('email-invalid')
}
