/** What a translator's file must hold, from the English words; used by the tool and by the tests. */

import help from '#app/help/words/en.ts'
import { joinMessages, type Messages } from '#app/languages/index.ts'
import door from './en.ts'
import inside from './en-inside.ts'

/** Every English text of the app. */
export const ENGLISH: Messages = joinMessages(door, inside, help)

/** Dotted keys of a tree with their texts. */
export function flatWords(tree: Messages, before = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(before + key, value)
    else for (const [inner, text] of flatWords(value, `${before}${key}.`)) flat.set(inner, text)
  }
  return flat
}
/** A message without its form of number: `people_one` and `people_other` are one message. */
export const baseOf = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '')
/** The blanks of a message, in order of name. */
export const blanksOf = (text: string): string =>
  [...text.matchAll(/\{\{\s*(\w+)/g)]
    .map(match => match[1])
    .sort()
    .join()

/** The keys a language needs, each with the English text it stands for: as many forms of number as the language has. */
export function neededKeys(tag: string): Map<string, string> {
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories
  const needed = new Map<string, string>()
  for (const [key, text] of flatWords(ENGLISH)) {
    if (!/_(one|other)$/.test(key)) needed.set(key, text)
    else if (key.endsWith('_other')) for (const form of forms) needed.set(`${baseOf(key)}_${form}`, text)
  }
  return needed
}

export interface Verdict {
  /** Keys without a text, with the English one. */
  missing: Array<[key: string, english: string]>
  /** Keys the app does not ask for. */
  unknown: string[]
  /** Keys whose blanks differ from the English ones. */
  wrongBlanks: string[]
}

/** Holds a translator's file against the English words. */
export function judge(tag: string, words: Messages): Verdict {
  const needed = neededKeys(tag)
  const given = flatWords(words)
  const verdict: Verdict = { missing: [], unknown: [], wrongBlanks: [] }
  for (const [key, english] of needed) {
    const text = given.get(key)?.trim()
    if (!text) verdict.missing.push([key, english])
    // A form for one or two may say the number in a word.
    else if (blanksOf(text) !== blanksOf(english) && !/_(zero|one|two)$/.test(key)) verdict.wrongBlanks.push(key)
  }
  verdict.unknown = [...given.keys()].filter(key => !needed.has(key))
  return verdict
}

/** The file as it should be: every needed key in the order of the app, what is there kept, what is missing empty. */
export function filled(tag: string, words: Messages): Messages {
  const given = flatWords(words)
  const tree: Messages = {}
  for (const key of neededKeys(tag).keys()) put(tree, key.split('.'), given.get(key) ?? '')
  return tree
}
function put(tree: Record<string, string | Messages>, [first = '', ...rest]: string[], text: string): void {
  if (rest.length === 0) {
    tree[first] = text
    return
  }
  const inner: Record<string, string | Messages> = { ...(typeof tree[first] === 'object' ? tree[first] : {}) }
  put(inner, rest, text)
  tree[first] = inner
}
