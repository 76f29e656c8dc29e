import { type Bytes, compareBytes } from './bytes.ts'
import { encodeCbor } from './cbor.ts'
import { COMPARTMENTS, type Compartment } from './compartments.ts'
import { sha256, sha256Now } from './digest.ts'
import { idBytes, type OrgId, orgId, type RecordId, type RootId, recordId, rootId, type UserId, userId } from './ids.ts'
import { lp } from './lp.ts'
import { parseLp } from './lp-reader.ts'
import { type PrivateKey, sign, verify } from './signing.ts'

/** What a version did. */
export const VERSION_OPS = ['create', 'update', 'merge', 'restore', 'erase'] as const
/** One of {@link VERSION_OPS}. */
export type VersionOp = (typeof VERSION_OPS)[number]

/** A chain of versions of one record: one per compartment, and one for the coded facts (decision 0003). */
export const CHAINS = [...COMPARTMENTS, 'facts'] as const
/** One of {@link CHAINS}. */
export type Chain = Compartment | 'facts'

/** 32 zero bytes: no previous version, no facts. */
export const ZERO_HASH: Bytes = new Uint8Array(32)

/** Who wrote which version of what, after which (security.md section 4.2). Hashes have 32 bytes. */
export type VersionRecord = {
  readonly inst: OrgId
  readonly rootId: RootId
  readonly recId: RecordId
  readonly comp: Chain
  readonly version: number
  readonly keyEpoch: number
  /** SHA-256 of the previous version record of the chain; zeros for the first. */
  readonly prevVr: Bytes
  /** SHA-256 of the sealed bytes; of no bytes for facts. */
  readonly cipherHash: Bytes
  /** {@link factsHash} in the chain `facts`; zeros elsewhere. */
  readonly factsHash: Bytes
  readonly author: UserId
  /** Directory sequence the author had seen; the right to write is checked there. */
  readonly dirSeq: number
  /** The author's clock, in milliseconds since 1970; a claim. */
  readonly clientTime: number
  readonly op: VersionOp
  /** The other parent of a `merge`: SHA-256 of its version record. */
  readonly mergedVr?: Bytes
}

/** The bytes that are signed and hashed. Throws a RangeError for numbers outside u32. */
export function encodeVr(vr: VersionRecord): Bytes {
  return lp([
    'ct/v1/vr',
    idBytes(vr.inst),
    idBytes(vr.rootId),
    idBytes(vr.recId),
    vr.comp,
    vr.version,
    vr.keyEpoch,
    vr.prevVr,
    vr.cipherHash,
    vr.factsHash,
    idBytes(vr.author),
    vr.dirSeq,
    BigInt(vr.clientTime),
    vr.op,
    vr.mergedVr ?? null,
  ])
}

/** The version record of these bytes, or null when {@link encodeVr} never writes them. */
export function decodeVr(bytes: Bytes): VersionRecord | null {
  return parseLp(bytes, parts => {
    parts.oneOf(['ct/v1/vr'])
    const vr: VersionRecord = {
      inst: orgId(parts.id()),
      rootId: rootId(parts.id()),
      recId: recordId(parts.id()),
      comp: parts.oneOf(CHAINS),
      version: parts.u32(),
      keyEpoch: parts.u32(),
      prevVr: parts.bytes(32),
      cipherHash: parts.bytes(32),
      factsHash: parts.bytes(32),
      author: userId(parts.id()),
      dirSeq: parts.u32(),
      clientTime: parts.time(),
      op: parts.oneOf(VERSION_OPS),
    }
    const merged = parts.bytes()
    if (merged.length !== 0 && merged.length !== 32) parts.refuse()
    // A merge names its second parent, and nothing else has one.
    if ((vr.op === 'merge') !== (merged.length === 32)) parts.refuse()
    return merged.length === 0 ? vr : { ...vr, mergedVr: merged }
  })
}

/** A signed version record: what travels and is stored. `hash` is SHA-256 of `vr`. */
export type SignedVr = { readonly vr: Bytes; readonly sig: Bytes; readonly hash: Bytes }

/** Signs a version record with its author's key. */
export async function signVr(record: VersionRecord, key: PrivateKey): Promise<SignedVr> {
  const vr = encodeVr(record)
  return { vr, sig: await sign(key, vr), hash: sha256Now(vr) }
}

/** The hash by which versions name each other: SHA-256 of the record's bytes. */
export function vrHash(vr: Bytes): Bytes {
  return sha256Now(vr)
}

/** Whether the signature is the author's, given their public key (`signingKeyAt` of the directory). Imported keys are kept. */
export function verifyVr(vr: Bytes, sig: Bytes, publicKey: Bytes): Promise<boolean> {
  return verify(publicKey, sig, vr)
}

/** Facts as they are hashed: deterministic CBOR, entries that are null or undefined left out. */
export function canonicalFacts(facts: Readonly<Record<string, unknown>>): Bytes {
  const present = Object.entries(facts).filter(([, value]) => value !== undefined && value !== null)
  return encodeCbor(Object.fromEntries(present))
}

/** The hash of coded facts that a version record binds, so that a server cannot quietly change them. */
export function factsHash(facts: Readonly<Record<string, unknown>>): Promise<Bytes> {
  return sha256(canonicalFacts(facts))
}

/** The latest version of one chain, as a case head lists it. */
export type HeadEntry = {
  readonly recId: RecordId
  readonly comp: Chain
  readonly version: number
  readonly vrHash: Bytes
}

/** Which head of which root; `seq` starts at 1 and grows by one a change. */
export type HeadContext = { readonly inst: OrgId; readonly rootId: RootId; readonly seq: number }

/** The hash of everything current in a root, in whatever order the entries are given. 32 bytes. */
export function caseHead(ctx: HeadContext, entries: ReadonlyArray<HeadEntry>): Promise<Bytes> {
  const sorted = entries
    .map(entry => ({ ...entry, key: lp([idBytes(entry.recId), entry.comp]) }))
    .sort((a, b) => compareBytes(a.key, b.key) || a.version - b.version)
  const flat = sorted.flatMap(({ recId, comp, version, vrHash }) => [idBytes(recId), comp, version, vrHash])
  return sha256(lp(['ct/v1/head', idBytes(ctx.inst), idBytes(ctx.rootId), ctx.seq, ...flat]))
}

function headMessage(ctx: HeadContext, head: Bytes): Bytes {
  return lp(['ct/v1/headsig', idBytes(ctx.inst), idBytes(ctx.rootId), ctx.seq, head])
}

/** Signs a case head as its last writer. */
export function signHead(ctx: HeadContext, head: Bytes, key: PrivateKey): Promise<Bytes> {
  return sign(key, headMessage(ctx, head))
}

/** Whether `publicKey` signed this head of this root at this sequence. */
export function verifyHead(ctx: HeadContext, head: Bytes, sig: Bytes, publicKey: Bytes): Promise<boolean> {
  return verify(publicKey, sig, headMessage(ctx, head))
}
