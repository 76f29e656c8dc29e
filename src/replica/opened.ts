/** Opening stored records: sealed documents of many records in one flight, with what could not be opened and why. */
import { type AnyKind, type Catalogue, unpackDocument } from '#records'
import {
  type Bytes,
  COMPARTMENTS,
  type Compartment,
  type CompartmentKeys,
  type Directory,
  decodeVr,
  heldAt,
  type ObjectToOpen,
  type OpenedObject,
  type OrgId,
  openObjects,
  recordId,
  rootId,
  type VersionRecord,
} from '#vault'
import { mayAnswer } from './answered.ts'
import type { LocalBox } from './local-box.ts'
import type { StoredChain, StoredRecord } from './store/store.ts'
import type { Chain, ChainState, Damage, SealedValues, Values } from './types.ts'

/** A record opened as far as my keys reach. */
export type Opened = {
  root: string
  rec: string
  kind: string
  facts: Values
  sealed: SealedValues
  versions: Partial<Record<Chain, ChainState>>
  closed: Compartment[]
  problems: Damage[]
  at: string
}

/** Where the keys of roots come from. */
export type Keys = { keysOf(root: string): Promise<ReadonlyMap<number, CompartmentKeys>> }
export type Opener = { org: OrgId; catalogue: Catalogue; keyring: Keys; box: LocalBox; directory: Directory }

export const CHAINS: readonly Chain[] = ['facts', ...COMPARTMENTS]
export const boxPlace = (root: string, rec: string) => `record/${root}/${rec}`

type Boxed = { kind: string; facts: Values }

/** What this device sealed a moment ago need not be opened to be read; a record read from the disk is another object. */
const justSealed = new WeakMap<StoredRecord, Boxed>()

/** Seals kind and facts of a record to be stored. */
export async function sealBox(
  box: LocalBox,
  { kind, facts, ...record }: Omit<StoredRecord, 'box'> & Boxed,
): Promise<StoredRecord> {
  const stored = { ...record, box: await box.sealValue(boxPlace(record.root, record.rec), { kind, facts }) }
  justSealed.set(stored, { kind, facts })
  return stored
}

/** Kind and facts of a stored record; null when the box on disk was changed. */
export async function openBox(box: LocalBox, stored: StoredRecord): Promise<Boxed | null> {
  const known = justSealed.get(stored)
  if (known !== undefined) return known
  const value = await box.openValue(boxPlace(stored.root, stored.rec), stored.box)
  if (!isRecord(value)) return null
  const { kind, facts } = value
  return typeof kind === 'string' && isRecord(facts) ? { kind, facts } : null
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
}

const decoded = new WeakMap<Bytes, VersionRecord | null>()

/** The version record of a stored chain, read once as long as its bytes are held. */
export function vrOf({ vr }: StoredChain): VersionRecord | null {
  const known = decoded.get(vr)
  if (known !== undefined) return known
  const read = decodeVr(vr)
  decoded.set(vr, read)
  return read
}

const stateOf = (vr: VersionRecord): ChainState => ({
  version: vr.version,
  author: vr.author,
  at: vr.clientTime,
  op: vr.op,
})

type Job = { into: Opened; comp: Compartment; declared: AnyKind; item: ObjectToOpen }

/**
 * Opens records. `only` limits the compartments of a kind (lists need few). Records of kinds this version does not know are
 * left out: a newer device will show them.
 */
export async function openRecords(
  opener: Opener,
  stored: readonly StoredRecord[],
  only?: (kind: string) => readonly Compartment[],
): Promise<Opened[]> {
  const boxes = await Promise.all(stored.map(record => openBox(opener.box, record)))
  const opened: Opened[] = []
  const jobs: Job[] = []
  const keysByRoot = new Map<string, ReadonlyMap<number, CompartmentKeys>>()
  for (const [index, record] of stored.entries()) {
    const box = boxes[index]
    if (box === undefined || box === null) continue
    const declared = opener.catalogue.get(box.kind)
    if (declared === undefined) continue
    const keys = keysByRoot.get(record.root) ?? (await opener.keyring.keysOf(record.root))
    keysByRoot.set(record.root, keys)
    const into = emptyOpened(record, box)
    opened.push(into)
    const comps = only?.(box.kind)
    for (const chain of CHAINS) planChain(opener, record, chain, { into, declared, keys, jobs, only: comps })
  }
  await runJobs(jobs)
  return opened
}

function emptyOpened(record: StoredRecord, box: { kind: string; facts: Values }): Opened {
  const { root, rec, at } = record
  return { root, rec, kind: box.kind, facts: box.facts, sealed: {}, versions: {}, closed: [], problems: [], at }
}

/** Whether the kind lets this author write: names of people and teams are read by all, so not everyone may change them. */
function mayWrite(directory: Directory, { writers }: AnyKind, facts: Values, vr: VersionRecord): boolean {
  if (writers === undefined) return true
  if (writers === 'anotherAnswers') return mayAnswer(directory, facts, vr)
  if (writers === 'officersToChange' && vr.version === 1) return true
  // Herself, but not whom the record is about: else anyone could make somebody's record her own.
  if (writers === 'officersOrSelf' && vr.comp !== 'facts' && facts.user === vr.author) return true
  return heldAt(directory, vr.author, { be: 'officer' }, vr.dirSeq)
}

type Plan = {
  into: Opened
  declared: AnyKind
  keys: ReadonlyMap<number, CompartmentKeys>
  jobs: Job[]
  only: readonly Compartment[] | undefined
}

function planChain({ org, directory }: Opener, record: StoredRecord, chain: Chain, plan: Plan): void {
  const stored = record.chains[chain]
  if (stored === undefined) return
  const { into, declared, keys, jobs, only } = plan
  const vr = vrOf(stored)
  const { root, rec } = record
  if (vr === null || vr.recId !== rec || vr.rootId !== root || vr.comp !== chain || vr.version !== stored.version) {
    into.problems.push({ code: 'version.record', root, rec, chain })
    return
  }
  if (!mayWrite(directory, declared, into.facts, vr)) {
    into.problems.push({ code: 'version.right', root, rec, chain })
    return
  }
  into.versions[chain] = stateOf(vr)
  if (chain === 'facts') return
  const held = keys.get(vr.keyEpoch)
  if (held?.has(chain) !== true || stored.sealed === undefined) {
    into.closed.push(chain)
    return
  }
  const key = only === undefined || only.includes(chain) ? held.get(chain) : undefined
  if (key === undefined) return
  const ctx = {
    inst: org,
    type: into.kind,
    rootId: rootId(root),
    recId: recordId(rec),
    comp: chain,
    keyEpoch: vr.keyEpoch,
    version: vr.version,
    schema: declared.schema,
  }
  jobs.push({ into, comp: chain, declared, item: { ctx, key, sealed: stored.sealed } })
}

async function runJobs(jobs: readonly Job[]): Promise<void> {
  let left = jobs
  // The schema is bound but not written in clear: what an older declaration sealed opens with an older number.
  for (let down = 0; left.length > 0; down++) {
    const tried = left.map(job => ({ ...job.item, ctx: { ...job.item.ctx, schema: job.declared.schema - down } }))
    const results = await openObjects(tried)
    left = left.filter((job, index) => !settle(job, results[index], job.declared.schema - down > 1))
  }
}

/** True when the job is done, with a document or a problem. */
function settle(job: Job, result: OpenedObject | undefined, mayBeOlder: boolean): boolean {
  const { into, comp, declared } = job
  if (result === undefined) return true
  if (result.ok) {
    into.sealed[comp] = unpackDocument(declared, comp, result.document)
    return true
  }
  if (result.code === 'object.commitment' && mayBeOlder) return false
  into.problems.push({ code: result.code, root: into.root, rec: into.rec, chain: comp })
  return true
}
