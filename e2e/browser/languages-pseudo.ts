/** An invented language written from the right, made from the English words: for the tests only. */
import type { Messages } from '#app/languages/index.ts'

/** The tag that Unicode keeps for a mirrored test language. */
export const PSEUDO = 'ar-XB'
const LETTERS: Record<string, string> = {
  ...{ a: 'ا', b: 'ب', c: 'چ', d: 'د', e: 'ي', f: 'ف', g: 'ج', h: 'ه', i: 'ي', j: 'ج', k: 'ك', l: 'ل', m: 'م' },
  ...{ n: 'ن', o: 'و', p: 'پ', q: 'ق', r: 'ر', s: 'س', t: 'ت', u: 'و', v: 'ڤ', w: 'و', x: 'خ', y: 'ي', z: 'ز' },
}
/** The forms of number Arabic has; English gives each its `_other`. */
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other']

/** A text in the invented language; blanks (`{{name}}`) stay as they are. */
export const pseudoText = (text: string): string =>
  text
    .split(/(\{\{.*?\}\})/)
    .map(part => (part.startsWith('{{') ? part : [...part].map(sign => LETTERS[sign.toLowerCase()] ?? sign).join('')))
    .join('')

/** A whole tree of messages in the invented language, with every form of number. */
export function pseudoMessages(tree: Messages): Messages {
  const made: Record<string, string | Messages> = {}
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value !== 'string') made[key] = pseudoMessages(value)
    else if (key.endsWith('_other')) for (const form of FORMS) made[key.replace('other', form)] = pseudoText(value)
    else if (!key.endsWith('_one')) made[key] = pseudoText(value)
  }
  return made
}
