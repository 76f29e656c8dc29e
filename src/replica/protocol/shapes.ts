/** The shapes several subjects of the protocol share: ids, bytes, slots, statements, key material. */
import * as z from 'zod'

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const B64 = /^[A-Za-z0-9_-]*$/

export const id = z.string().regex(ID)
/** Bytes of at most `max` bytes, base64url. */
export const b64 = (max: number) =>
  z
    .string()
    .max(Math.ceil((max * 4) / 3))
    .regex(B64)
export const bytes32 = z.string().length(43).regex(B64)
export const signature = z.string().length(86).regex(B64)
export const seq = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31)
/** A position in the commit-ordered feed: an opaque decimal, ordered as a big integer pair "xid.n". */
export const cursor = z.string().regex(/^[0-9]{1,20}\.[0-9]{1,10}$/)

export const compartment = z.enum(['header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence'])
export const chain = z.enum(['facts', 'header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence'])

export const kdf = z.strictObject({
  alg: z.literal('argon2id'),
  v: z.literal(19),
  m: z.number().int(),
  t: z.number().int(),
  p: z.number().int(),
  salt: b64(32),
})
/** A slot as stored: the client parses its inside (vault.openSlot). */
export const slot = z.strictObject({
  type: z.enum(['passphrase', 'code', 'passkey', 'device']),
  id: z.string().max(64),
  version: z.literal(1),
  params: z.record(z.string(), z.unknown()),
  nonce: b64(24),
  box: b64(256),
})
export const statement = z.strictObject({
  seq: seq.min(1),
  prev: bytes32,
  type: z.string().max(32),
  body: b64(8192),
  signers: z
    .array(z.strictObject({ by: z.union([z.literal('root'), id]), sig: signature }))
    .min(1)
    .max(5),
})
export const grant = z.strictObject({
  team: z.string().max(64),
  epoch: seq,
  to: id,
  signer: id,
  dirSeq: seq,
  enc: b64(64),
  ct: b64(512),
  sig: signature,
})
/** Team secret of epoch-1 under epoch (security.md 3.3), or a team secret escrowed to the recovery recipient (3.5). */
export const history = z.strictObject({ team: id, epoch: seq, box: b64(256) })
export const escrow = z.strictObject({ team: id, epoch: seq, box: b64(4096) })

/** The wrap of a root's key (or part of it) to a team, or to one person with team `case:<root>` and `to`. */
export const wrap = z.strictObject({
  root: id,
  team: id,
  teamEpoch: seq.min(1),
  caseEpoch: seq.min(1),
  scope: z.string().max(96),
  box: b64(512),
})

/** One link of a version chain. `sealed` is absent for facts, and in answers for what the reader may not open. */
export const version = z.strictObject({
  comp: chain,
  version: seq.min(1),
  vr: b64(1024),
  sig: signature,
  sealed: b64(4 * 1024 * 1024).optional(),
})
export const head = z.strictObject({ seq: seq.min(1), hash: bytes32, author: id, sig: signature })

export const newUser = z.strictObject({
  user: id,
  handle: z.string().trim().min(2).max(64),
  encPk: bytes32,
  sigPk: bytes32,
  kdf,
  auth: bytes32,
  slots: z.array(slot).min(1).max(8),
  keys: b64(2048), // the user's private keys under the UMK (vault.wrapUserKeys)
})
export const account = z.strictObject({
  user: id,
  org: id,
  orgName: z.string(),
  demo: z.boolean(),
  handle: z.string(),
  status: z.enum(['active', 'unconfirmed', 'revoked']),
  rootFingerprint: bytes32,
  slots: z.array(slot),
  keys: b64(2048),
  /** Sealed under the person's own cache key: the invitations she made, her device list, her settings. */
  memo: b64(65536).optional(),
  /** The passphrase for being forced, as this person's own devices know it (decision 0092). */
  duress: slot.optional(),
})
/** How somebody proves who she is: what is derived from a passphrase, a recovery code or a passkey. */
export const provenBy = z.enum(['passphrase', 'code', 'passkey'])

/** Nothing to say. */
export const none = z.strictObject({})
/** Done. */
export const ok = z.strictObject({ ok: z.literal(true) })

export type Statement = z.infer<typeof statement>
export type Grant = z.infer<typeof grant>
export type Wrap = z.infer<typeof wrap>
export type Head = z.infer<typeof head>
export type VersionWire = z.infer<typeof version>
export type Account = z.infer<typeof account>
export type Slot = z.infer<typeof slot>
