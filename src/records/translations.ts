/** What every capability's messages must hold, derived from its kinds; and what makes two languages disagree. */
import { type AnyKind, fieldsOf, listsOf } from './kinds.ts'

export type MessageTree = { readonly [key: string]: string | MessageTree }
export const LANGUAGES = ['en', 'fr', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** Dotted keys of a tree with their texts. */
export function flatMessages(tree: MessageTree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(prefix + key, value)
    else for (const [inner, text] of flatMessages(value, `${prefix}${key}.`)) flat.set(inner, text)
  }
  return flat
}

/** The keys that kinds cannot do without: their names, field labels, list values and rules. */
export function requiredKeys(kinds: readonly AnyKind[]): string[] {
  const keys = new Set<string>()
  for (const declared of kinds) {
    keys.add(`kinds.${declared.name}.label`).add(`kinds.${declared.name}.plural`)
    for (const { name } of fieldsOf(declared)) keys.add(`fields.${declared.name}.${name}.label`)
    for (const rule of declared.rules) keys.add(`problems.${rule.code}`)
  }
  for (const list of listsOf(kinds).values()) for (const value of list.values) keys.add(`lists.${list.name}.${value}`)
  return [...keys]
}

/** One text by its dotted key. */
export function message(tree: MessageTree, key: string): string | undefined {
  let at: string | MessageTree | undefined = tree
  for (const step of key.split('.')) at = typeof at === 'object' ? at[step] : undefined
  return typeof at === 'string' ? at : undefined
}

/** One tree of several; a key two of them define is a bug. */
export function joinMessages(...trees: readonly MessageTree[]): MessageTree {
  const joined: Record<string, string | MessageTree> = {}
  for (const tree of trees) {
    for (const [key, value] of Object.entries(tree)) {
      const known = joined[key]
      if (known === undefined) joined[key] = value
      else if (typeof known === 'object' && typeof value === 'object') joined[key] = joinMessages(known, value)
      else throw new Error(`message ${key} is defined twice`)
    }
  }
  return joined
}
