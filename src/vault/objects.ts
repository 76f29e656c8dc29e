import { aeadOpen, aeadSeal, importAead, NONCE, TAG } from './aead.ts'
import { type Bytes, equalBytes, randomBytes } from './bytes.ts'
import { encodeCbor, tryDecodeDocument } from './cbor.ts'
import type { Compartment } from './compartments.ts'
import { hkdf, sha256Now } from './digest.ts'
import { inFlights } from './flights.ts'
import { idBytes, type OrgId, type RecordId, type RootId } from './ids.ts'
import { lp } from './lp.ts'
import { bucketSize, isBucketSize } from './padding.ts'

declare const sealedBrand: unique symbol
/** Bytes that are already sealed: they may be stored, sent and logged by size, never shown. */
export type Sealed = Bytes & { readonly [sealedBrand]: true }

/** Where an object belongs. Every field is bound: change one and the object no longer opens (security.md section 4.1). */
export type ObjectContext = {
  readonly inst: OrgId
  /** The kind of record. */
  readonly type: string
  readonly rootId: RootId
  readonly recId: RecordId
  readonly comp: Compartment
  /** Epoch of the case key, from 1. */
  readonly keyEpoch: number
  /** Version of this compartment of this record, from 1. */
  readonly version: number
  /** Version of the kind's declaration the document was written with. */
  readonly schema: number
}

/** Why an object does not open; which of them says what to look at, none of them says what to believe. */
export type ObjectRefusal = {
  ok: false
  code: 'object.suite' | 'object.context' | 'object.commitment' | 'object.tampered' | 'object.document'
}
/** The document of an opened object, not yet validated, or a refusal. */
export type OpenedObject = { ok: true; document: unknown } | ObjectRefusal

const HEADER = 40
const OVERHEAD = HEADER + TAG
const COMMIT_AT = 12
const NONCE_AT = 28
const MAGIC_AND_SUITE = 0x43543101 // "CT1", suite 1
const MAX_PADDED = bucketSize(16 * 1024 * 1024)
const COMMIT_CONTEXT = new TextEncoder().encode('ct/v1/commit')

/** Whether a server may accept a sealed object of this length: 56 bytes more than a bucket. */
export function isSealedSize(length: number): boolean {
  return isBucketSize(length - OVERHEAD) && length - OVERHEAD <= MAX_PADDED
}

/** What the context decides for one object: associated data, encryption key and commitment. */
function objectKeys(ctx: ObjectContext, compKey: Bytes): { aad: Bytes; enc: Bytes; commit: Bytes } {
  const root = idBytes(ctx.rootId)
  const record = idBytes(ctx.recId)
  const { type, comp, keyEpoch, version, schema } = ctx
  const aad = lp(['ct/v1/obj', idBytes(ctx.inst), type, root, record, comp, keyEpoch, version, schema])
  const okm = hkdf(compKey, lp(['ct/v1/objkey', root, record, comp]), 64)
  const committed = new Uint8Array(COMMIT_CONTEXT.length + 32 + aad.length)
  committed.set(COMMIT_CONTEXT)
  committed.set(okm.subarray(32), COMMIT_CONTEXT.length)
  committed.set(aad, COMMIT_CONTEXT.length + 32)
  return { aad, enc: okm.slice(0, 32), commit: sha256Now(committed).subarray(0, 16) }
}

/**
 * Seals a document (anything {@link encodeCbor} takes) under a compartment key. Throws a RangeError beyond 16 MiB, which
 * validation has to refuse earlier.
 */
export function sealObject(ctx: ObjectContext, compKey: Bytes, document: unknown): Promise<Sealed> {
  return sealObjectWith(randomBytes(NONCE), ctx, compKey, document)
}

/** {@link sealObject} with a given nonce: for golden vectors only. */
export async function sealObjectWith(
  nonce: Bytes,
  ctx: ObjectContext,
  compKey: Bytes,
  document: unknown,
): Promise<Sealed> {
  const encoded = encodeCbor(document)
  const size = bucketSize(4 + encoded.length)
  if (size > MAX_PADDED) throw new RangeError('document too large to seal')
  const plain = new Uint8Array(size)
  new DataView(plain.buffer).setUint32(0, encoded.length)
  plain.set(encoded, 4)
  const { aad, enc, commit } = objectKeys(ctx, compKey)
  const sealed = new Uint8Array(size + OVERHEAD)
  const view = new DataView(sealed.buffer)
  view.setUint32(0, MAGIC_AND_SUITE)
  view.setUint32(4, ctx.keyEpoch)
  view.setUint32(8, ctx.version)
  sealed.set(commit, COMMIT_AT)
  sealed.set(nonce, NONCE_AT)
  sealed.set(await aeadSeal(await importAead(enc), nonce, plain, aad), HEADER)
  return sealed as Sealed
}

/** Marks bytes that came from the server or the store as sealed; says nothing of whether they open. */
export const asSealed = (bytes: Bytes): Sealed => bytes as Sealed

/** Key epoch and version a sealed object claims, or null when it is none of suite 1. Bound by the commitment, so true once it opens. */
export function sealedHeader(sealed: Bytes): { keyEpoch: number; version: number } | null {
  if (sealed.length < OVERHEAD || !isSealedSize(sealed.length)) return null
  const view = new DataView(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  if (view.getUint32(0) !== MAGIC_AND_SUITE) return null
  return { keyEpoch: view.getUint32(4), version: view.getUint32(8) }
}

function readPlain(plain: Bytes): OpenedObject {
  const length = new DataView(plain.buffer, plain.byteOffset, plain.byteLength).getUint32(0)
  if (bucketSize(4 + length) !== plain.length) return { ok: false, code: 'object.document' }
  for (let i = 4 + length; i < plain.length; i++) if (plain[i] !== 0) return { ok: false, code: 'object.document' }
  const decoded = tryDecodeDocument(plain.subarray(4, 4 + length))
  return decoded.ok ? { ok: true, document: decoded.value } : { ok: false, code: 'object.document' }
}

/**
 * Opens a sealed object. `object.suite`: not of this format or suite. `object.context`: its epoch or version is not the one
 * asked for. `object.commitment`: other key or other context. `object.tampered`: changed after sealing. `object.document`:
 * sealed by a key holder, but not as this format says.
 */
export async function openObject(ctx: ObjectContext, compKey: Bytes, sealed: Bytes): Promise<OpenedObject> {
  const header = sealedHeader(sealed)
  if (header === null) return { ok: false, code: 'object.suite' }
  if (header.keyEpoch !== ctx.keyEpoch || header.version !== ctx.version) return { ok: false, code: 'object.context' }
  const { aad, enc, commit } = objectKeys(ctx, compKey)
  if (!equalBytes(commit, sealed.subarray(COMMIT_AT, NONCE_AT))) return { ok: false, code: 'object.commitment' }
  const nonce = sealed.subarray(NONCE_AT, HEADER)
  const plain = await aeadOpen(await importAead(enc), nonce, sealed.subarray(HEADER), aad)
  return plain === null ? { ok: false, code: 'object.tampered' } : readPlain(plain)
}

/** One object of {@link openObjects}. */
export type ObjectToOpen = { readonly ctx: ObjectContext; readonly key: Bytes; readonly sealed: Bytes }

/** {@link openObject} for many, answers in their order; each refused or opened for itself. */
export function openObjects(items: ReadonlyArray<ObjectToOpen>): Promise<OpenedObject[]> {
  return inFlights(items, ({ ctx, key, sealed }) => openObject(ctx, key, sealed))
}
