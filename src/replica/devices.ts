/** The devices of a person: this one's name for itself, their list, and their end (security.md 5.8). */
import { equalBytes, fromB64, isUuid, orgId, replay, type UserId, userId } from '#vault'
import { forgetAccount } from './accounts.ts'
import { append } from './append.ts'
import type { Copy } from './copy.ts'
import { replayStored, statementFromWire } from './directory-sync.ts'
import type { Surroundings } from './open-copy.ts'
import type { AccountFile } from './remembered.ts'
import { readAccounts, remembered } from './remembered.ts'
import { type Places, storeName } from './sign-in.ts'
import { type Store, StoreBusy } from './store/store.ts'
import { rotateAll } from './teams.ts'
import { forgetDevice, nameDevice, thisDevice } from './this-device.ts'
import type { DeviceKind, DeviceView, Outcome, Remembered } from './types.ts'

/** Says to the server which device its session belongs to; with `kind`, says what it is. */
export async function keepDevice(copy: Copy, device: Store, kind?: DeviceKind): Promise<Outcome> {
  if (copy.shared) return kind === undefined ? { ok: true } : { ok: false, code: 'device.shared' }
  if (kind !== undefined) await nameDevice(device, copy.org, copy.handle, kind)
  const now = await thisDevice(device, copy.org, copy.handle)
  return copy.transport.call('keepDevice', { body: { device: now.id, type: now.kind } })
}

/** A person's devices; removed ones as the signed directory says, whatever the list does. */
export async function listDevices(copy: Copy, user: UserId): Promise<Outcome<{ devices: DeviceView[] }>> {
  const query = user === copy.user ? {} : { user }
  const answer = await copy.transport.call('devices', { query })
  if (!answer.ok) return answer
  const devices = answer.value.devices.map(({ id, kind, firstDay, lastDay, here, locked }) => ({
    id,
    kind,
    firstSeen: firstDay,
    lastSeen: lastDay,
    here,
    removed: copy.directory.revokedDevices.has(`${user}/${id}`),
    locked,
  }))
  return { ok: true, devices }
}

/** Signs that a device is out, and gives the person's teams new secrets as far as I may. */
export async function removeDevice(
  copy: Copy,
  device: string,
  user: UserId,
): Promise<Outcome<{ rotated: string[]; due: string[] }>> {
  if (!isUuid(device)) return { ok: false, code: 'device.unknown' }
  if (copy.directory.revokedDevices.has(`${user}/${device}`)) return { ok: true, rotated: [], due: [] }
  const done = await append(copy, () => [{ type: 'device.revoke', user, device }])
  if (!done.ok) return done
  const hers = [...copy.directory.teams].filter(([, team]) => team.members.has(user)).map(([id]) => id)
  return { ok: true, ...(await rotateAll(copy, hers, 'device')) }
}

/** Whether statements signed by who may say so end this device, or its person, as this copy knew the directory. */
async function isOrdered(around: Surroundings, places: Places, account: AccountFile, device: string): Promise<boolean> {
  const org = orgId(account.org)
  const rootFingerprint = fromB64(account.rootFingerprint)
  // The copy is let go before the server is asked: on a slow line its owner would find it in use when she unlocks.
  const before = await withCopy(places, account, store => replayStored(store, org, rootFingerprint))
  const body = { org, user: account.user, device, after: before?.head.seq ?? 0 }
  const answer = await around.transport.call('deviceOrder', { body })
  if (!answer.ok) return false
  const statements = answer.value.statements.map(statementFromWire).filter(statement => statement !== undefined)
  const replayed = await replay(org, rootFingerprint, statements, before)
  // Wiping on the word of a server alone would let it destroy what was not sent yet.
  if (!replayed.ok || !equalBytes(replayed.directory.rootFingerprint, rootFingerprint)) return false
  const user = userId(account.user)
  const { users, revokedDevices } = replayed.directory
  return revokedDevices.has(`${user}/${device}`) || users.get(user)?.status === 'revoked'
}

async function withCopy<T>({ stores }: Places, account: AccountFile, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await stores.open(storeName(account))
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

/**
 * Carries out a signed order to wipe: the sealed copy, the sealed keys and the account go from this device. False when there is
 * none, or the copy is in use elsewhere.
 */
export async function obey(around: Surroundings, places: Places, account: AccountFile): Promise<boolean> {
  const { id } = await thisDevice(places.device, account.org, account.handle)
  try {
    if (!(await isOrdered(around, places, account, id))) return false
    // She may have unlocked meanwhile: then the open copy hears of it itself.
    await withCopy(places, account, async () => {})
  } catch (error) {
    if (error instanceof StoreBusy) return false
    throw error
  }
  await places.stores.remove(storeName(account))
  await forgetAccount(places.device, account)
  await forgetDevice(places.device, account.org, account.handle)
  return true
}

/** Asks for every account kept here, but the one that is open. */
export async function obeyAll(around: Surroundings, places: Places, but?: string): Promise<Remembered[]> {
  const wiped: Remembered[] = []
  for (const account of await readAccounts(places.device))
    if (account.user !== but && (await obey(around, places, account))) wiped.push(remembered(account))
  return wiped
}
