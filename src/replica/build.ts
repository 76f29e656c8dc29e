/** From a waiting edit to a change the server accepts: sealed, signed, linked to what came before, with a new case head. */
import { packDocument } from '#records'
import {
  type Bytes,
  COMPARTMENTS,
  type Compartment,
  CompartmentKeys,
  canonicalFacts,
  caseHead,
  compartmentsOf,
  type Directory,
  decodeVr,
  type HeadEntry,
  inboxAt,
  isUuid,
  recordId,
  rootId,
  type Scope,
  scopeOf,
  sealCaseGrant,
  sealObject,
  sha256,
  sha256Now,
  signHead,
  signVr,
  teamId,
  toB64,
  userId,
  type VersionOp,
  wrapCase,
  ZERO_HASH,
} from '#vault'
import { hashOf } from './checks.ts'
import type { Copy } from './copy.ts'
import { chainsOf, type Edit, type EditChain } from './edits.ts'
import { entitledTo } from './entitled.ts'
import type { Change, RecordChange, VersionWire } from './protocol.ts'
import type { StoredChain, StoredHead, StoredRecord, StoredWrap } from './store/store.ts'
import type { Chain } from './types.ts'
import { grantBox, wrapToWire } from './wire.ts'

/** What a root looks like to the next change: its chains, its head, its keys. Moves along as changes are built. */
export type RootState = {
  caseEpoch: number
  seq: number
  entries: Map<string, HeadEntry>
  keys: CompartmentKeys | undefined
}

type Chains = Partial<Record<Chain, StoredChain>>

export type Built = {
  id: string
  root: string
  change: Change
  /** Each edit with the links it became. */
  made: ReadonlyArray<{ edit: Edit; chains: Chains }>
  head: StoredHead
  wraps: StoredWrap[]
}

const NOTHING = sha256Now(new Uint8Array(0))
const SHORT = 4096

/** The state of a root whose creation is the next change. */
export const noRootYet = (): RootState => ({ caseEpoch: 1, seq: 0, entries: new Map(), keys: undefined })

/** The state of a root from the store; an empty one for a root that is not there yet. */
export async function rootState(copy: Copy, root: string): Promise<RootState> {
  const [records, head, keys] = await Promise.all([
    copy.store.range('records', `${root}/`),
    copy.store.get('heads', root),
    copy.keyring.keysOf(root),
  ])
  const entries = new Map<string, HeadEntry>()
  for (const [, record] of records) {
    for (const [comp, chain] of Object.entries(record.chains)) {
      const entry = {
        recId: recordId(record.rec),
        comp: chainName(comp),
        version: chain.version,
        vrHash: hashOf(chain),
      }
      entries.set(`${record.rec}/${comp}`, entry)
    }
  }
  const caseEpoch = epochOf(records.find(([, record]) => record.rec === root)?.[1])
  return { caseEpoch, seq: head?.seq ?? 0, entries, keys: keys.get(caseEpoch) }
}

/** The keys a root is written under now, as far as I hold them. */
export async function presentKeys(copy: Copy, root: string): Promise<CompartmentKeys | undefined> {
  const own = await copy.store.get('records', `${root}/${root}`)
  return (await copy.keyring.keysOf(root)).get(epochOf(own))
}

/** The present case epoch: what the root's own record was last written under, by its signed versions; never what a wrap claims. */
function epochOf(own: StoredRecord | undefined): number {
  const chains = Object.values(own?.chains ?? {})
  return Math.max(1, ...chains.map(chain => decodeVr(chain.vr)?.keyEpoch ?? 1))
}

const CHAIN_NAMES: readonly Chain[] = [
  'facts',
  'header',
  'identity',
  'location',
  'narrative',
  'health',
  'legal',
  'evidence',
]
function chainName(text: string): Chain {
  const found = CHAIN_NAMES.find(name => name === text)
  if (found === undefined) throw new TypeError('not a chain')
  return found
}

/**
 * Builds the change that edits of one root are together on `state`, and moves the state along. Throws when keys are missing:
 * checked when the edits were made.
 */
export async function buildChange(copy: Copy, edits: readonly Edit[], state: RootState): Promise<Built> {
  const [first] = edits
  if (first === undefined) throw new Error('a change without an edit')
  const { id, root } = first
  const fresh = edits.find(edit => edit.rec === root && state.seq === 0)?.fresh
  if (fresh !== undefined) state.keys = CompartmentKeys.ofCase(rootId(root), fresh.caseKey)
  const rekey = edits.find(edit => edit.rekey !== undefined)?.rekey
  if (rekey !== undefined) {
    state.caseEpoch += 1
    state.keys = CompartmentKeys.ofCase(rootId(root), rekey.caseKey)
  }
  const made = await Promise.all(edits.map(async edit => ({ edit, chains: await buildVersions(copy, edit, state) })))
  const head = await buildHead(copy, root, state)
  const teams: Receivers =
    fresh !== undefined ? ownersOf(copy, fresh.team) : rekey === undefined ? new Map() : await teamsWith(copy, root)
  const share = edits.find(edit => edit.share !== undefined)?.share
  const wraps = share === undefined ? await buildWraps(copy, root, teams, state) : await shareWraps(copy, root, share)
  const change: Change = {
    id,
    root,
    records: made.map(recordToWire),
    ...(wraps.length === 0 ? {} : { wraps: wraps.map(wrapToWire) }),
    head: { seq: head.seq, hash: toB64(head.hash), author: copy.user, sig: toB64(head.sig) },
  }
  return { id, root, change, made, head, wraps }
}

async function buildVersions(copy: Copy, edit: Edit, state: RootState): Promise<Chains> {
  const made = chainsOf(edit).map(async ([chain, content]) => {
    return [chain, await buildVersion(copy, edit, chain, content, state)] as const
  })
  const chains: Chains = {}
  for (const [chain, built] of await Promise.all(made)) chains[chain] = built
  return chains
}

function recordToWire({ edit, chains }: Built['made'][number]): RecordChange {
  const versions = chainsOf(edit).flatMap(([comp]): VersionWire[] => {
    const built = chains[comp]
    if (built === undefined) return []
    const { version, vr, sig, sealed } = built
    const wire = { comp, version, vr: toB64(vr), sig: toB64(sig) }
    return [sealed === undefined ? wire : { ...wire, sealed: toB64(sealed) }]
  })
  const facts = edit.chains.facts?.now
  return { rec: edit.rec, kind: edit.kind, ...(facts === undefined ? {} : { facts }), versions }
}

async function buildVersion(
  copy: Copy,
  edit: Edit,
  chain: Chain,
  content: EditChain,
  state: RootState,
): Promise<StoredChain> {
  const name = `${edit.rec}/${chain}`
  const before = state.entries.get(name)
  const version = (before?.version ?? 0) + 1
  const sealed = chain === 'facts' ? undefined : await sealVersion(copy, edit, chain, version, content, state)
  const op: VersionOp = content.merged !== undefined ? 'merge' : before === undefined ? 'create' : 'update'
  const signed = await signVr(
    {
      inst: copy.org,
      rootId: rootId(edit.root),
      recId: recordId(edit.rec),
      comp: chain,
      version,
      keyEpoch: state.caseEpoch,
      prevVr: before?.vrHash ?? ZERO_HASH,
      cipherHash: sealed === undefined ? NOTHING : await hashOfSealed(sealed),
      factsHash: chain === 'facts' ? sha256Now(canonicalFacts(content.now)) : ZERO_HASH,
      author: copy.user,
      dirSeq: copy.directory.head.seq,
      clientTime: edit.at,
      op,
      ...(content.merged === undefined ? {} : { mergedVr: content.merged }),
    },
    copy.keys.sig.privateKey,
  )
  state.entries.set(name, { recId: recordId(edit.rec), comp: chain, version, vrHash: signed.hash })
  const stored: StoredChain = { version, vr: signed.vr, sig: signed.sig }
  return sealed === undefined ? stored : { ...stored, sealed }
}

/** At once where that costs less than the hop to another thread (decision 0010). */
const hashOfSealed = (sealed: Bytes) => (sealed.length <= SHORT ? sha256Now(sealed) : sha256(sealed))

async function sealVersion(
  copy: Copy,
  edit: Edit,
  comp: Exclude<Chain, 'facts'>,
  version: number,
  content: EditChain,
  state: RootState,
): Promise<Bytes> {
  const declared = copy.catalogue.get(edit.kind)
  const key = state.keys?.get(comp)
  if (declared === undefined || key === undefined) throw new Error(`the key of ${comp} is not held`)
  const ctx = {
    inst: copy.org,
    type: edit.kind,
    rootId: rootId(edit.root),
    recId: recordId(edit.rec),
    comp,
    keyEpoch: state.caseEpoch,
    version,
    schema: declared.schema,
  }
  return sealObject(ctx, key, packDocument(declared, comp, content.now))
}

async function buildHead(copy: Copy, root: string, state: RootState): Promise<StoredHead> {
  state.seq += 1
  const ctx = { inst: copy.org, rootId: rootId(root), seq: state.seq }
  const hash = await caseHead(ctx, [...state.entries.values()])
  return { seq: state.seq, hash, author: copy.user, sig: await signHead(ctx, hash, copy.keys.sig.privateKey) }
}

/** Who can open a new root: its team, and by the team's signed policy its companions. */
function ownersOf(copy: Copy, team: string): Receivers {
  const policy = copy.directory.teams.get(teamId(team))?.policy
  if (policy === undefined) throw new Error('the team of a new root is not known')
  return new Map([team, ...policy.companions].map(id => [id, ALL]))
}

/** Whom keys are made for, with the parts each may have at most. */
type Receivers = ReadonlyMap<string, ReadonlySet<Compartment>>
const ALL: ReadonlySet<Compartment> = new Set(COMPARTMENTS)

/** Who has wraps of a root, as far as this device was told: all of them once the root was opened online. */
export async function holdersTold(copy: Copy, root: string): Promise<string[]> {
  const wraps = await copy.store.keys('wraps', `${root}/`)
  const holders = new Set(wraps.map(key => key.split('/')[1] ?? '').filter(team => isUuid(team)))
  return [...holders].filter(id => receiverOf(copy.directory, id) !== undefined)
}

/** Of those, they for whom something signed speaks; new keys are made for nobody else. */
async function teamsWith(copy: Copy, root: string): Promise<Receivers> {
  const entitled = await entitledTo(copy, root)
  return new Map(
    (await holdersTold(copy, root)).flatMap(id => {
      const opens = entitled.get(id)
      return opens === undefined ? [] : [[id, opens] as const]
    }),
  )
}

/** Whom keys can be wrapped for: a team, or one active person, whose epoch is that of her keys (decision 0115). */
export function receiverOf(
  directory: Directory,
  id: string,
): { epoch: number; opens: readonly Compartment[]; person: boolean; toPk: Bytes | null } | undefined {
  const team = directory.teams.get(teamId(id))
  if (team !== undefined) {
    const { epoch } = team
    return { epoch, opens: team.policy.opens, person: false, toPk: inboxAt(directory, teamId(id), epoch) }
  }
  const user = directory.users.get(userId(id))
  if (user?.status !== 'active') return undefined
  return { epoch: user.since, opens: COMPARTMENTS, person: true, toPk: user.encPk }
}

/** Newest first, as many as a change may bring. */
const SHARED_EPOCHS = 16

/** Wraps of the keys of every epoch I hold, as far as I hold it, of no more than what is shared. */
async function shareWraps(
  copy: Copy,
  root: string,
  { team, opens }: NonNullable<Edit['share']>,
): Promise<StoredWrap[]> {
  const may = receiverOf(copy.directory, team)?.opens ?? []
  const epochs = [...(await copy.keyring.keysOf(root))].sort(([a], [b]) => b - a).slice(0, SHARED_EPOCHS)
  const wraps: StoredWrap[] = []
  for (const [caseEpoch, keys] of epochs) {
    const here = COMPARTMENTS.filter(comp => opens.includes(comp) && may.includes(comp) && keys.has(comp))
    const made = here.length === 0 ? undefined : await makeWrap(copy, root, team, caseEpoch, keys, scopeOf(here))
    if (made !== undefined) wraps.push(made)
  }
  if (wraps.length === 0) throw new Error('nothing to share is held')
  return wraps
}

/** The wraps of the present keys to these teams: what each has already, else what it opens. */
async function buildWraps(copy: Copy, root: string, teams: Receivers, state: RootState): Promise<StoredWrap[]> {
  const wraps: StoredWrap[] = []
  for (const [team, may] of teams) {
    if (state.keys === undefined) throw new Error('the keys of the root are not held')
    const known = await copy.store.get('wraps', `${root}/${team}/${state.caseEpoch - 1}`)
    const had = known === undefined ? receiverOf(copy.directory, team)?.opens : compartmentsOf(known.scope)
    const opens = (had ?? []).filter(comp => may.has(comp))
    if (opens.length === 0) continue
    const made = await makeWrap(copy, root, team, state.caseEpoch, state.keys, scopeOf(opens))
    if (made !== undefined) wraps.push(made)
  }
  return wraps
}

/**
 * The wrap of a root's keys to a team or a person: symmetric where I hold the team's secret, else through its inbox or her key.
 * `scope` where it is to be less than the team may open.
 */
export async function makeWrap(
  copy: Copy,
  root: string,
  team: string,
  caseEpoch: number,
  keys: CompartmentKeys,
  scope?: Scope,
): Promise<StoredWrap | undefined> {
  const to = receiverOf(copy.directory, team)
  if (to === undefined) return undefined
  const what = scope ?? scopeOf(to.opens)
  const ctx = { inst: copy.org, team: teamId(team), teamEpoch: to.epoch, rootId: rootId(root), caseEpoch, scope: what }
  const wrap = { root, team, teamEpoch: to.epoch, caseEpoch, scope: what }
  const key = to.person ? undefined : await copy.keyring.wrapKey(team, to.epoch)
  if (key !== undefined) return { ...wrap, box: await wrapCase(ctx, key, keys) }
  if (to.toPk === null) return undefined
  const grant = await sealCaseGrant(
    {
      inst: copy.org,
      rootId: rootId(root),
      caseEpoch,
      scope: what,
      to: to.person ? { kind: 'user', id: userId(team) } : { kind: 'team', id: teamId(team), epoch: to.epoch },
      signer: copy.user,
      toPk: to.toPk,
      signerKey: copy.keys.sig.privateKey,
      dirSeq: copy.directory.head.seq,
    },
    keys,
  )
  return { ...wrap, box: grantBox(grant) }
}
