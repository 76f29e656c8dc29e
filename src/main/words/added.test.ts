import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ENGLISH, filled, flatWords, judge, neededKeys } from './added-language.ts'
import enDoor from './en.ts'
import enInside from './en-inside.ts'
import esDoor from './es.ts'
import esInside from './es-inside.ts'
import frDoor from './fr.ts'
import frInside from './fr-inside.ts'

const FOLDER = join(import.meta.dirname, 'added')
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter(name => name.endsWith('.json')) : []

describe('a language that a translator adds', () => {
  it('needs one text for each of ours, in as many forms of number as it has', () => {
    const needed = [...neededKeys('uk').keys()]
    expect(needed.filter(key => key.startsWith('app.problems_'))).toEqual([
      'app.problems_one',
      'app.problems_few',
      'app.problems_many',
      'app.problems_other',
    ])
    expect([...neededKeys('vi').keys()].filter(key => key.startsWith('app.problems_'))).toEqual(['app.problems_other'])
    expect(needed.length).toBeGreaterThan(flatWords(ENGLISH).size)
  })

  it('is told by key what is missing, what nothing asks for, and where a blank was lost', () => {
    const words = {
      app: { close: 'Закрити', cancel: ' ', demo: { org: 'демонстрація' }, problems_one: 'Один пункт' },
      old: 'x',
    }
    const verdict = judge('uk', words)
    const missing = new Map(verdict.missing)
    expect(missing.has('app.close')).toBe(false)
    expect(missing.has('app.problems_one')).toBe(false)
    expect(missing.get('app.cancel')).toBe('Cancel')
    expect(missing.get('app.problems_few')).toContain('{{count}}')
    expect(verdict.unknown).toEqual(['old'])
    expect(verdict.wrongBlanks).toEqual(['app.demo.org'])
  })

  it('keeps what is there when its file is completed, and then misses exactly what is empty', () => {
    const whole = filled('uk', { app: { close: 'Закрити' } })
    expect(flatWords(whole).get('app.close')).toBe('Закрити')
    expect(flatWords(whole).size).toBe(neededKeys('uk').size)
    expect(judge('uk', whole).missing.length).toBe(neededKeys('uk').size - 1)
  })

  it.each([...files, 'none yet'])('%s holds nothing that would break a sentence', name => {
    if (name === 'none yet') return
    const { unknown, wrongBlanks } = judge(
      name.replace('.json', ''),
      JSON.parse(readFileSync(join(FOLDER, name), 'utf8')),
    )
    expect({ unknown, wrongBlanks }).toEqual({ unknown: [], wrongBlanks: [] })
  })
})

describe('our three languages', () => {
  it.each([
    ['fr', frDoor, frInside],
    ['es', esDoor, esInside],
    ['en', enDoor, enInside],
  ])('%s has every form of number its language has', (language, door, inside) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const words of [door, inside]) {
      const keys = new Set(flatWords(words).keys())
      const counted = [...keys].filter(key => key.endsWith('_other')).map(key => key.replace(/_other$/, ''))
      expect(counted.flatMap(key => forms.map(form => `${key}_${form}`)).filter(key => !keys.has(key))).toEqual([])
    }
  })
})
