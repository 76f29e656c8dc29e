import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { EXIT } from './command.ts'
import { commandsOf } from './index.ts'
import { parse } from './parse.ts'
import { run } from './run.ts'
import { readSetting } from './settings.ts'
import { emptyWorld } from './testing.test-support.ts'

const commands = commandsOf(emptyWorld)
const codeOf = (...argv: string[]) => {
  const parsed = parse(commands, argv)
  return parsed.ok ? parsed.command?.name : parsed.code
}

const terminal = {
  lang: 'en' as const,
  say: (key: string) => key,
  note: () => {},
  progress: () => {},
  ask: async () => undefined,
  askSecret: async () => undefined,
  env: {},
  signal: new AbortController().signal,
}
const ran = async (...argv: string[]) => {
  const out: string[] = []
  const err: string[] = []
  const code = await run(commands, argv, terminal, { out: text => out.push(text), err: text => err.push(text) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('reading the words typed', () => {
  test('the longest name wins, two words are one command', () => {
    expect(codeOf('team', 'create', 'Legal', '--purpose', 'legal')).toBe('team create')
    expect(codeOf('teams')).toBe('teams')
  })

  test('each mistake is named', () => {
    expect(codeOf('fly')).toBe('cli.unknownCommand')
    expect(codeOf('search')).toBe('cli.missingArgument')
    expect(codeOf('search', 'a', 'b')).toBe('cli.tooMany')
    expect(codeOf('search', 'a', '--nonsense')).toBe('cli.badOption')
    expect(codeOf('search', 'a', '--limit', 'many')).toBe('cli.badNumber')
    expect(codeOf('import', 'file.xlsx')).toBe('cli.missingOption')
    expect(codeOf('export', 'f', '--format', 'pdf', '--why', 'donor')).toBe('cli.badChoice')
    const parsed = parse(commands, ['search', 'a', '--nonsense'])
    expect(parsed.ok ? undefined : parsed.data).toEqual({ name: '--nonsense' })
  })

  test('help for all and for each, code 0; a wrong call code 2; a refusal with --json is one document', async () => {
    const all = await ran('--help')
    expect(all.code).toBe(EXIT.done)
    for (const command of commands) {
      expect(all.out).toContain(`  ${command.name}`)
      const one = await ran(...command.name.split(' '), '--help')
      expect(one.code, command.name).toBe(EXIT.done)
      expect(one.out).toContain(`--json`)
      expect(one.out, command.name).toMatch(/^help.usage/)
    }
    expect((await ran()).code).toBe(EXIT.usage)
    const refused = await ran('fly', '--json')
    expect(refused.code).toBe(EXIT.usage)
    expect(JSON.parse(refused.out)).toMatchObject({ ok: false, code: 'cli.unknownCommand', word: 'fly' })
  })
})

describe('settings', () => {
  test('typed by the declaration; an empty value removes', () => {
    expect(readSetting(CATALOGUE, 'case', 'header.firstName=Oksana = X')).toMatchObject({
      ok: true,
      value: 'Oksana = X',
    })
    expect(readSetting(CATALOGUE, 'case', 'facts.consent=true')).toMatchObject({ ok: true, value: true })
    expect(readSetting(CATALOGUE, 'case', 'facts.exploitation=ForcedLabour|Servitude')).toMatchObject({
      value: ['ForcedLabour', 'Servitude'],
    })
    expect(readSetting(CATALOGUE, 'case', 'header.aliases=Xana | Ana')).toMatchObject({ value: ['Xana', 'Ana'] })
    expect(readSetting(CATALOGUE, 'case', 'identity.birthdate=')).toMatchObject({ ok: true, value: null })
  })

  test('refused without repeating what was typed after the equals sign', () => {
    const refused = readSetting(CATALOGUE, 'case', 'header.nickname=Oksana')
    expect(refused).toMatchObject({ ok: false, code: 'cli.unknownField' })
    expect(JSON.stringify(refused)).not.toContain('Oksana')
    expect(readSetting(CATALOGUE, 'case', 'nonsense')).toMatchObject({ ok: false, code: 'cli.badSetting' })
  })
})
