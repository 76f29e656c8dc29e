import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseConfig } from './config.ts'
import { platformEn } from './messages/platform.en.ts'
import { platformEs } from './messages/platform.es.ts'
import { platformFr } from './messages/platform.fr.ts'
import { explain, localeOf, say } from './messages/platform.ts'

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'halte-config-'))
  writeFileSync(join(cwd, 'cert.pem'), 'x')
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

function problemsOf(env: Record<string, string>): { code: string; text: string }[] {
  const parsed = parseConfig(env, cwd)
  if (parsed.ok) return []
  return parsed.problems.map(problem => ({ code: problem.code, text: explain(parsed.locale, problem) }))
}

describe('parseConfig', () => {
  test('needs nothing', () => {
    const parsed = parseConfig({}, cwd)
    expect(parsed).toEqual({
      ok: true,
      config: {
        port: 4600,
        host: '127.0.0.1',
        dataDir: join(cwd, 'data'),
        databaseUrl: undefined,
        appDatabaseUrl: undefined,
        tls: undefined,
        pgBin: undefined,
        origin: undefined,
        demo: false,
        operatorToken: undefined,
        logLevel: 'info',
        locale: 'en',
      },
    })
  })

  test('takes every setting', () => {
    const parsed = parseConfig(
      {
        PORT: '8080',
        HOST: '::1',
        DATABASE_URL: 'postgresql://halte:s%40crt@db.example.org/halte',
        HALTE_DATA: 'elsewhere',
        HALTE_TLS_CERT: 'cert.pem',
        HALTE_TLS_KEY: 'cert.pem',
        HALTE_ORIGIN: 'https://cases.example.org/',
        HALTE_DEMO: '1',
        HALTE_LOG: 'warn',
        LANG: 'es_CO.UTF-8',
      },
      cwd,
    )
    expect(parsed).toMatchObject({
      ok: true,
      config: {
        port: 8080,
        host: '::1',
        dataDir: join(cwd, 'elsewhere'),
        tls: { cert: join(cwd, 'cert.pem') },
        origin: 'https://cases.example.org',
        demo: true,
        logLevel: 'warn',
        locale: 'es',
      },
    })
  })

  test.each([
    ['PORT', '70000', 'config.port'],
    ['PORT', '46o0', 'config.port'],
    ['HOST', 'two words', 'config.host'],
    ['DATABASE_URL', 'mysql://u:secret@h/d', 'config.database-url'],
    ['DATABASE_URL', 'postgresql://u:secret@h', 'config.database-url'],
    ['DATABASE_URL', 'postgresql://h/d', 'config.database-url'],
    ['DATABASE_URL', 'secret', 'config.database-url'],
    ['HALTE_APP_DATABASE_URL', 'postgresql://u:secret@h/d', 'config.app-database-url'],
    ['HALTE_DATA', 'cert.pem/below', 'config.data'],
    ['HALTE_DATA', '/proc/halte/data', 'config.data'],
    ['HALTE_TLS_CERT', 'cert.pem', 'config.tls-pair'],
    ['HALTE_TLS_KEY', 'cert.pem', 'config.tls-pair'],
    ['HALTE_PG_BIN', '.', 'config.pg-bin'],
    ['HALTE_ORIGIN', 'https://cases.example.org/path', 'config.origin'],
    ['HALTE_ORIGIN', 'cases.example.org', 'config.origin'],
    ['HALTE_DEMO', 'yes', 'config.demo'],
    ['HALTE_LOG', 'loud', 'config.log'],
    ['HALTE_OPERATOR_TOKEN', 'secret', 'config.operator-token'],
  ])('%s=%s is refused with a message that names it and keeps secrets', (name, value, code) => {
    const problems = problemsOf({ [name]: value })
    expect(problems.map(problem => problem.code)).toEqual([code])
    expect(problems[0]?.text).toContain(name)
    expect(problems[0]?.text).not.toMatch(/secret|\{/)
  })

  test('tells every problem at once, in the language of the terminal', () => {
    const problems = problemsOf({ PORT: 'x', HALTE_DEMO: 'y', LC_ALL: 'fr_FR.UTF-8' })
    expect(problems.map(({ code }) => code)).toEqual(['config.port', 'config.demo'])
    expect(problems[0]?.text).toContain('PORT vaut « x »')
  })

  test('an unreadable certificate is named', () => {
    expect(problemsOf({ HALTE_TLS_CERT: 'cert.pem', HALTE_TLS_KEY: 'none.pem' })[0]?.text).toContain(
      'HALTE_TLS_KEY is “none.pem”',
    )
  })
})

describe('messages', () => {
  test.each([
    ['fr', platformFr],
    ['es', platformEs],
  ] as const)('%s fills the same places as English', (_, messages) => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(match => match[0]).sort()
    expect(Object.keys(messages).sort()).toEqual(Object.keys(platformEn).sort())
    for (const [key, text] of Object.entries(platformEn))
      expect(places(new Map(Object.entries(messages)).get(key) ?? ''), key).toEqual(places(text))
  })

  test('language by LC_ALL, then LC_MESSAGES, then LANG', () => {
    expect(localeOf({ LC_ALL: 'fr_BE', LANG: 'es_ES' })).toBe('fr')
    expect(localeOf({ LC_ALL: '', LC_MESSAGES: 'es', LANG: 'fr' })).toBe('es')
    expect(localeOf({ LANG: 'C.UTF-8' })).toBe('en')
    expect(say('en', 'start.ready', { address: 'http://localhost:4600' })).toContain('http://localhost:4600')
  })
})
