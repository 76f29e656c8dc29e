/** Opening the copy: from keys and what is on disk to lists a person can use, in the order that shows something first. */
import type { Catalogue } from '#records'
import { COMPARTMENTS, type CompartmentKeys, type Directory, orgId, type UserKeys, userId } from '#vault'
import { Alarms } from './alarms.ts'
import { catchUp } from './catch-up.ts'
import { checkChain } from './checks.ts'
import { Conflicts } from './conflicts.ts'
import { type Copy, Order, teamsOf } from './copy.ts'
import { Keyring } from './keyring.ts'
import { LocalBox } from './local-box.ts'
import { type Keys, openRecords } from './opened.ts'
import { Outbox } from './outbox.ts'
import { pending } from './overlay.ts'
import { followOwnFields } from './own-rows.ts'
import { type PackedLists, Packs, readPacks, serialiser } from './packs.ts'
import { ROUTES } from './protocol.ts'
import type { AccountFile } from './remembered.ts'
import { Rows, type SearchableKinds } from './rows.ts'
import type { Store } from './store/store.ts'
import type { Topics } from './topics.ts'
import type { Transport } from './transport.ts'
import type { Language } from './types.ts'
import { warmSearch } from './warm.ts'
import { holdFresh, showRecord } from './write.ts'

/** What stays the same whoever signs in. */
export type Surroundings = {
  transport: Transport
  catalogue: Catalogue
  searchable: SearchableKinds
  clock: () => number
  language: Language
  topics: Topics
}

/** An open copy with empty lists; `fill` brings what is on disk. */
export async function openCopy(
  around: Surroundings,
  account: AccountFile,
  keys: UserKeys,
  store: Store,
  directory: Directory,
  ended: AbortSignal,
  shared: boolean,
): Promise<Copy> {
  const { catalogue, clock, topics } = around
  const box = await LocalBox.of(keys.cacheKey)
  const rows = new Rows(catalogue, around.searchable)
  const serial = serialiser()
  const org = orgId(account.org)
  const copy: Copy = {
    org,
    orgName: account.orgName,
    demo: account.demo,
    user: userId(account.user),
    handle: account.handle,
    shared,
    language: around.language,
    keys,
    store,
    transport: around.transport.until(ended),
    catalogue,
    clock,
    topics,
    box,
    keyring: new Keyring(org, account.user, keys, store, () => copy.directory),
    rows,
    packs: new Packs(store, box, rows, serial),
    outbox: new Outbox(store, box, clock),
    conflicts: new Conflicts(store, box),
    alarms: new Alarms(store, box, topics, clock),
    serial,
    ended,
    directory,
    teamsOfRoot: new Map(),
    newHeads: new Set(),
    written: new Set(),
    doubtful: new Set(),
    behind: false,
    parted: false,
    order: new Order(),
  }
  copy.keyring.prove = (root, caseEpoch, keys) => opensRoot(copy, root, caseEpoch, keys)
  return copy
}

/** Whether keys open what their root's own record holds at this epoch, as its signed author wrote it (decision 0012). */
async function opensRoot(copy: Copy, root: string, caseEpoch: number, keys: CompartmentKeys): Promise<boolean> {
  const record = await copy.store.get('records', `${root}/${root}`)
  if (record === undefined) return false
  const only: Keys = { keysOf: async () => new Map([[caseEpoch, keys]]) }
  const [opened] = await openRecords({ ...copy, keyring: only }, [record])
  const comps = COMPARTMENTS.filter(comp => opened?.sealed[comp] !== undefined)
  if (opened === undefined || opened.problems.length > 0 || comps.length === 0) return false
  const checks = comps.map(comp => {
    const chain = record.chains[comp]
    return chain === undefined ? 'version.record' : checkChain(copy, { root, rec: root }, comp, chain)
  })
  return (await Promise.all(checks)).every(code => code === undefined)
}

/**
 * Opens what is on disk: packed lists first, so that something can be shown, then what changed since they were packed, with
 * waiting edits on top. Where that is much it goes on behind (`rows.ready`, `packs.behind`). `packed` may have been read while
 * the passphrase was stretched.
 */
export async function fillCopy(copy: Copy, packed?: PackedLists): Promise<void> {
  const lists = packed ?? (await readPacks(copy.store))
  copy.keyring.beganEmpty = (await copy.store.keys('meta', 'cursor/')).length === 0
  const anew = await copy.packs.load(lists, () => sayLists(copy))
  const [, , , damaged] = await Promise.all([
    copy.alarms.load(),
    copy.conflicts.load(),
    loadGrants(copy),
    copy.outbox.load(),
  ])
  if (damaged > 0) await copy.alarms.raise('store.damaged')
  for (const row of copy.rows.all()) if (row.rec === row.root) copy.teamsOfRoot.set(row.root, new Set(row.teams))
  copy.rows.ready = await catchUp(copy, anew, () => sayLists(copy))
  await layEdits(copy)
  sayLists(copy)
  copy.topics.say('sync', 'conflicts', 'alarms', 'people')
  followOwnFields(copy)
  warmSearch(copy)
}

/** The secrets as they were delivered last: what makes the copy open without the network. */
async function loadGrants(copy: Copy): Promise<void> {
  const text = await copy.store.get('meta', 'grants')
  const grants = ROUTES.grants.answer.safeParse(text === undefined ? undefined : JSON.parse(text))
  if (grants.success) await copy.keyring.take(grants.data, copy.directory)
}

/** Waiting edits of an earlier session: their rows, and the keys of roots that exist only in them. */
async function layEdits(copy: Copy): Promise<void> {
  for (const root of copy.outbox.roots()) {
    const edits = copy.outbox.ofRoot(root)
    const fresh = edits.find(edit => edit.fresh !== undefined)?.fresh
    if (fresh !== undefined) holdFresh(copy, root, fresh)
    for (const [rec, waiting] of Map.groupBy(edits, edit => edit.rec)) {
      const alone = waiting[0]?.create === true && (await copy.store.get('records', `${root}/${rec}`)) === undefined
      const record = alone ? pending(waiting, copy.user) : undefined
      if (record !== undefined) copy.rows.take([record], teamsOf(copy))
      else await showRecord(copy, root, rec)
    }
  }
}

function sayLists(copy: Copy): void {
  for (const kind of copy.catalogue.kinds) if (copy.rows.lists(kind.name)) copy.topics.say(`list:${kind.name}`)
}
