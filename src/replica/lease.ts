/**
 * How long a sealed copy may be used without the server having been reached (security.md 5.8). It stops honest devices and
 * lets a freeze arrive; somebody with the passphrase and the disk it does not stop (decision 0091).
 */
import type { LocalBox } from './local-box.ts'
import type { Store } from './store/store.ts'

/** The signed policy that says how many hours: `0` for never without the server. */
export const LEASE_POLICY = 'offline.hours'
/** What key officers may choose between, in hours. */
export const LEASE_HOURS = [0, 12, 24, 72, 168] as const
const USUAL_HOURS = 72
const HOUR_MS = 3_600_000
/** Clocks of a device are set by the network now and then. */
const TOLERANCE_MS = 300_000

/** The lease of an organisation in hours: what key officers signed, 72 when they signed nothing that can be read. */
export function leaseHours(directory: { readonly policies: ReadonlyMap<string, string> }): number {
  const said = directory.policies.get(LEASE_POLICY)
  if (said === undefined) return USUAL_HOURS
  // What this version does not know must not make the lease longer than usual.
  return LEASE_HOURS.find(hours => String(hours) === said) ?? Math.min(...LEASE_HOURS)
}

const CONTACT = 'pin/contact'

/** When the server was last reached, and the latest time this device's clock has shown since. */
export type Contact = { at: number; seen: number }

async function readContact(store: Store, box: LocalBox): Promise<Contact | undefined> {
  const bytes = await store.get('kept', CONTACT)
  const value = bytes === undefined ? undefined : await box.openValue(CONTACT, bytes)
  if (typeof value !== 'object' || value === null || !('at' in value) || typeof value.at !== 'number') return undefined
  return { at: value.at, seen: 'seen' in value && typeof value.seen === 'number' ? value.seen : value.at }
}

const keep = async (store: Store, box: LocalBox, contact: Contact): Promise<void> =>
  store.write([{ table: 'kept', key: CONTACT, value: await box.sealValue(CONTACT, contact) }], 'relaxed')

/** Notes that the server was reached: from here the lease runs. */
export const noteContact = (store: Store, box: LocalBox, at: number): Promise<void> =>
  keep(store, box, { at, seen: at })

/** `offline.clock`: the clock shows less than it has shown before, so nobody can say how much of the lease is left. */
export type LeaseEnd = 'offline.lease' | 'offline.clock'

/** Until when (ms) the copy may be used without the server, or why it may not be used at all. */
export function leaseOf(
  contact: Contact | undefined,
  now: number,
  hours: number,
): { until: number } | { end: LeaseEnd } {
  if (contact === undefined) return { end: 'offline.lease' }
  if (now < contact.seen - TOLERANCE_MS) return { end: 'offline.clock' }
  const until = contact.at + hours * HOUR_MS
  return now > until ? { end: 'offline.lease' } : { until }
}

/** Looks at the lease without the server, and remembers what the clock shows: set back later, it gives no more time. */
export async function checkLease(
  store: Store,
  box: LocalBox,
  now: number,
  hours: number,
): Promise<{ until: number } | { end: LeaseEnd }> {
  const contact = await readContact(store, box)
  const lease = leaseOf(contact, now, hours)
  // A full disk must not lock anybody out: then an earlier mark stands.
  if (contact !== undefined && 'until' in lease && now > contact.seen + TOLERANCE_MS)
    await keep(store, box, { ...contact, seen: now }).catch(() => {})
  return lease
}

/** The last contact, for showing it; undefined before the first. */
export const lastContact = async (store: Store, box: LocalBox): Promise<number | undefined> =>
  (await readContact(store, box))?.at
