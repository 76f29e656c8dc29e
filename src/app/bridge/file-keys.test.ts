import { describe, expect, it } from 'vitest'
import type { Replica } from '#replica/types.ts'
import { withoutFileKeys } from './file-keys.ts'

const KEY = new Uint8Array(32).fill(7)
const FILE = { id: 'f1', key: KEY, name: 'a.png', type: 'image/png', size: 3, sha256: new Uint8Array(32).fill(1) }

/** The few methods this test drives, over what they were last asked. */
function desk() {
  const asked: unknown[] = []
  let state = { is: 'open' }
  let tell = () => {}
  const methods = {
    subscribe: (_topic: string, changed: () => void) => {
      tell = changed
      return () => {}
    },
    state: async () => state,
    open: async () => ({ ok: true, root: { records: [{ sealed: { legal: { files: [FILE], title: 'permit' } } }] } }),
    change: async (...args: unknown[]) => {
      asked.push(args)
      return { ok: true }
    },
  }
  const isReplica = (value: object): value is Replica => value === methods
  if (!isReplica(methods)) throw new Error('no replica')
  const lock = () => {
    state = { is: 'locked' }
    tell()
  }
  return { page: withoutFileKeys(methods), asked, lock }
}

describe('file keys', () => {
  it('do not reach the page, and come back when the page hands the file in', async () => {
    const { page, asked } = desk()
    const shown = JSON.stringify(await page.open('r'), (_, value) => (value instanceof Uint8Array ? [...value] : value))
    expect(shown).toContain('permit')
    expect(shown).not.toContain('7,7,7')
    await page.change({ root: 'r', rec: 'r' }, { sealed: { legal: { files: [{ ...FILE, key: new Uint8Array(32) }] } } })
    expect(asked).toEqual([[{ root: 'r', rec: 'r' }, { sealed: { legal: { files: [FILE] } } }]])
  })

  it('are forgotten with the lock', async () => {
    const { page, asked, lock } = desk()
    await page.open('r')
    lock()
    await Promise.resolve()
    const empty = { ...FILE, key: new Uint8Array(32) }
    await page.change({ root: 'r', rec: 'r' }, { sealed: { legal: { files: [empty] } } })
    expect(asked).toEqual([[{ root: 'r', rec: 'r' }, { sealed: { legal: { files: [empty] } } }]])
  })
})
