import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'
import { device, founded, must, PASSPHRASES } from './devices.test-support.ts'
import { sqliteStores } from './store/sqlite.ts'

const ROUNDS = 20
let server: TestServer
const folder = mkdtempSync(join(tmpdir(), 'halte-kill-'))

beforeAll(async () => {
  server = await startTestServer({ catalogue: CATALOGUE })
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Lets a process write, and kills it `wait` ms after its first `least` edits. Answers what it had acknowledged. */
function writeAndKill(args: readonly string[], least: number, wait: number): Promise<string[]> {
  const script = join(import.meta.dirname, 'kill-writer.test-support.ts')
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  let complaint = ''
  child.stderr.on('data', data => {
    complaint += data
  })
  // What was cut in the middle of a line was not yet said.
  const said = () =>
    text
      .split('\n')
      .slice(0, -1)
      .filter(line => line !== 'in')
  let doomed = false
  child.stdout.on('data', data => {
    text += data
    if (doomed || said().length < least) return
    doomed = true
    setTimeout(() => child.kill('SIGKILL'), wait)
  })
  return new Promise((done, failed) => {
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') done(said())
      else failed(new Error(`ended by itself with ${code}: ${complaint}`))
    })
  })
}

it('keeps every acknowledged edit of a process that is killed twenty times while writing', {
  timeout: 300_000,
}, async () => {
  const around = { url: server.url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  const mirela = await founded(around, sqliteStores(folder))
  const sealed = { header: { firstName: 'Amina' } }
  const { root } = must(await mirela.replica.create('case', { team: mirela.team, facts: { status: 'Active' }, sealed }))
  must(await mirela.replica.syncNow())
  await mirela.replica.close()
  const catalogueModule = new URL('../capabilities/catalogue.ts', import.meta.url).href
  const acknowledged: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    // Every other round the server cannot be reached: then only the disk has it.
    const url = round % 2 === 0 ? server.url : 'http://127.0.0.1:9'
    const args = [url, folder, mirela.org, root, String(round), catalogueModule, PASSPHRASES.mirela]
    acknowledged.push(...(await writeAndKill(args, round % 5, (round * 37) % 160)))
  }
  expect(acknowledged.length).toBeGreaterThan(ROUNDS)
  const back = await device(around, sqliteStores(folder))
  must(await back.replica.signIn({ org: mirela.org, handle: 'mirela', passphrase: PASSPHRASES.mirela }))
  must(await back.replica.syncNow())
  expect(await back.replica.status()).toMatchObject({ waiting: 0, refused: 0, conflicts: 0 })
  const { report } = must(await back.replica.verify())
  expect(report.problems).toEqual([])
  await back.replica.close()
  // Another device sees what the server has, not what this disk remembers.
  const other = await device(around)
  must(await other.replica.signIn({ org: mirela.org, handle: 'mirela', passphrase: PASSPHRASES.mirela }))
  must(await other.replica.syncNow())
  const { records } = must(await other.replica.open(root)).root
  const there = new Set(records.map(record => `note ${record.sealed.narrative?.body}`))
  const aliases = records[0]?.sealed.header?.aliases
  for (const alias of Array.isArray(aliases) ? aliases : []) there.add(`alias ${alias}`)
  expect(acknowledged.filter(line => !there.has(line))).toEqual([])
  await other.replica.close()
})
