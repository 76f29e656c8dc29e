import { describe, expect, test } from 'vitest'
import { ACTIONS, DUPLICATE_REASONS, PROBLEM_KINDS, REFUSALS, TEMPLATES } from '../index.ts'
import { exchangeMessages } from './index.ts'

/** Every path of a tree with its text. */
const leaves = (tree: object, path = ''): Array<[string, string]> =>
  Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') return [[here, value] as [string, string]]
    return value !== null && typeof value === 'object' ? leaves(value, here) : []
  })
const paths = (tree: object): string[] =>
  leaves(tree)
    .map(([path]) => path)
    .sort()
const slots = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1] ?? ''))].sort()

describe('messages of import and export', () => {
  const english = new Map(leaves(exchangeMessages.en))

  test.each(['fr', 'es'] as const)('%s has the same keys and the same slots as English', language => {
    expect(paths(exchangeMessages[language])).toEqual(paths(exchangeMessages.en))
    for (const [path, text] of leaves(exchangeMessages[language])) {
      expect(slots(text), path).toEqual(slots(english.get(path) ?? ''))
      expect(text, path).not.toBe('')
    }
  })

  test('every code has its words, and no words are left over', () => {
    const { exchange } = exchangeMessages.en
    expect(Object.keys(exchange.problems).sort()).toEqual([...PROBLEM_KINDS].sort())
    expect(Object.keys(exchange.actions).sort()).toEqual([...ACTIONS].sort())
    expect(Object.keys(exchange.duplicates.reasons).sort()).toEqual([...DUPLICATE_REASONS].sort())
    expect(
      Object.keys(exchange.file)
        .map(key => `file.${key}`)
        .sort(),
    ).toEqual([...REFUSALS].sort())
    for (const template of TEMPLATES) expect(exchange.templates[template]).toBeTruthy()
  })

  test('slots are those the remarks can fill', () => {
    const known = new Set(['raw', 'read', 'part', 'range', 'rows', 'row', 'column', 'sheet', 'otherSheet', 'otherRow'])
    for (const [path, text] of english) for (const slot of slots(text)) expect(known, path).toContain(slot)
  })
})
