import { hash } from 'node:crypto'
import type { AnyKind, Catalogue } from '#records'
import { validateFacts } from '#records'
import type { Change, ChangeResult, RecordChange } from '#replica/protocol.ts'
import {
  type Bytes,
  type Chain,
  type Compartment,
  canonicalFacts,
  type Directory,
  decodeVr,
  equalBytes,
  fromB64,
  isSealedSize,
  orgId,
  ownBytes,
  rootId,
  sealedHeader,
  signingKeyAt,
  userId,
  type VersionRecord,
  verifyHead,
  verifyVr,
  ZERO_HASH,
} from '#vault'

/** The refusal code of a change. */
export type ChangeCode = Extract<ChangeResult, { ok: false }>['code']

/** One link of a chain whose signature, hashes and sizes are sound; whether it fits what is stored is still open. */
export interface SoundVersion {
  readonly comp: Chain
  readonly version: number
  readonly keyEpoch: number
  readonly prevVr: Bytes
  readonly vr: Bytes
  readonly sig: Bytes
  readonly hash: Bytes
  /** Undefined for facts. */
  readonly sealed: Bytes | undefined
}

/** What a sound change does to one record. */
export interface SoundRecord {
  readonly rec: string
  readonly kind: AnyKind
  /** Canonical, as hashed. */
  readonly facts: Record<string, unknown> | undefined
  readonly versions: readonly SoundVersion[]
}

/** A change that is sound by itself: everything that can be judged without looking at what is stored. */
export interface SoundChange {
  readonly ok: true
  readonly change: Change
  readonly records: readonly SoundRecord[]
  readonly head: { readonly seq: number; readonly hash: Bytes; readonly sig: Bytes }
}

/** Why a change is refused: in `field` of the record `rec`, or of the change itself. */
export interface Fault {
  readonly code: ChangeCode
  readonly field?: string | undefined
  readonly rec?: string | undefined
}

/** A change that is refused, with the place. */
export interface RefusedChange extends Fault {
  readonly ok: false
  readonly change: Change
}

/** A change after the checks of security.md 5.1.5 that need no database. */
export type PreparedChange = SoundChange | RefusedChange

/** What the checks are made against. */
export interface Judge {
  readonly org: string
  /** The session's person: the only author there can be. */
  readonly user: string
  readonly directory: Directory
  readonly catalogue: Catalogue
}

class Unsound extends Error {
  readonly fault: Fault
  constructor(code: ChangeCode, field?: string, rec?: string) {
    super(code)
    this.fault = { code, field, rec }
  }
}

/** Checks changes side by side: form, kind, facts, sizes, hashes, authorship and signatures. Never throws for a bad change. */
export async function prepareChanges(judge: Judge, changes: readonly Change[]): Promise<PreparedChange[]> {
  return await Promise.all(
    changes.map(async (change): Promise<PreparedChange> => {
      try {
        return await soundChange(judge, change)
      } catch (error) {
        if (!(error instanceof Unsound)) throw error
        return { ok: false, change, ...error.fault }
      }
    }),
  )
}

async function soundChange(judge: Judge, change: Change): Promise<SoundChange> {
  if (new Set(change.records.map(({ rec }) => rec)).size !== change.records.length)
    throw new Unsound('chain.broken', 'records')
  const [head, ...records] = await Promise.all([
    soundHead(judge, change),
    ...change.records.map(record => soundRecord(judge, change.root, record)),
  ])
  return { ok: true, change, records, head }
}

async function soundRecord(judge: Judge, root: string, record: RecordChange): Promise<SoundRecord> {
  try {
    const kind = judge.catalogue.get(record.kind)
    if (kind === undefined) throw new Unsound('kind.unknown', 'kind')
    if (kind.root !== (record.rec === root)) throw new Unsound('record.unknown', 'rec')
    if (!mayWrite(judge, kind, record)) throw new Unsound('right.missing', 'kind')
    const facts = soundFacts(kind, record)
    const comps = new Set(record.versions.map(({ comp }) => comp))
    if (comps.size !== record.versions.length) throw new Unsound('chain.broken', 'versions')
    const versions = await Promise.all(
      record.versions.map((_, i) => soundVersion(judge, kind, { root, record }, i, facts)),
    )
    return { rec: record.rec, kind, facts, versions }
  } catch (error) {
    if (!(error instanceof Unsound)) throw error
    throw new Unsound(error.fault.code, error.fault.field, record.rec)
  }
}

/** At once: a hop to another thread costs more than these hashes. */
const sha256 = (some: Uint8Array): Bytes => ownBytes(hash('sha256', some, 'buffer'))

/** Whether the author is one of the kind's writers, as far as that can be told without looking at the record (`isSelf`). */
function mayWrite({ directory, user }: Judge, { writers }: AnyKind, record: RecordChange): boolean {
  if (writers === undefined || isOfficer(directory, user)) return true
  switch (writers) {
    case 'officers':
      return false
    case 'officersOrSelf':
      return record.facts === undefined
    case 'officersToChange':
      return record.versions.every(({ version }) => version === 1)
    case 'anotherAnswers':
      // What came before decides: judged against what is stored (`answers.ts`).
      return true
  }
}

/** Whether the directory says so now. */
export const isOfficer = (directory: Directory, user: string): boolean =>
  [...directory.officers].some(officer => officer === user)

function soundFacts(kind: AnyKind, record: RecordChange): Record<string, unknown> | undefined {
  const signed = record.versions.some(({ comp }) => comp === 'facts')
  if (signed !== (record.facts !== undefined)) throw new Unsound('facts.hash', 'facts')
  if (record.facts === undefined) return undefined
  if (Object.keys(kind.facts).length === 0) throw new Unsound('facts.invalid', 'facts')
  const valid = validateFacts(kind, record.facts)
  if (!valid.ok) throw new Unsound('facts.invalid', `facts.${valid.problems[0]?.field ?? ''}`)
  return { ...valid.value }
}

async function soundVersion(
  judge: Judge,
  kind: AnyKind,
  at: { root: string; record: RecordChange },
  index: number,
  facts: Record<string, unknown> | undefined,
): Promise<SoundVersion> {
  const place = `versions.${index}`
  const wire = at.record.versions[index]
  if (wire === undefined) throw new Unsound('chain.broken', place)
  const vr = bytes(wire.vr, `${place}.vr`)
  const sig = bytes(wire.sig, `${place}.sig`)
  const record = decodeVr(vr)
  if (record === null) throw new Unsound('chain.broken', `${place}.vr`)
  const sameObject =
    record.inst === judge.org &&
    record.rootId === at.root &&
    record.recId === at.record.rec &&
    record.comp === wire.comp &&
    record.version === wire.version
  if (!sameObject) throw new Unsound('chain.broken', `${place}.vr`)
  if (record.author !== judge.user) throw new Unsound('author.mismatch', `${place}.vr`)
  if ((record.version === 1) !== equalBytes(record.prevVr, ZERO_HASH)) throw new Unsound('chain.broken', `${place}.vr`)
  const sealed = wire.comp === 'facts' ? undefined : soundSealed(kind, wire.comp, record, wire.sealed, place)
  if (wire.comp === 'facts' && wire.sealed !== undefined) throw new Unsound('chain.broken', `${place}.sealed`)
  if (!equalBytes(record.cipherHash, sha256(sealed ?? new Uint8Array(0))))
    throw new Unsound('chain.broken', `${place}.sealed`)
  const expected = wire.comp === 'facts' ? sha256(canonicalFacts(facts ?? {})) : ZERO_HASH
  if (!equalBytes(record.factsHash, expected)) throw new Unsound('facts.hash', 'facts')
  const key = keyOf(judge, record.dirSeq)
  if (key === null || !(await verifyVr(vr, sig, key))) throw new Unsound('signature.invalid', `${place}.sig`)
  const { comp, version, keyEpoch, prevVr } = record
  return { comp, version, keyEpoch, prevVr, vr, sig, hash: sha256(vr), sealed }
}

function soundSealed(
  kind: AnyKind,
  comp: Compartment,
  record: VersionRecord,
  text: string | undefined,
  place: string,
): Bytes {
  if (!kind.compartments.includes(comp)) throw new Unsound('right.missing', `${place}.comp`)
  if (text === undefined) throw new Unsound('chain.broken', `${place}.sealed`)
  const sealed = bytes(text, `${place}.sealed`)
  if (!isSealedSize(sealed.length)) throw new Unsound('size.bucket', `${place}.sealed`)
  const header = sealedHeader(sealed)
  if (header === null || header.keyEpoch !== record.keyEpoch || header.version !== record.version) {
    throw new Unsound('chain.broken', `${place}.sealed`)
  }
  return sealed
}

async function soundHead(judge: Judge, { root, head }: Change): Promise<SoundChange['head']> {
  if (head.author !== judge.user) throw new Unsound('author.mismatch', 'head.author')
  const hash = bytes(head.hash, 'head.hash')
  const sig = bytes(head.sig, 'head.sig')
  const key = keyOf(judge, judge.directory.head.seq)
  const at = { inst: orgId(judge.org), rootId: rootId(root), seq: head.seq }
  if (key === null || !(await verifyHead(at, hash, sig, key))) throw new Unsound('signature.invalid', 'head.sig')
  return { seq: head.seq, hash, sig }
}

/** The author's key at a directory state; only her present one counts, whatever she claims to have seen. */
function keyOf({ directory, user }: Judge, dirSeq: number): Bytes | null {
  const then = signingKeyAt(directory, userId(user), dirSeq)
  const now = signingKeyAt(directory, userId(user), directory.head.seq)
  return then !== null && now !== null && equalBytes(then, now) ? now : null
}

function bytes(text: string, place: string): Bytes {
  try {
    return fromB64(text)
  } catch {
    throw new Unsound('chain.broken', place)
  }
}
