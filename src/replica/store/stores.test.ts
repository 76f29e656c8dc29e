import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { memoryStores } from './memory.ts'
import { sqliteStores } from './sqlite.ts'
import { checkStore, keepsAcrossOpening } from './store-check.test-support.ts'

const folder = mkdtempSync(join(tmpdir(), 'halte-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each([
  ['memory', memoryStores()],
  ['SQLite', sqliteStores(folder)],
])('a store in %s', (_, stores) => {
  it('answers like a sorted map, batch by batch', async () => {
    expect(await checkStore(stores, 60)).toBe('same')
  })
  it('keeps what it was given when it is closed and opened again', async () => {
    expect(await keepsAcrossOpening(stores)).toBe('same')
  })
})

describe('a store in SQLite', () => {
  it('keeps nothing of a batch that fails', async () => {
    const store = await sqliteStores(folder).open('atomic')
    const bad = [
      { table: 'meta' as const, key: 'a', value: 'first' },
      // A function cannot be stored: the second write of the batch fails.
      { table: 'meta' as const, key: 'b', value: Object(() => 'second') },
    ]
    await expect(store.write(bad)).rejects.toThrow()
    expect(await store.range('meta')).toEqual([])
    await store.write([{ table: 'meta', key: 'a', value: 'again' }])
    expect(await store.get('meta', 'a')).toBe('again')
    await store.close()
  })
})
