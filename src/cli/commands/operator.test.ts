import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { emptyWorld } from '../testing.test-support.ts'
import { operatorCommands } from './operator.ts'

const folder = mkdtempSync(join(tmpdir(), 'halte-operator-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

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

test('a backup says that its file cannot be written only of that file, and leaves nothing behind', async () => {
  const file = join(folder, 'backup.halte')
  const failing = (how: object) => {
    const backUp = async () => {
      throw Object.assign(new Error('failed'), how)
    }
    const backup = operatorCommands({ ...emptyWorld.operator, backUp }).find(({ name }) => name === 'backup')
    return backup?.run(terminal, {}, [file])
  }
  expect(await failing({ code: 'ENOSPC', syscall: 'write' })).toMatchObject({ ok: false, code: 'cli.notWritten' })
  expect(readdirSync(folder)).toEqual([])
  // Another file that this user may not read: a word about this place would send her the wrong way.
  const secrets = { code: 'EACCES', syscall: 'open', path: '/srv/halte/secrets.json' }
  await expect(failing(secrets)).rejects.toMatchObject(secrets)
  expect(readdirSync(folder)).toEqual([])
})
