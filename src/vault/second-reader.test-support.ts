import { gcm } from '@noble/ciphers/aes.js'
import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { argon2id } from '@noble/hashes/argon2.js'
import { expand, extract } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'

// A reader of the formats written from docs/formats.md alone, with noble alone. It imports nothing of the vault, so that a
// mistake would have to be made twice, in two ways, to stay unseen. Everything throws: it only ever reads good bytes.

export const hex = bytesToHex
export const unhex = hexToBytes

const text = (value: string) => new TextEncoder().encode(value.normalize('NFC'))
const num = (value: number) => Uint8Array.from([24, 16, 8, 0].map(shift => Math.floor(value / 2 ** shift) % 256))
const id = (uuid: string) => hexToBytes(uuid.replaceAll('-', ''))

export type Part = string | number | Uint8Array

/** u32 count, then u32 length and bytes of each. */
export function list(...parts: Part[]): Uint8Array {
  const pieces = parts.map(part =>
    typeof part === 'string' ? text(part) : typeof part === 'number' ? num(part) : part,
  )
  return concatBytes(num(pieces.length), ...pieces.flatMap(piece => [num(piece.length), piece]))
}

const readNum = (bytes: Uint8Array, at: number) => [0, 1, 2, 3].reduce((sum, i) => sum * 256 + (bytes[at + i] ?? 0), 0)

/** The parts of {@link list}. */
export function unlist(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = []
  let at = 4
  for (let left = readNum(bytes, 0); left > 0; left--) {
    const size = readNum(bytes, at)
    parts.push(bytes.slice(at + 4, at + 4 + size))
    at += 4 + size
  }
  if (at !== bytes.length) throw new Error('not a list')
  return parts
}

const derive = (key: Uint8Array, info: Uint8Array, length = 32) =>
  expand(sha256, extract(sha256, key, new Uint8Array(32)), info, length)

const open = (key: Uint8Array, sealed: Uint8Array, aad?: Uint8Array) =>
  gcm(key, sealed.slice(0, 12), aad).decrypt(sealed.slice(12))

export type Kdf = { m: number; t: number; p: number; salt: string; alg: string; v: number }

const kdfList = (kdf: Kdf) => list(kdf.alg, kdf.v, kdf.m, kdf.t, kdf.p, unhex(kdf.salt))

export const stretch = (secret: string, kdf: Kdf) =>
  argon2id(text(secret), unhex(kdf.salt), { m: kdf.m, t: kdf.t, p: kdf.p, dkLen: 32, version: kdf.v })

export const authOf = (pmk: Uint8Array) => derive(pmk, text('ct/v1/auth'))
export const kekOf = (pmk: Uint8Array) => derive(pmk, text('ct/v1/kek'))

export function openSlot(
  kek: Uint8Array,
  owner: { inst: string; user: string },
  slot: {
    type: string
    id: string
    params: { kdf?: Kdf | undefined; credentialId?: string | undefined }
    nonce: string
    box: string
  },
): Uint8Array {
  const { kdf, credentialId } = slot.params
  const params = kdf ? kdfList(kdf) : credentialId ? list(unhex(credentialId)) : list()
  const aad = list('ct/v1/slot', id(owner.inst), id(owner.user), slot.type, slot.id, params, 1)
  return open(kek, concatBytes(unhex(slot.nonce), unhex(slot.box)), aad)
}

export const personKek = (
  context: 'ct/v1/code' | 'ct/v1/passkey',
  secret: Uint8Array,
  owner: { inst: string; user: string },
) => derive(secret, list(context, id(owner.inst), id(owner.user)))

export const proofOf = (context: 'ct/v1/codeauth' | 'ct/v1/passkeyauth', secret: Uint8Array, inst: string) =>
  derive(secret, list(context, id(inst)))

export function deviceKek(device: Uint8Array, pin: string, share: Uint8Array, kdf: Kdf): Uint8Array {
  return expand(sha256, extract(sha256, device, concatBytes(stretch(pin, kdf), share)), text('ct/v1/device'), 32)
}

export function openBundle(
  umk: Uint8Array,
  bundle: Uint8Array,
  owner: { inst: string; user: string; rootFingerprint: string },
) {
  const key = derive(umk, list('ct/v1/umk', id(owner.inst), id(owner.user)))
  const [enc, encPk, sig, sigPk, cacheKey] = unlist(
    open(key, bundle, list('ct/v1/userkeys', id(owner.inst), id(owner.user), unhex(owner.rootFingerprint))),
  )
  if (!enc || !encPk || !sig || !sigPk || !cacheKey) throw new Error('five parts')
  if (hex(x25519.getPublicKey(enc)) !== hex(encPk) || hex(ed25519.getPublicKey(sig)) !== hex(sigPk))
    throw new Error('keys')
  return { enc: hex(enc), sig: hex(sig), cacheKey: hex(cacheKey), encPk: hex(encPk), sigPk: hex(sigPk) }
}

export const publicSigning = (seed: Uint8Array) => ed25519.getPublicKey(seed)
export const verify = (sig: Uint8Array, message: Uint8Array, key: Uint8Array) =>
  ed25519.verify(sig, message, key, { zip215: false })

export const rootFingerprint = (inst: string, key: Uint8Array) => sha256(list('ct/v1/root', id(inst), key))

/** Indexes of the words of a fingerprint. */
export function sixWordIndexes(fingerprint: Uint8Array): number[] {
  return wordIndexes(sha256(list('ct/v1/words', fingerprint)), 6)
}

export function wordIndexes(bytes: Uint8Array, count: number): number[] {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: count }, (_, i) => Number.parseInt(bits.slice(11 * i, 11 * i + 11), 2))
}

export function readInvitation(fragment: string) {
  const bytes = Uint8Array.from(Buffer.from(fragment, 'base64url'))
  const body = bytes.slice(0, 81)
  if (bytes.length !== 85 || body[0] !== 1 || hex(sha256(body).slice(0, 4)) !== hex(bytes.slice(81)))
    throw new Error('fragment')
  return {
    inst: hex(body.slice(1, 17)),
    fingerprint: hex(body.slice(17, 49)),
    id: hex(body.slice(49, 65)),
    secret: hex(body.slice(65)),
  }
}

export const inviteMac = (secret: Uint8Array, inst: string, user: string, encPk: Uint8Array, sigPk: Uint8Array) =>
  hmac(sha256, secret, list('ct/v1/invite', id(inst), id(user), encPk, sigPk))

export type RawStatement = {
  seq: number
  prev: string
  type: string
  body: string
  signers: Array<{ by: string; sig: string }>
}

export const statementMessage = (inst: string, { seq, prev, type, body }: RawStatement) =>
  list('ct/v1/dir', id(inst), seq, unhex(prev), type, unhex(body))

export function statementHash(inst: string, statement: RawStatement): Uint8Array {
  const signers = statement.signers.flatMap(({ by, sig }) => [by === 'root' ? 'root' : id(by), unhex(sig)])
  return sha256(list('ct/v1/dirlink', statementMessage(inst, statement), ...signers))
}

const suite = (kind: string, ...ids: number[]) => concatBytes(text(kind), ...ids.map(one => Uint8Array.from([0, one])))
const KEM = suite('KEM', 0x20)
const HPKE = suite('HPKE', 0x20, 1, 2)
const NONE = new Uint8Array(0)

/** RFC 9180, base mode, sections 4.1 and 5.1. */
export function hpkeOpen(seed: Uint8Array, info: Uint8Array, enc: Uint8Array, ct: Uint8Array): Uint8Array {
  const labeledExtract = (of: Uint8Array, salt: Uint8Array, label: string, ikm: Uint8Array) =>
    extract(sha256, concatBytes(text('HPKE-v1'), of, text(label), ikm), salt)
  const labeledExpand = (of: Uint8Array, prk: Uint8Array, label: string, more: Uint8Array, length: number) =>
    expand(sha256, prk, concatBytes(Uint8Array.from([0, length]), text('HPKE-v1'), of, text(label), more), length)
  const eae = labeledExtract(KEM, NONE, 'eae_prk', x25519.getSharedSecret(seed, enc))
  const shared = labeledExpand(KEM, eae, 'shared_secret', concatBytes(enc, x25519.getPublicKey(seed)), 32)
  const hashes = [labeledExtract(HPKE, NONE, 'psk_id_hash', NONE), labeledExtract(HPKE, NONE, 'info_hash', info)]
  const context = concatBytes(Uint8Array.from([0]), ...hashes)
  const secret = labeledExtract(HPKE, shared, 'secret', NONE)
  const key = labeledExpand(HPKE, secret, 'key', context, 32)
  return gcm(key, labeledExpand(HPKE, secret, 'base_nonce', context, 12)).decrypt(ct)
}

export type Sealed = { dirSeq: number; enc: string; ct: string; sig: string; signerPk: string }

function openSigned(context: string, info: Uint8Array, seed: Uint8Array, box: Sealed): Uint8Array {
  const message = list(context, info, box.dirSeq, unhex(box.enc), unhex(box.ct))
  if (!verify(unhex(box.sig), message, unhex(box.signerPk))) throw new Error('signature')
  return hpkeOpen(seed, info, unhex(box.enc), unhex(box.ct))
}

export function openGrant(
  grant: Sealed & { inst: string; team: string; epoch: number; to: string; signer: string },
  seed: Uint8Array,
): Uint8Array {
  const info = list('ct/v1/grant', id(grant.inst), id(grant.team), grant.epoch, id(grant.to), id(grant.signer))
  return openSigned('ct/v1/grantsig', info, seed, grant)
}

export const inboxSeed = (secret: Uint8Array, inst: string, team: string, epoch: number) =>
  derive(secret, list('ct/v1/inbox', id(inst), id(team), epoch))
export const publicEncryption = (seed: Uint8Array) => x25519.getPublicKey(seed)

export function openHistory(
  secret: Uint8Array,
  wrap: Uint8Array,
  inst: string,
  team: string,
  epoch: number,
): Uint8Array {
  const key = derive(secret, list('ct/v1/history', id(inst), id(team), epoch))
  return open(key, wrap, list('ct/v1/historywrap', id(inst), id(team), epoch))
}

export const compartmentKey = (caseKey: Uint8Array, root: string, comp: string) =>
  derive(caseKey, list('ct/v1/comp', id(root), comp))

/** The secret of a wrap: the case key, or compartment keys in a row. */
export function openWrap(
  teamSecret: Uint8Array,
  wrap: Uint8Array,
  at: { inst: string; team: string; teamEpoch: number; rootId: string; caseEpoch: number; scope: string },
): Uint8Array {
  const key = derive(teamSecret, list('ct/v1/wrap', id(at.inst), id(at.team)))
  const aad = list('ct/v1/ckwrap', id(at.inst), id(at.team), at.teamEpoch, id(at.rootId), at.caseEpoch, at.scope)
  return open(key, wrap, aad)
}

/** What a secret of a scope should be. */
export function scopeSecret(caseKey: Uint8Array, root: string, scope: string): Uint8Array {
  return scope === 'full' ? caseKey : concatBytes(...scope.split(',').map(comp => compartmentKey(caseKey, root, comp)))
}

export function openCaseGrant(
  grant: Sealed & {
    inst: string
    rootId: string
    caseEpoch: number
    scope: string
    signer: string
    to: { kind: string; id: string; epoch?: number | undefined }
  },
  seed: Uint8Array,
): Uint8Array {
  const { inst, rootId, caseEpoch, scope, to, signer } = grant
  const whom = [to.kind, id(to.id), to.epoch ?? 0]
  const info = list('ct/v1/casegrant', id(inst), id(rootId), caseEpoch, scope, ...whom, id(signer))
  return openSigned('ct/v1/casegrantsig', info, seed, grant)
}

export function openLetter(
  letter: Sealed & { inst: string; team: string; epoch: number; purpose: string; subject: string; author: string },
  seed: Uint8Array,
): unknown {
  const { inst, team, epoch, purpose, subject, author } = letter
  const info = list('ct/v1/letter', id(inst), id(team), epoch, purpose, id(subject), id(author))
  const plain = openSigned('ct/v1/lettersig', info, seed, letter)
  const length = new DataView(plain.buffer, plain.byteOffset).getUint32(0)
  return readCbor(plain.slice(4, 4 + length))
}

export function caseActMessage(
  inst: string,
  act: {
    id: string
    rootId: string
    does: string
    from: string | null
    to: string | null
    keep: string
    until: string
    why: string
    by: string
    dirSeq: number
  },
): Uint8Array {
  const party = (one: string | null) => (one === null ? NONE : id(one))
  const what = [act.does, party(act.from), party(act.to), act.keep, act.until, act.why]
  return list('ct/v1/caseact', id(inst), id(act.id), id(act.rootId), ...what, id(act.by), act.dirSeq)
}
export const caseDecisionMessage = (
  inst: string,
  act: Uint8Array,
  { how, by, dirSeq }: { how: string; by: string; dirSeq: number },
) => list('ct/v1/casedecision', id(inst), sha256(act), how, id(by), dirSeq)
export const verifies = (sig: string, message: Uint8Array, publicKey: string) =>
  verify(unhex(sig), message, unhex(publicKey))

export type ObjectAt = {
  inst: string
  type: string
  rootId: string
  recId: string
  comp: string
  keyEpoch: number
  version: number
  schema: number
}

export function openObject(at: ObjectAt, compKey: Uint8Array, sealed: Uint8Array): { document: unknown; cbor: string } {
  const aad = list(
    'ct/v1/obj',
    id(at.inst),
    at.type,
    id(at.rootId),
    id(at.recId),
    at.comp,
    at.keyEpoch,
    at.version,
    at.schema,
  )
  const okm = derive(compKey, list('ct/v1/objkey', id(at.rootId), id(at.recId), at.comp), 64)
  const commit = sha256(concatBytes(text('ct/v1/commit'), okm.slice(32), aad)).slice(0, 16)
  const head = concatBytes(text('CT1'), Uint8Array.from([1]), num(at.keyEpoch), num(at.version), commit)
  if (hex(sealed.slice(0, 28)) !== hex(head)) throw new Error('head')
  const plain = open(okm.slice(0, 32), sealed.slice(28), aad)
  const cbor = plain.slice(4, 4 + readNum(plain, 0))
  if (plain.slice(4 + cbor.length).some(byte => byte !== 0)) throw new Error('padding')
  return { document: readCbor(cbor), cbor: hex(cbor) }
}

/** Just enough CBOR: what documents hold. */
export function readCbor(bytes: Uint8Array): unknown {
  let at = 0
  const take = (length: number) => {
    at += length
    return bytes.slice(at - length, at)
  }
  const size = (low: number) => {
    if (low < 24) return low
    if (low > 26) throw new Error('too long for a vector')
    return [...take(2 ** (low - 24))].reduce((sum, byte) => sum * 256 + byte, 0)
  }
  const float = (low: number) => {
    const view = new DataView(take(2 ** (low - 24)).buffer)
    if (low === 27) return view.getFloat64(0)
    if (low === 26) return view.getFloat32(0)
    const half = view.getUint16(0)
    const [exponent, fraction] = [(half >> 10) & 31, half & 1023]
    const magnitude = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15)
    return half & 0x8000 ? -magnitude : magnitude
  }
  const item = (): unknown => {
    const first = take(1)[0] ?? 0
    const [major, low] = [first >> 5, first & 31]
    if (major === 7) {
      if (low >= 25) return float(low)
      const simple = new Map<number, unknown>([
        [20, false],
        [21, true],
        [22, null],
      ])
      if (!simple.has(low)) throw new Error('simple value')
      return simple.get(low)
    }
    const n = size(low)
    if (major === 0) return n
    if (major === 1) return -1 - n
    if (major === 2) return take(n)
    if (major === 3) return new TextDecoder('utf-8', { fatal: true }).decode(take(n))
    if (major === 4) return Array.from({ length: n }, item)
    if (major === 5) return Object.fromEntries(Array.from({ length: n }, () => [String(item()), item()]))
    throw new Error('tags are not used')
  }
  const value = item()
  if (at !== bytes.length) throw new Error('something follows')
  return value
}

export const digest = (bytes: Uint8Array) => sha256(bytes)

/** A version record's fields, in order, as hexadecimal. */
export const readVr = (bytes: Uint8Array) => unlist(bytes).map(hex)

const u64 = (value: number) => concatBytes(num(Math.floor(value / 2 ** 32)), num(value % 2 ** 32))

export function writeVr(vr: {
  inst: string
  rootId: string
  recId: string
  comp: string
  version: number
  keyEpoch: number
  prevVr: string
  cipherHash: string
  factsHash: string
  author: string
  dirSeq: number
  clientTime: number
  op: string
  mergedVr?: string | undefined
}): Uint8Array {
  const before = [id(vr.inst), id(vr.rootId), id(vr.recId), vr.comp, vr.version, vr.keyEpoch]
  const hashes = [unhex(vr.prevVr), unhex(vr.cipherHash), unhex(vr.factsHash)]
  return list(
    'ct/v1/vr',
    ...before,
    ...hashes,
    id(vr.author),
    vr.dirSeq,
    u64(vr.clientTime),
    vr.op,
    unhex(vr.mergedVr ?? ''),
  )
}

export type RawEntry = { recId: string; comp: string; version: number; vrHash: string }

/** Entries sorted by record, then by length and letters of the chain's name: the order of their lp bytes. */
export function headHash(inst: string, root: string, seq: number, entries: ReadonlyArray<RawEntry>): Uint8Array {
  const key = ({ recId, comp }: RawEntry) => hex(list(id(recId), comp))
  const sorted = [...entries].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const flat = sorted.flatMap(({ recId, comp, version, vrHash }) => [id(recId), comp, version, unhex(vrHash)])
  return sha256(list('ct/v1/head', id(inst), id(root), seq, ...flat))
}

export const headMessage = (inst: string, root: string, seq: number, head: Uint8Array) =>
  list('ct/v1/headsig', id(inst), id(root), seq, head)

export function openChunk(fileKey: Uint8Array, fileId: string, index: number, last: boolean, sealed: Uint8Array) {
  const nonce = concatBytes(new Uint8Array(7), num(index), Uint8Array.from([last ? 1 : 0]))
  return gcm(derive(fileKey, list('ct/v1/file', id(fileId))), nonce).decrypt(sealed)
}

export function sealChunk(fileKey: Uint8Array, fileId: string, index: number, last: boolean, plain: Uint8Array) {
  const nonce = concatBytes(new Uint8Array(7), num(index), Uint8Array.from([last ? 1 : 0]))
  return gcm(derive(fileKey, list('ct/v1/file', id(fileId))), nonce).encrypt(plain)
}

export const blindIndex = (key: Uint8Array, type: string, value: string) =>
  hmac(sha256, key, list(type, value)).slice(0, 16)

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Bytes of a printed sheet's lines as printed, check words by index in `words`. */
export function readSheet(
  lines: ReadonlyArray<string>,
  words: ReadonlyArray<string>,
): { kind: number; payload: Uint8Array } {
  const pieces = lines.map((line, i) => {
    const [number, ...rest] = line.split(/\s+/)
    const word = rest.pop()
    const bits = [...rest.join('')].map(letter => CROCKFORD.indexOf(letter).toString(2).padStart(5, '0')).join('')
    const piece = Uint8Array.from({ length: Math.floor(bits.length / 8) }, (_, at) =>
      Number.parseInt(bits.slice(8 * at, 8 * at + 8), 2),
    )
    const [index = 0] = wordIndexes(sha256(list('ct/v1/sheet', i + 1, piece)), 1)
    if (number !== String(i + 1) || words[index]?.normalize('NFC') !== word) throw new Error(`line ${i + 1}`)
    return piece
  })
  const bytes = concatBytes(...pieces)
  const body = bytes.slice(0, -4)
  if (hex(sha256(body).slice(0, 4)) !== hex(bytes.slice(-4)) || body[0] !== 1) throw new Error('sheet')
  return { kind: body[1] ?? 0, payload: body.slice(2) }
}

/** Multiplication in GF(2^8) modulo x^8 + x^4 + x^3 + x + 1. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 0; bit < 8; bit++) {
    if ((b >> bit) & 1) product ^= a << bit
  }
  for (let bit = 14; bit >= 8; bit--) if ((product >> bit) & 1) product ^= 0x11b << (bit - 8)
  return product
}

function inverse(a: number): number {
  for (let b = 1; b < 256; b++) if (times(a, b) === 1) return b
  throw new Error('zero has no inverse')
}

/** Shamir: Lagrange at zero, byte by byte; the last byte of a share is its x. */
export function combineShares(shares: ReadonlyArray<Uint8Array>): Uint8Array {
  const xs = shares.map(share => share.at(-1) ?? 0)
  const weights = xs.map((x, i) =>
    xs.reduce((product, other, j) => (i === j ? product : times(product, times(other, inverse(other ^ x)))), 1),
  )
  const length = (shares[0]?.length ?? 1) - 1
  return Uint8Array.from({ length }, (_, at) =>
    shares.reduce((sum, share, i) => sum ^ times(share[at] ?? 0, weights[i] ?? 0), 0),
  )
}

export const shareCheck = (salt: Uint8Array, secret: Uint8Array) =>
  sha256(list('ct/v1/shareset', salt, secret)).slice(0, 4)

export type RawLogEntry = {
  seq: number
  time: number
  actor: string | null
  device: string
  action: string
  objectIds: ReadonlyArray<string>
  dirSeq: number
  vrHash: string | null
  detail: string | null
}

export function leaf(entry: RawLogEntry): Uint8Array {
  const actor = entry.actor === null ? NONE : id(entry.actor)
  const objects = list(...entry.objectIds.map(id))
  const end = [entry.dirSeq, unhex(entry.vrHash ?? ''), unhex(entry.detail ?? '')]
  return list('ct/v1/log', entry.seq, u64(entry.time), actor, entry.device, entry.action, objects, ...end)
}

/** RFC 6962 section 2.1, word for word. */
export function treeHash(leaves: ReadonlyArray<Uint8Array>): Uint8Array {
  const [first] = leaves
  if (first === undefined) return sha256(NONE)
  if (leaves.length === 1) return sha256(concatBytes(Uint8Array.from([0]), first))
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha256(concatBytes(Uint8Array.from([1]), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k))))
}

/** The text of a signed note, if the key of this name signed it. */
export function readNote(note: string, name: string, publicKey: Uint8Array): string {
  const [body = '', signatures = ''] = note.split(/(?<=\n)\n/)
  const keyId = sha256(concatBytes(text(`${name}\n`), Uint8Array.from([1]), publicKey)).slice(0, 4)
  for (const line of signatures.trim().split('\n')) {
    const [dash, by, blob = ''] = line.split(' ')
    const bytes = Uint8Array.from(Buffer.from(blob, 'base64'))
    if (dash !== '—' || by !== name || hex(bytes.slice(0, 4)) !== hex(keyId)) continue
    if (verify(bytes.slice(4), text(body), publicKey)) return body
  }
  throw new Error('not signed')
}
