import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockData, running, startOf } from './lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'halte-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = () => join(folder, 'server.lock')

test.each([
  ['no lock', undefined],
  ['a lock whose process ended', JSON.stringify({ pid: 2 ** 22 - 1, started: 'x', token: 'old' })],
  ['a lock whose process id another program has', JSON.stringify({ pid: process.pid, started: 'x', token: 'old' })],
  ['a lock that a power cut left empty', ''],
])('of eight that start together on %s, one gets the folder', async (_, left) => {
  if (left !== undefined) writeFileSync(file(), left)
  const tried = await Promise.allSettled(Array.from({ length: 8 }, () => lockData(folder, 0)))
  const won = tried.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const refused = tried.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(won).toHaveLength(1)
  for (const reason of refused) expect(reason).toMatchObject({ code: 'lock.held', data: { pid: process.pid, folder } })
  won[0]?.release()
  expect(readdirSync(folder)).toEqual([])
})

test('waits for one that is about to let go', async () => {
  const first = await lockData(folder)
  const second = lockData(folder, 20_000)
  setTimeout(() => first.release(), 150)
  await (await second).release()
  expect(readdirSync(folder)).toEqual([])
})

test('knows a running process and when it began', () => {
  expect(running(process.pid)).toBe(true)
  expect(running(2 ** 22 - 1)).toBe(false)
  expect(startOf(process.pid)).toBe(startOf(process.pid))
  expect(startOf(process.pid)).not.toBe(startOf(1))
})
