import pg from 'pg'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import type { Stores } from '#replica'
import { unlock } from '#replica/accounts.ts'
import { replayStored } from '#replica/directory-sync.ts'
import { grantFromWire } from '#replica/keyring.ts'
import { ROUTES } from '#replica/protocol.ts'
import { readAccounts } from '#replica/remembered.ts'
import { kdfFromWire } from '#replica/wire.ts'
import {
  asSealed,
  type Bytes,
  COMPARTMENTS,
  type Compartment,
  type CompartmentKeys,
  fromB64,
  openGrant,
  openHistory,
  openObject,
  openWrap,
  orgId,
  ownBytes,
  recordId,
  rootId,
  teamId,
  userId,
} from '#vault'

/** One sealed version that a thief of the server would have, and what the keys at hand made of it. */
export interface Tried {
  readonly root: string
  readonly rec: string
  readonly comp: string
  readonly version: number
  /** The document as text, or undefined when no key opened it. */
  readonly text: string | undefined
}

type Secret = { team: string; epoch: number; secret: Bytes }

/**
 * What somebody can open who has a device's sealed copy, its passphrase, and the whole database: every secret granted to her,
 * every wrap then and now, every sealed version, in every combination.
 */
export async function openEverything(
  ownerUrl: string,
  stores: Stores,
  who: { org: string; user: string; passphrase: string },
): Promise<Tried[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query('set role halte_backup')
  try {
    const secrets = await secretsOf(stores, who)
    const keys = await caseKeysOf(client, stores, who, secrets)
    return await tryVersions(client, who.org, keys)
  } finally {
    await client.end()
  }
}

/** Every raw secret a person holds: her master and cache keys, and the secrets of her teams. */
export async function heldSecrets(
  stores: Stores,
  who: { org: string; user: string; passphrase: string },
): Promise<Bytes[]> {
  const { keys } = await accountOf(stores, who)
  return [keys.umk, keys.cacheKey, ...(await secretsOf(stores, who)).map(({ secret }) => secret)]
}

async function accountOf(stores: Stores, { user, passphrase }: { user: string; passphrase: string }) {
  const account = (await readAccounts(await stores.open('device'))).find(each => each.user === user)
  const kdf = account === undefined ? undefined : kdfFromWire(account.kdf)
  if (account === undefined || kdf === undefined) throw new Error('no account on this device')
  const opened = await unlock(account, passphrase, kdf)
  if (!opened.ok) throw new Error(opened.code)
  return { account, keys: opened.keys }
}

async function secretsOf(
  stores: Stores,
  { org, user, passphrase }: { org: string; user: string; passphrase: string },
): Promise<Secret[]> {
  const { account, keys } = await accountOf(stores, { user, passphrase })
  const store = await stores.open(`account-${user}`)
  const directory = await replayStored(store, orgId(org), fromB64(account.rootFingerprint))
  const kept = ROUTES.grants.answer.parse(JSON.parse((await store.get('meta', 'grants')) ?? 'null'))
  if (directory === undefined) throw new Error('no directory on this device')
  const secrets: Secret[] = []
  for (const wire of kept.grants) {
    const grant = await openGrant(grantFromWire(wire), { user: userId(user), enc: keys.enc }, directory)
    if (grant.ok) secrets.push({ team: wire.team, epoch: wire.epoch, secret: grant.secret })
  }
  for (const { team, epoch, box } of [...kept.histories].sort((a, b) => b.epoch - a.epoch)) {
    const newer = secrets.find(each => each.team === team && each.epoch === epoch)
    const older =
      newer && (await openHistory(newer.secret, fromB64(box), { inst: orgId(org), team: teamId(team), epoch }))
    if (older?.ok) secrets.push({ team, epoch: epoch - 1, secret: older.secret })
  }
  return secrets
}

type WrapRow = { root: string; team: string; teamEpoch: number; caseEpoch: number; scope: string; box: Uint8Array }

/** Keys of cases by root, from the wraps of the device and those of the database. */
async function caseKeysOf(
  client: pg.Client,
  stores: Stores,
  { org, user }: { org: string; user: string },
  secrets: readonly Secret[],
): Promise<Map<string, CompartmentKeys[]>> {
  const { rows } = await client.query<WrapRow>(`select root_id as root, team_id as team, team_epoch as "teamEpoch",
    case_epoch as "caseEpoch", scope, box from root_wrap`)
  const store = await stores.open(`account-${user}`)
  const cached: WrapRow[] = (await store.range('wraps')).map(([, wrap]) => wrap)
  const keys = new Map<string, CompartmentKeys[]>()
  for (const { root, team, teamEpoch, caseEpoch, scope, box } of [...rows, ...cached]) {
    for (const { secret } of secrets.filter(each => each.team === team)) {
      const ctx = { inst: orgId(org), team: teamId(team), teamEpoch, rootId: rootId(root), caseEpoch, scope }
      const opened = await openWrap(ctx, secret, ownBytes(box))
      if (opened.ok) keys.set(root, [...(keys.get(root) ?? []), opened.keys])
    }
  }
  return keys
}

async function tryVersions(
  client: pg.Client,
  org: string,
  keys: ReadonlyMap<string, CompartmentKeys[]>,
): Promise<Tried[]> {
  const { rows } = await client.query<{
    root: string
    rec: string
    comp: string
    version: number
    kind: string
    sealed: Uint8Array
  }>(
    `select s.root_id as root, s.record_id as rec, s.comp, s.version, r.kind, s.sealed from sealed_version s
     join record r on r.org_id = s.org_id and r.id = s.record_id order by s.record_id, s.comp, s.version`,
  )
  const tried: Tried[] = []
  for (const row of rows) tried.push({ ...row, text: await textOf(org, row, keys.get(row.root) ?? []) })
  return tried
}

async function textOf(
  org: string,
  row: { root: string; rec: string; comp: string; version: number; kind: string; sealed: Uint8Array },
  keys: readonly CompartmentKeys[],
): Promise<string | undefined> {
  const comp = COMPARTMENTS.find((name): name is Compartment => name === row.comp)
  const schema = CATALOGUE.get(row.kind)?.schema
  if (comp === undefined || schema === undefined) return undefined
  const keyEpoch = Buffer.from(row.sealed).readUInt32BE(4)
  for (const held of keys) {
    const key = held.get(comp)
    if (key === undefined) continue
    const ctx = {
      inst: orgId(org),
      type: row.kind,
      rootId: rootId(row.root),
      recId: recordId(row.rec),
      comp,
      keyEpoch,
      version: row.version,
      schema,
    }
    const opened = await openObject(ctx, key, asSealed(ownBytes(row.sealed)))
    if (opened.ok) return JSON.stringify(opened.document instanceof Map ? [...opened.document] : opened.document)
  }
  return undefined
}
