import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import helpEn from '#app/help/words/en.ts'
import helpEs from '#app/help/words/es.ts'
import helpFr from '#app/help/words/fr.ts'
import appEn from '#app/languages/en.ts'
import { joinMessages, type Messages } from '#app/languages/index.ts'
import listsEn from '#app/lists/words/en.ts'
import settingsEn from '#capabilities/access/ui/settings/words/en.ts'
import accessEn from '#capabilities/access/ui/words/en.ts'
import peopleEn from '#capabilities/access/ui/words/inside/en.ts'
import caseworkEn from '#capabilities/casework/ui/words/en.ts'
import enDoor from './en.ts'
import enInside from './en-inside.ts'
import esDoor from './es.ts'
import esInside from './es-inside.ts'
import frDoor from './fr.ts'
import frInside from './fr-inside.ts'

const en = joinMessages(enDoor, enInside, helpEn)
const fr = joinMessages(frDoor, frInside, helpFr)
const es = joinMessages(esDoor, esInside, helpEs)

const flat = (tree: Messages, before = ''): Map<string, string> => {
  const keys = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') keys.set(before + key, value)
    else for (const [inner, text] of flat(value, `${before}${key}.`)) keys.set(inner, text)
  }
  return keys
}
/** A message without its plural: `people_one` and `people_other` are one message. */
const base = (key: string) => key.replace(/_(one|many|other)$/, '')
const variables = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)/g)]
    .map(match => match[1] ?? '')
    .sort()
    .join()

/** Sources in which messages are asked for. */
const sources = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && ending.test(entry.name) && !entry.name.includes('.test.'))
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
const code = [
  ...['src/app', 'src/capabilities/access/ui', 'src/capabilities/casework'].flatMap(folder =>
    sources(folder, /\.tsx?$/),
  ),
  ...sources('src/main', /\.tsx$/),
].join('\n')

describe('the words of the screens', () => {
  const english = flat(en)
  const bases = new Set([...english.keys()].map(base))

  it.each([
    ['French', fr],
    ['Spanish', es],
  ])('%s says everything English says, with the same blanks', (_name, tree) => {
    const other = flat(tree)
    expect([...new Set([...other.keys()].map(base))].sort()).toEqual([...bases].sort())
    for (const [key, text] of english) {
      const same = other.get(key)
      if (same !== undefined) expect(`${key}: ${variables(same)}`).toBe(`${key}: ${variables(text)}`)
      expect(same?.trim(), key).not.toBe('')
    }
    // French and Spanish have a form of their own for millions; without it the key itself would be shown.
    for (const key of other.keys())
      if (key.endsWith('_other')) expect(other.has(`${base(key)}_many`), `${key} needs _many`).toBe(true)
  })

  it('has every message that is asked for by name', () => {
    const literal = [...code.matchAll(/\b(?:t|say)\(\s*'([a-zA-Z]\w*\.[\w.-]+)'/g)].map(match => match[1] ?? '')
    expect(literal.length).toBeGreaterThan(200)
    expect(literal.filter(key => !bases.has(key))).toEqual([])
  })

  it('has a place for every message whose name is put together', () => {
    const built = [...code.matchAll(/\b(?:t|say)\(\s*`([a-zA-Z.]*)\$\{/g)].map(match => match[1] ?? '')
    const missing = built.filter(start => start !== '' && ![...bases].some(key => key.startsWith(start)))
    expect(missing).toEqual([])
  })

  it('keeps no message that nothing asks for', () => {
    const named = new Set([...code.matchAll(/['"`]([a-zA-Z][\w.-]+)['"`]/g)].map(match => match[1] ?? ''))
    const starts = [...code.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map(match => match[1] ?? '')
    const ours = [...flat(joinMessages(appEn, listsEn, accessEn, peopleEn, settingsEn, caseworkEn)).keys()].map(base)
    expect(ours.filter(key => !named.has(key) && !starts.some(start => key.startsWith(start)))).toEqual([])
  })

  it('has on the screens before signing in every word they use', () => {
    const door = new Set([...flat(enDoor).keys()].map(base))
    const screens = ['first-page', 'sign-in', 'demo-page', 'join', 'new-passphrase']
    const code = [
      ...screens.map(name => readFileSync(`src/capabilities/access/ui/${name}.tsx`, 'utf8')),
      ...sources('src/app/shell', /\.tsx$/),
      ...sources('src/app/parts', /\.tsx$/),
    ].join('\n')
    const asked = [...code.matchAll(/\bt\(\s*'([a-zA-Z][\w.-]+)'/g)].map(match => match[1] ?? '')
    expect(asked.filter(key => !door.has(key))).toEqual([])
  })
})
