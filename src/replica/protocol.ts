/**
 * What a device and the server say to each other: every route, its shapes, and who may call it.
 * Both sides parse with these schemas; the server builds its guard and its route matrix from `ROUTES`.
 * JSON over HTTP, bytes as base64url without padding, ids as lower-case UUIDs (docs/formats.md).
 */
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
const bytes32 = z.string().length(43).regex(B64)
const signature = z.string().length(86).regex(B64)
const seq = z
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

/** What a change does to one record: the next version of each chain it touches. */
export const recordChange = z.strictObject({
  rec: id,
  kind: z.string().max(48),
  facts: z.record(z.string(), z.unknown()).optional(),
  versions: z.array(version).min(1).max(8),
})
export type RecordChange = z.infer<typeof recordChange>

/** Records of one change at most. */
export const MAX_RECORDS = 64
export const change = z.strictObject({
  id, // idempotency: the same change sent twice is accepted once
  root: id,
  /** Each record once. They are accepted together, under one head, or not at all. */
  records: z.array(recordChange).min(1).max(MAX_RECORDS),
  /**
   * Who can open the root, when it is created. On a change of the root's own record, with a new version of `header`, they
   * raise the epoch of its key by one: exactly one for each team that has the root now, with what it opens now, by someone
   * who opens all of that. The versions of that change carry the new epoch, and every later one must (`epoch.stale`).
   */
  wraps: z.array(wrap).max(16).optional(),
  head,
})
export type Change = z.infer<typeof change>

/** The current state of a record as the server gives it to one reader. */
export const recordState = z.strictObject({
  root: id,
  rec: id,
  kind: z.string(),
  facts: z.record(z.string(), z.unknown()),
  versions: z.array(version),
  at: cursor,
})
export type RecordState = z.infer<typeof recordState>

export const feedPage = z.strictObject({
  wraps: z.array(wrap),
  records: z.array(recordState),
  heads: z.array(head.extend({ root: id })),
  /** Roots this team lost (unshared, erased): the device forgets them. */
  gone: z.array(id),
  next: cursor,
  more: z.boolean(),
})

export const changeResult = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), id, at: cursor }),
  z.strictObject({
    ok: z.literal(false),
    id,
    code: z.enum([
      'version.stale',
      'head.stale',
      'epoch.stale',
      'right.missing',
      'kind.unknown',
      'facts.invalid',
      'signature.invalid',
      'author.mismatch',
      'size.bucket',
      'chain.broken',
      'facts.hash',
      'record.unknown',
    ]),
    /** The place of the record at fault, where it is one; `field` is inside it then, else inside the change. */
    record: z
      .number()
      .int()
      .min(0)
      .max(MAX_RECORDS - 1)
      .optional(),
    field: z.string().optional(),
    /** For the stale codes: the root's present state, so the device can merge and try again at once. */
    current: z.array(recordState).optional(),
    head: head.optional(),
  }),
])
export type ChangeResult = z.infer<typeof changeResult>

const newUser = z.strictObject({
  user: id,
  handle: z.string().trim().min(2).max(64),
  encPk: bytes32,
  sigPk: bytes32,
  kdf,
  auth: bytes32,
  slots: z.array(slot).min(1).max(8),
  keys: b64(2048), // the user's private keys under the UMK (vault.wrapUserKeys)
})
const account = z.strictObject({
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
const invitation = z.strictObject({
  id: z.string().max(64),
  user: id,
  expires: z.string(),
  status: z.enum(['open', 'answered', 'confirmed', 'withdrawn', 'expired']),
  rekey: z.boolean(),
  answer: z.strictObject({ encPk: bytes32, sigPk: bytes32, kdf, mac: bytes32, handle: z.string() }).optional(),
})
const checkpoint = z.strictObject({ note: z.string().max(4096), size: seq, root: bytes32, directorySeq: seq })
const logEntry = z.strictObject({
  seq,
  leaf: b64(4096),
  at: z.string(),
  actor: id.nullable(),
  action: z.string(),
  objects: z.array(id),
})

/** Why a file leaves the seal: a code, because the log is no place for stories. */
export const EXPORT_REASONS = ['authority', 'donor', 'move', 'person', 'statistics', 'other'] as const
export type ExportReason = (typeof EXPORT_REASONS)[number]
const exportReason = z.enum(EXPORT_REASONS)

/** What kinds of devices the list tells apart. */
export const DEVICE_KINDS = ['laptop', 'desktop', 'phone', 'tablet', 'other'] as const
const deviceKind = z.enum(DEVICE_KINDS)
/** How somebody proves who she is: what is derived from a passphrase, a recovery code or a passkey. */
const provenBy = z.enum(['passphrase', 'code', 'passkey'])
/** Exports of more roots take two people (security.md 5.1.7). */
export const LARGE_EXPORT = 50

/** An act that waits for the second of two people, as the server keeps it; material stays with the server until it is done. */
const proposal = z.strictObject({
  id,
  does: z.string().max(32),
  by: id,
  at: z.string(),
  ends: z.string(),
  status: z.enum(['open', 'done', 'declined', 'withdrawn', 'expired']),
  statement: statement.optional(),
  /** The invitation a `user.rekey` completes: for the proposer's device, which makes the material anew. */
  confirm: z.string().max(64).optional(),
  export: z.strictObject({ kind: z.string().max(48), why: exportReason, roots: z.number().int() }).optional(),
  decidedBy: id.optional(),
})
export type WireProposal = z.infer<typeof proposal>
const material = z.strictObject({
  grants: z.array(grant).max(100),
  confirm: z.string().max(64).optional(),
})

const none = z.strictObject({})
const ok = z.strictObject({ ok: z.literal(true) })

/** Who a route is for, before any right on an object is looked at. `officer` follows from the signed directory. */
export type Audience = 'public' | 'person' | 'active' | 'officer' | 'operator'

type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  audience: Audience
  query?: z.ZodType
  body?: z.ZodType
  /** Body or answer is raw bytes (attachment chunks), an event stream, or text. */
  raw?: 'body' | 'answer' | 'events' | 'text'
  answer: z.ZodType
}
const routes = <T extends Record<string, Route>>(r: T) => r

/** Every route of the server. A route that is not here does not exist. */
export const ROUTES = routes({
  health: {
    method: 'GET',
    path: '/api/health',
    audience: 'public',
    answer: z.strictObject({ ok: z.boolean(), database: z.boolean(), version: z.string() }),
  },
  metrics: { method: 'GET', path: '/api/metrics', audience: 'operator', raw: 'text', answer: z.string() },
  organisations: {
    method: 'GET',
    path: '/api/organisations',
    audience: 'public',
    answer: z.strictObject({
      organisations: z.array(z.strictObject({ id, name: z.string(), demo: z.boolean() })),
      setUp: z.enum(['open', 'code', 'closed']),
    }),
  },
  setUp: {
    method: 'POST',
    path: '/api/set-up',
    audience: 'public',
    body: z.strictObject({
      org: id,
      name: z.string().trim().min(1).max(200),
      code: z.string().max(64).optional(),
      rootPk: bytes32,
      demo: z.boolean().optional(),
      founder: newUser,
      statements: z.array(statement).min(1).max(32),
      grants: z.array(grant).max(16),
      escrows: z.array(escrow).max(16),
      changes: z.array(change).max(32),
    }),
    answer: account,
  },
  demoPeople: {
    method: 'GET',
    path: '/api/demo',
    audience: 'public',
    answer: z.strictObject({
      org: id.nullable(),
      people: z.array(
        z.strictObject({ handle: z.string(), name: z.string(), duty: z.string(), passphrase: z.string() }),
      ),
    }),
  },
  prepareDemo: {
    method: 'POST',
    path: '/api/demo',
    audience: 'public',
    /** `afresh`: someone signed in to the demonstration throws it away and gets a new one. */
    body: z.strictObject({ afresh: z.literal(true).optional() }),
    answer: z.strictObject({ ok: z.literal(true), ready: z.boolean() }),
  },
  signInStart: {
    method: 'POST',
    path: '/api/sign-in/start',
    audience: 'public',
    body: z.strictObject({ org: id, handle: z.string().max(64) }),
    answer: z.strictObject({ kdf }),
  },
  signIn: {
    method: 'POST',
    path: '/api/sign-in',
    audience: 'public',
    body: z.strictObject({
      org: id,
      handle: z.string().max(64),
      auth: bytes32,
      by: provenBy.optional(),
      shared: z.boolean().optional(),
      /** A device that keeps a copy: listed for its owner, who may remove it. */
      device: z.strictObject({ id, kind: deviceKind }).optional(),
      /** By the device alone, without its person: starts no governor anew, and comes back from no ordered lock. */
      renew: z.literal(true).optional(),
    }),
    answer: account,
  },
  signOut: { method: 'POST', path: '/api/sign-out', audience: 'person', body: none, answer: ok },
  session: { method: 'GET', path: '/api/session', audience: 'person', answer: account },
  saveSlots: {
    method: 'POST',
    path: '/api/account/slots',
    audience: 'person',
    body: z.strictObject({
      slots: z.array(slot).min(1).max(8),
      auth: bytes32.optional(),
      kdf: kdf.optional(),
      statements: z.array(statement).max(2),
      oldAuth: bytes32,
      /** What `oldAuth` is; a recovery code is spent by leaving its slot out. */
      by: z.enum(['passphrase', 'code']).optional(),
      /** Proofs of slots that are new. Those of slots left out go with them. */
      proofs: z
        .array(z.strictObject({ slot: z.string().min(1).max(64), type: z.enum(['code', 'passkey']), auth: bytes32 }))
        .max(8)
        .optional(),
    }),
    answer: ok,
  },
  /** Sets the passphrase for being forced, or takes it away. A changed passphrase takes it away, too. */
  saveDuress: {
    method: 'PUT',
    path: '/api/account/duress',
    audience: 'person',
    body: z.strictObject({ oldAuth: bytes32, duress: z.strictObject({ auth: bytes32, slot }).nullable() }),
    answer: ok,
  },
  saveMemo: {
    method: 'PUT',
    path: '/api/account/memo',
    audience: 'person',
    body: z.strictObject({ memo: b64(65536) }),
    answer: ok,
  },
  /** Who works here proves again that it is she: a new session, and the governor starts anew (security.md 5.1.6). */
  stepUp: {
    method: 'POST',
    path: '/api/session/step-up',
    audience: 'person',
    body: z.strictObject({ auth: bytes32, by: provenBy.optional() }),
    answer: ok,
  },
  /** One's own devices; those of `user` for key officers. */
  devices: {
    method: 'GET',
    path: '/api/devices',
    audience: 'active',
    query: z.strictObject({ user: id.optional() }),
    answer: z.strictObject({
      devices: z.array(
        z.strictObject({
          id,
          kind: deviceKind,
          firstDay: z.string(),
          lastDay: z.string(),
          here: z.boolean(),
          locked: z.boolean(),
        }),
      ),
    }),
  },
  keepDevice: {
    method: 'PUT',
    path: '/api/devices/here',
    audience: 'active',
    /** The device in use, which the session belongs to from now on. */
    body: z.strictObject({ device: id, type: deviceKind }),
    answer: ok,
  },
  /** Ends all other sessions of the person, or all of `user` for key officers; their devices come back only with a passphrase. */
  lockDevices: {
    method: 'POST',
    path: '/api/devices/lock',
    audience: 'active',
    body: z.strictObject({ user: id.optional() }),
    answer: ok,
  },
  /**
   * Was this device, or its person, removed? A device asks without a session; what it is told it believes only if the statements
   * say so. Answers the directory after `after` for a removed one and nothing for any other, known or unknown.
   */
  deviceOrder: {
    method: 'POST',
    path: '/api/devices/order',
    audience: 'public',
    body: z.strictObject({ org: id, user: id, device: id, after: seq }),
    answer: z.strictObject({ statements: z.array(statement) }),
  },

  /** Officers see all acts that wait for two people, others their own: open ones, and what was decided in the last 30 days. */
  proposals: {
    method: 'GET',
    path: '/api/proposals',
    audience: 'active',
    answer: z.strictObject({ proposals: z.array(proposal) }),
  },
  /** The first of two officers signs; 422 for what one alone may do. */
  propose: {
    method: 'POST',
    path: '/api/proposals',
    audience: 'officer',
    body: z.strictObject({ proposal: id, statement, material }),
    answer: ok,
  },
  /** Asks a second person for an export of more than LARGE_EXPORT roots. */
  proposeExport: {
    method: 'POST',
    path: '/api/proposals/export',
    audience: 'active',
    body: z.strictObject({
      proposal: id,
      kind: z.string().max(48),
      why: exportReason,
      roots: z.array(id).min(1).max(20_000),
    }),
    answer: ok,
  },
  /** The directory moved on: the same act, signed anew by who proposed it. */
  renewProposal: {
    method: 'PUT',
    path: '/api/proposals/:proposal',
    audience: 'officer',
    body: z.strictObject({ statement, material }),
    answer: ok,
  },
  /** The second signature: exactly what was proposed, appended in the same transaction. An export carries no statement. */
  approveProposal: {
    method: 'POST',
    path: '/api/proposals/:proposal/approve',
    audience: 'officer',
    body: z.strictObject({ statement: statement.optional() }),
    answer: ok,
  },
  endProposal: {
    method: 'POST',
    path: '/api/proposals/:proposal/end',
    audience: 'active',
    body: z.strictObject({ how: z.enum(['declined', 'withdrawn']) }),
    answer: ok,
  },

  /** What a person opened in the last 90 days, from the log (security.md 5.2). */
  openedBy: {
    method: 'GET',
    path: '/api/people/:user/opened',
    audience: 'officer',
    answer: z.strictObject({
      roots: z.array(z.strictObject({ root: id, times: z.number().int(), last: z.string() })),
      files: z.number().int(),
      exported: z.number().int(),
    }),
  },
  /** A drill that went well, noted in the log with its day. */
  noteDrill: { method: 'POST', path: '/api/drills', audience: 'officer', body: none, answer: ok },
  /**
   * What people have to know of the last 30 days: when the statements that are announced came, and acts of the log that concern
   * the caller: her own account, and for leads and officers the governor and large exports.
   */
  notices: {
    method: 'GET',
    path: '/api/notices',
    audience: 'active',
    answer: z.strictObject({
      statements: z.array(z.strictObject({ seq, at: z.string() })),
      acts: z.array(
        z.strictObject({ seq, at: z.string(), action: z.string(), actor: id.nullable(), objects: z.array(id) }),
      ),
      lastDrill: z.string().nullable(),
    }),
  },

  invite: {
    method: 'POST',
    path: '/api/invitations',
    audience: 'officer',
    body: z.strictObject({
      id: z.string().max(64),
      user: id,
      rekey: z.boolean(),
      days: z.number().int().min(1).max(30),
    }),
    answer: ok,
  },
  invitations: {
    method: 'GET',
    path: '/api/invitations',
    audience: 'officer',
    answer: z.strictObject({ invitations: z.array(invitation) }),
  },
  withdrawInvitation: { method: 'DELETE', path: '/api/invitations/:id', audience: 'officer', answer: ok },
  invitation: {
    method: 'GET',
    path: '/api/invitations/:id',
    audience: 'public',
    answer: z.strictObject({
      org: id,
      orgName: z.string(),
      demo: z.boolean(),
      user: id,
      rekey: z.boolean(),
      status: z.string(),
    }),
  },
  answerInvitation: {
    method: 'POST',
    path: '/api/invitations/:id/answer',
    audience: 'public',
    body: z.strictObject({ person: newUser, mac: bytes32 }),
    answer: account,
  },

  /** Said by the device before it writes a file that is not sealed: the log keeps who, what and why. */
  declareExport: {
    method: 'POST',
    path: '/api/exports',
    audience: 'active',
    body: z.strictObject({ roots: z.array(id).min(1).max(20_000), why: exportReason, approval: id.optional() }),
    answer: ok,
  },

  /** All officers lost (security.md 3.5): what the recovery tool needs, given to whoever runs the server's machine. */
  recoveryMaterial: {
    method: 'GET',
    path: '/api/recovery/:org',
    audience: 'operator',
    answer: z.strictObject({
      statements: z.array(statement),
      escrows: z.array(escrow),
      accounts: z.array(z.strictObject({ user: id, handle: z.string() })),
    }),
  },
  /** A new officer, certified by the organisation's root: statements are replayed and must carry the root's signature. */
  recover: {
    method: 'POST',
    path: '/api/recovery/:org',
    audience: 'operator',
    body: z.strictObject({
      person: newUser,
      statements: z.array(statement).min(2).max(200),
      grants: z.array(grant).max(500),
    }),
    answer: ok,
  },

  directory: {
    method: 'GET',
    path: '/api/directory',
    audience: 'person',
    query: z.strictObject({ after: z.coerce.number().int().min(0) }),
    answer: z.strictObject({ statements: z.array(statement), head: seq }),
  },
  /** Statements and the key material that belongs to them, in one transaction; 409 `directory.stale` when the head moved. */
  appendDirectory: {
    method: 'POST',
    path: '/api/directory',
    audience: 'active',
    body: z.strictObject({
      statements: z.array(statement).min(1).max(32),
      grants: z.array(grant).max(500),
      histories: z.array(history).max(32),
      escrows: z.array(escrow).max(32),
      confirm: z.string().max(64).optional(), // the invitation these statements complete
    }),
    answer: ok,
  },
  grants: {
    method: 'GET',
    path: '/api/grants',
    audience: 'active',
    answer: z.strictObject({ grants: z.array(grant), histories: z.array(history) }),
  },
  addGrants: {
    method: 'POST',
    path: '/api/grants',
    audience: 'active',
    body: z.strictObject({ grants: z.array(grant).min(1).max(500) }),
    answer: ok,
  },
  escrows: {
    method: 'GET',
    path: '/api/escrows',
    audience: 'officer',
    answer: z.strictObject({ escrows: z.array(escrow), recipient: z.string().nullable() }),
  },

  /** Each change is accepted whole or refused whole; answers in the order asked. */
  changes: {
    method: 'POST',
    path: '/api/changes',
    audience: 'active',
    body: z.strictObject({ changes: z.array(change).min(1).max(200) }),
    answer: z.strictObject({ results: z.array(changeResult) }),
  },
  feed: {
    method: 'GET',
    path: '/api/feed/:team',
    audience: 'active',
    query: z.strictObject({
      since: cursor.optional(),
      limit: z.coerce.number().int().min(1).max(2000).optional(),
      /** Transactions (the part of their positions before the dot) this device wrote and stored itself: left out of the page. */
      known: z
        .string()
        .regex(/^[0-9]{1,20}(,[0-9]{1,20}){0,99}$/)
        .optional(),
    }),
    answer: feedPage,
  },
  /** Server-sent events: `event: feed`, data {"team": id}; `event: directory`; `event: lock`. Never content. */
  events: { method: 'GET', path: '/api/events', audience: 'active', raw: 'events', answer: z.string() },
  root: {
    method: 'GET',
    path: '/api/roots/:root',
    audience: 'active',
    /** `sync`: the device takes a root up again after a lost answer; counted and logged apart from a person's opening it. */
    query: z.strictObject({ purpose: z.literal('sync').optional() }),
    answer: z.strictObject({
      records: z.array(recordState),
      wraps: z.array(wrap),
      head: head.nullable(),
      more: z.boolean(),
    }),
  },
  versions: {
    method: 'GET',
    path: '/api/roots/:root/records/:rec/versions',
    audience: 'active',
    query: z.strictObject({ comp: chain.optional() }),
    answer: z.strictObject({
      versions: z.array(version.extend({ facts: z.record(z.string(), z.unknown()).optional() })),
    }),
  },
  saveWraps: {
    method: 'POST',
    path: '/api/wraps',
    audience: 'active',
    body: z.strictObject({
      wraps: z.array(wrap).min(1).max(1000),
      remove: z
        .array(z.strictObject({ root: id, team: id }))
        .max(100)
        .optional(),
    }),
    answer: ok,
  },
  /** Coded facts under row-level security: lists and counts for what is beyond the device. */
  facts: {
    method: 'GET',
    path: '/api/facts/:kind',
    audience: 'active',
    query: z.strictObject({
      where: z.string().max(2000).optional(),
      after: id.optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    answer: z.strictObject({
      rows: z.array(z.strictObject({ id, root: id, facts: z.record(z.string(), z.unknown()) })),
      more: z.boolean(),
    }),
  },

  declareFile: {
    method: 'POST',
    path: '/api/files',
    audience: 'active',
    body: z.strictObject({
      file: id,
      root: id,
      chunks: z.number().int().min(1).max(16384),
      size: z.number().int().min(1),
    }),
    answer: z.strictObject({ received: z.array(z.number().int()) }),
  },
  fileState: {
    method: 'GET',
    path: '/api/files/:file',
    audience: 'active',
    answer: z.strictObject({
      root: id,
      chunks: z.number().int(),
      received: z.array(z.number().int()),
      complete: z.boolean(),
    }),
  },
  putChunk: { method: 'PUT', path: '/api/files/:file/chunks/:index', audience: 'active', raw: 'body', answer: ok },
  getChunk: {
    method: 'GET',
    path: '/api/files/:file/chunks/:index',
    audience: 'active',
    raw: 'answer',
    answer: z.unknown(),
  },

  /** `from` and `size` of the checkpoint the device remembers: the answer proves the log only grew. */
  auditCheckpoint: {
    method: 'GET',
    path: '/api/audit/checkpoint',
    audience: 'active',
    query: z.strictObject({ from: z.coerce.number().int().min(0).optional() }),
    answer: z.strictObject({ checkpoint: checkpoint.nullable(), consistency: z.array(bytes32), logKey: bytes32 }),
  },
  auditEntries: {
    method: 'GET',
    path: '/api/audit/entries',
    audience: 'officer',
    query: z.strictObject({
      after: z.coerce.number().int().min(0),
      limit: z.coerce.number().int().min(1).max(1000).optional(),
    }),
    answer: z.strictObject({ entries: z.array(logEntry), size: seq }),
  },
  auditProof: {
    method: 'GET',
    path: '/api/audit/proof',
    audience: 'active',
    query: z.strictObject({ seq: z.coerce.number().int().min(0), size: z.coerce.number().int().min(1) }),
    answer: z.strictObject({ leaf: b64(4096), proof: z.array(bytes32) }),
  },
  whoOpened: {
    method: 'GET',
    path: '/api/roots/:root/log',
    audience: 'active',
    answer: z.strictObject({ entries: z.array(logEntry) }),
  },
})
export type RouteName = keyof typeof ROUTES
export type BodyOf<N extends RouteName> = (typeof ROUTES)[N] extends { body: infer B extends z.ZodType }
  ? z.input<B>
  : undefined
export type QueryOf<N extends RouteName> = (typeof ROUTES)[N] extends { query: infer Q extends z.ZodType }
  ? z.output<Q>
  : undefined
export type AnswerOf<N extends RouteName> = z.output<(typeof ROUTES)[N]['answer']>

/** Every refusal of the server: HTTP status ≥ 400 with this body. `place` names field, row or object; never content. */
export const refusal = z.strictObject({
  ok: z.literal(false),
  code: z.string(),
  place: z.string().optional(),
  reference: z.string().optional(),
  retryAfter: z.number().optional(),
})
export type Refusal = z.infer<typeof refusal>

export type Statement = z.infer<typeof statement>
export type Grant = z.infer<typeof grant>
export type Wrap = z.infer<typeof wrap>
export type Head = z.infer<typeof head>
export type VersionWire = z.infer<typeof version>
export type FeedPage = z.infer<typeof feedPage>
export type Account = z.infer<typeof account>
export type Slot = z.infer<typeof slot>
