import { describe, expect, test } from 'vitest'
import { flatMessages } from '#records'
import { commandsOf, en, es, fr } from './index.ts'
import { COMMON } from './parse.ts'
import { keyOf } from './run.ts'
import { emptyWorld } from './testing.test-support.ts'

const trees = { en: flatMessages(en), fr: flatMessages(fr), es: flatMessages(es) }
/** English has no `_many`; French and Spanish need it for millions. */
const plain = (keys: Iterable<string>) => [...keys].filter(key => !key.endsWith('_many')).sort()

describe('words of the command line', () => {
  test.each(['fr', 'es'] as const)('%s has the keys of English, and a form for every plural', lang => {
    expect(plain(trees[lang].keys())).toEqual(plain(trees.en.keys()))
    for (const key of trees.en.keys()) {
      if (key.endsWith('_other')) expect(trees[lang].has(key.replace(/_other$/, '_many')), key).toBe(true)
    }
  })

  test('every command and every option is explained', () => {
    for (const command of commandsOf(emptyWorld)) {
      const key = `commands.${keyOf(command)}`
      expect(trees.en.has(`${key}.about`) && trees.en.has(`${key}.more`), key).toBe(true)
      for (const option of [...command.options, ...COMMON]) {
        expect(trees.en.has(`options.${option.name}`), option.name).toBe(true)
        if (option.value) expect(trees.en.has(`values.${option.value}`), option.value).toBe(true)
      }
    }
  })
})
