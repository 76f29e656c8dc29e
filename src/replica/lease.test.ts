import { describe, expect, it } from 'vitest'
import { checkLease, leaseHours, leaseOf, noteContact } from './lease.ts'
import { LocalBox } from './local-box.ts'
import { memoryStores } from './store/memory.ts'

const HOUR = 3_600_000
const T = Date.UTC(2026, 10, 21)
const policies = (said?: string) => ({ policies: new Map(said === undefined ? [] : [['offline.hours', said]]) })

describe('the lease of a copy without the server', () => {
  it('is three days unless key officers signed otherwise, and none where their word is not understood', () => {
    expect(leaseHours(policies())).toBe(72)
    expect(leaseHours(policies('168'))).toBe(168)
    expect(leaseHours(policies('0'))).toBe(0)
    expect(leaseHours(policies('100000'))).toBe(0)
    expect(leaseHours(policies('-1'))).toBe(0)
  })

  it('ends on the hour, and never begins without a contact', () => {
    const contact = { at: T, seen: T }
    expect(leaseOf(contact, T + 72 * HOUR, 72)).toEqual({ until: T + 72 * HOUR })
    expect(leaseOf(contact, T + 72 * HOUR + 1, 72)).toEqual({ end: 'offline.lease' })
    expect(leaseOf(contact, T + 1, 0)).toEqual({ end: 'offline.lease' })
    expect(leaseOf(undefined, T, 72)).toEqual({ end: 'offline.lease' })
  })

  it('is not made longer by a clock set back, and is whole again after the next contact', async () => {
    const store = await memoryStores().open('lease')
    const box = await LocalBox.of(new Uint8Array(32))
    await noteContact(store, box, T)
    expect(await checkLease(store, box, T - 60_000, 72)).toEqual({ until: T + 72 * HOUR })
    expect(await checkLease(store, box, T - HOUR, 72)).toEqual({ end: 'offline.clock' })
    expect(await checkLease(store, box, T + 50 * HOUR, 72)).toEqual({ until: T + 72 * HOUR })
    expect(await checkLease(store, box, T + 10 * HOUR, 72)).toEqual({ end: 'offline.clock' })
    expect(await checkLease(store, box, T + 60 * HOUR, 72)).toEqual({ until: T + 72 * HOUR })
    await noteContact(store, box, T + 10 * HOUR)
    expect(await checkLease(store, box, T + 11 * HOUR, 72)).toEqual({ until: T + 82 * HOUR })
  })
})
