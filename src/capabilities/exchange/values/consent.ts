/** Consent and other yes/no cells. Only a clear yes is a yes. */
import { listKey } from '../fold.ts'
import { plain, type Reading, unread } from './reading.ts'

const keys = (words: string): Set<string> => new Set(words.split(' ').map(listKey))
const YES = keys('yes y true vrai oui sí verdadero wahr ja sim verdadeiro sì vero tak да так نعم evet po')
const NO = keys('no n false faux non falso falsch nein não nao nie нет ні لا hayır jo')

/** Marks that mean yes and no only when the whole column is written so. */
const PAIRS: ReadonlyArray<readonly [string, string]> = [
  ['1', '0'],
  ['o', 'n'],
  ['s', 'n'],
]

/** The marks a column uses for yes and no, when all its cells agree and both occur ("1" and "0", "O" and "N"). */
export const booleanMarks = (texts: string[]): readonly [string, string] | undefined => {
  const seen = new Set(texts.map(listKey))
  return PAIRS.find(([yes, no]) => seen.size === 2 && seen.has(yes) && seen.has(no))
}

/** Reads a yes/no cell: TRUE, Yes, VRAI, Oui, Sí, … Anything else is asked, never taken for a yes. */
export const readBoolean = (text: string, marks: readonly [string, string] | undefined): Reading => {
  const key = listKey(text)
  if (YES.has(key) || (marks && key === marks[0])) return plain(true)
  if (NO.has(key) || (marks && key === marks[1])) return plain(false)
  return unread('consent-unreadable', key === '1' || key === '0' ? 'may' : 'must')
}
