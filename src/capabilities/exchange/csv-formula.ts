/**
 * Spreadsheets run a CSV cell that starts with one of these as a formula, so a case could carry a command to the next reader.
 * An apostrophe before it makes it text; reading takes exactly one apostrophe off again, so nothing is changed on the way.
 */
const STARTS = '[=+\\-@\\t\\r\\n|%＝＋－＠]'
const DANGEROUS = new RegExp(`^'*\\s*${STARTS}`)
const DEFUSED = new RegExp(`^''*\\s*${STARTS}`)

/** Makes a CSV cell harmless. */
export const defuse = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text)

/** Takes the apostrophe off again. */
export const undefuse = (text: string): string => (DEFUSED.test(text) ? text.slice(1) : text)
