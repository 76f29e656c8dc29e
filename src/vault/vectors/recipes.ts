import { leafBytes } from '../audit.ts'
import { blindIndex } from '../blind-index.ts'
import { type Bytes, toB64, toHex, utf8 } from '../bytes.ts'
import { type CaseAct, signCaseAct, signCaseDecision } from '../case-acts.ts'
import { sealCaseGrantWith } from '../case-grants.ts'
import { CompartmentKeys, compartmentKey, wrapCaseWith } from '../cases.ts'
import { encodeCbor } from '../cbor.ts'
import { formatCheckpoint, noteVerifierKey, signCheckpoint } from '../checkpoints.ts'
import { COMPARTMENTS } from '../compartments.ts'
import { hkdf, sha256Now } from '../digest.ts'
import { FILE_CHUNK, sealFile } from '../files.ts'
import { fileId, orgId, recordId, rootId, teamId, userId, uuidOf } from '../ids.ts'
import { invitationFragment, inviteMac } from '../invitations.ts'
import { argon2, type KdfParams } from '../kdf.ts'
import { LETTER_PURPOSES, sealLetterWith } from '../letters.ts'
import { LogTree, leafHash } from '../log-tree.ts'
import { type LpPart, lp } from '../lp.ts'
import { sealObjectWith } from '../objects.ts'
import { normalisePassphrase, stretch } from '../passphrase.ts'
import { rootSheet } from '../recovery.ts'
import { codeAuth, recoveryCodeKek, recoveryCodeOf } from '../recovery-code.ts'
import { keyPairOf } from '../signing.ts'
import { deviceKek, passkeyAuth, passkeyKek, sealSlotWith } from '../slots.ts'
import {
  buildStatement,
  type DirectoryHead,
  EMPTY_DIRECTORY,
  rootFingerprintOf,
  type Signer,
  type Statement,
  type StatementBody,
  signStatement,
  statementHash,
} from '../statements.ts'
import { sealGrantWith, sealHistoryWith, teamInboxKey } from '../teams.ts'
import { userKeysOf, wrapUserKeysWith } from '../user-keys.ts'
import { canonicalFacts, caseHead, encodeVr, factsHash, signHead, signVr, ZERO_HASH } from '../versions.ts'
import { sixWords, WORD_LANGUAGES } from '../words.ts'

// The golden vectors, made by the production code from fixed inputs. Whoever reads the JSON needs nothing from here.

/** Fixed bytes for a label: the inputs of the vectors, reproducible and unlike each other. */
const fixed = (label: string, length = 32): Bytes => hkdf(sha256Now(utf8(label)), utf8('vectors'), length)
const id = (label: string) => {
  const bytes = fixed(label, 16)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return uuidOf(bytes)
}

const inst = orgId(id('organisation'))
const user = userId(id('user'))
const other = userId(id('other user'))
const team = teamId(id('team'))
const root = rootId(id('root'))
const record = recordId(id('record'))
const file = fileId(id('file'))

const kdf: KdfParams = { alg: 'argon2id', v: 19, m: 46 * 1024, t: 3, p: 1, salt: fixed('salt', 16) }
const kdfJson = { ...kdf, salt: toHex(kdf.salt) }

async function lists() {
  const lists: LpPart[][] = [
    [],
    [''],
    ['', ''],
    ['a', 'bc'],
    ['ab', 'c'],
    ['e\u0301'],
    ['Оксана', 'محمد'],
    [0, 1, 0xffffffff],
    [0n, 1795219200000n],
    [new Uint8Array([1, 2, 3]), null, 'x'],
  ]
  const name = (part: LpPart) =>
    part === null
      ? { null: true }
      : typeof part === 'string'
        ? { text: part }
        : typeof part === 'number'
          ? { u32: part }
          : typeof part === 'bigint'
            ? { u64: String(part) }
            : { bytes: toHex(part) }
  return { format: 'lp', cases: lists.map(parts => ({ parts: parts.map(name), bytes: toHex(lp(parts)) })) }
}

async function passphrases() {
  const passphrase = ' Été  à Genève, ﬁn d’année '
  const pmk = await argon2(utf8(normalisePassphrase(passphrase)), kdf)
  const stretched = await stretch(passphrase, kdf)
  if (!pmk.ok || !stretched.ok) throw new Error('allowed parameters')
  return {
    format: 'passphrase',
    passphrase,
    normalised: normalisePassphrase(passphrase),
    kdf: kdfJson,
    pmk: toHex(pmk.key),
    auth: toHex(stretched.auth),
    kek: toHex(stretched.kek),
  }
}

async function slotProofs() {
  const [entropy, prf] = [fixed('code', 16), fixed('prf')]
  return {
    format: 'proofs of slots',
    inst,
    code: { entropy: toHex(entropy), auth: toHex(codeAuth(entropy, inst)) },
    passkey: { prf: toHex(prf), auth: toHex(passkeyAuth(prf, inst)) },
  }
}

async function slots() {
  const kek = fixed('kek')
  const umk = fixed('umk')
  const credentialId = fixed('credential', 20)
  const variants = [
    { type: 'passphrase', kdf } as const,
    { type: 'code' } as const,
    { type: 'passkey', credentialId } as const,
    { type: 'device', kdf } as const,
  ]
  const cases = []
  for (const params of variants) {
    const nonce = fixed(`slot nonce ${params.type}`, 12)
    const slot = await sealSlotWith(nonce, { inst, user, id: `slot-${params.type}`, params }, kek, umk)
    const shown =
      'kdf' in params ? { kdf: kdfJson } : 'credentialId' in params ? { credentialId: toHex(credentialId) } : {}
    cases.push({ type: params.type, id: slot.id, version: 1, params: shown, nonce: toHex(nonce), box: toHex(slot.box) })
  }
  const entropy = fixed('code', 16)
  const code = await recoveryCodeOf(entropy, 'fr')
  const codeKek = await recoveryCodeKek(code, { inst, user })
  const deviceKey = fixed('device')
  const imported = await crypto.subtle.importKey('raw', deviceKey, 'HKDF', false, ['deriveBits'])
  const device = await deviceKek(imported, '4711', fixed('share'), kdf)
  if (!codeKek.ok || !device.ok) throw new Error('allowed')
  return {
    format: 'slot',
    inst,
    user,
    kek: toHex(kek),
    umk: toHex(umk),
    cases,
    passkey: { prf: toHex(fixed('prf')), kek: toHex(passkeyKek(fixed('prf'), { inst, user })) },
    code: { entropy: toHex(entropy), language: 'fr', words: code, kek: toHex(codeKek.kek) },
    device: { key: toHex(deviceKey), pin: '4711', share: toHex(fixed('share')), kdf: kdfJson, kek: toHex(device.kek) },
  }
}

const secrets = (label: string) => ({
  umk: fixed(`${label} umk`),
  enc: fixed(`${label} enc`),
  sig: fixed(`${label} sig`),
  cacheKey: fixed(`${label} cache`),
})

async function userKeys() {
  const keys = await userKeysOf(secrets('user'))
  const rootFingerprint = rootFingerprintOf(inst, (await keyPairOf('Ed25519', rootSeed)).publicKey)
  const bundle = await wrapUserKeysWith(fixed('bundle nonce', 12), keys, { inst, user, rootFingerprint })
  const shown = Object.entries(secrets('user')).map(([name, bytes]) => [name, toHex(bytes)])
  return {
    format: 'userkeys',
    inst,
    user,
    rootFingerprint: toHex(rootFingerprint),
    ...Object.fromEntries(shown),
    encPk: toHex(keys.enc.publicKey),
    sigPk: toHex(keys.sig.publicKey),
    bundle: toHex(bundle),
  }
}

const rootSeed = fixed('root seed')

async function invitations() {
  const rootKey = await keyPairOf('Ed25519', rootSeed)
  const rootFingerprint = rootFingerprintOf(inst, rootKey.publicKey)
  const secret = fixed('invite secret', 16)
  const claim = { inst, user, encPk: fixed('claimed enc'), sigPk: fixed('claimed sig') }
  const words: Record<string, string> = {}
  for (const language of WORD_LANGUAGES) words[language] = await sixWords(rootFingerprint, language)
  return {
    format: 'invite',
    inst,
    user,
    rootPublicKey: toHex(rootKey.publicKey),
    rootFingerprint: toHex(rootFingerprint),
    words,
    id: toB64(fixed('invite id', 16)),
    secret: toHex(secret),
    fragment: invitationFragment({ inst, rootFingerprint, id: toB64(fixed('invite id', 16)), secret }),
    encPk: toHex(claim.encPk),
    sigPk: toHex(claim.sigPk),
    mac: toHex(inviteMac(secret, claim)),
  }
}

/** A small organisation in which every type of statement occurs. */
async function directory() {
  const pair = await keyPairOf('Ed25519', rootSeed)
  const next = await keyPairOf('Ed25519', fixed('next root seed'))
  const [a, b] = [await userKeysOf(secrets('user')), await userKeysOf(secrets('other user'))]
  const asRoot = { by: 'root' as const, privateKey: pair.privateKey }
  const asA = { by: user, privateKey: a.sig.privateKey }
  const asB = { by: other, privateKey: b.sig.privateKey }
  const keys = (of: typeof a) => ({ encPk: of.enc.publicKey, sigPk: of.sig.publicKey, kdf })
  const inbox = (epoch: number) => teamInboxKey(fixed(`team secret ${epoch}`), { inst, team, epoch })
  const policy = {
    purpose: 'centre' as const,
    opens: ['header', 'identity', 'location'] as const,
    companions: [teamId(id('companion'))],
    twoPerson: true,
    escrow: true,
    history: true,
  }
  const recipient = `age1pq1${'q'.repeat(1952)}`
  const duty = 'centreManager' as const
  const steps: Array<[StatementBody, ...Array<{ by: Signer; privateKey: typeof asRoot.privateKey }>]> = [
    [{ type: 'root', publicKey: pair.publicKey }, asRoot],
    [{ type: 'user.add', user, ...keys(a) }, asRoot],
    [{ type: 'officer.add', user }, asRoot],
    [{ type: 'user.add', user: other, ...keys(b) }, asA],
    [{ type: 'officer.add', user: other }, asA],
    [{ type: 'recovery.set', recipient, mode: 'shares' }, asRoot],
    [{ type: 'recovery.use', reason: 'drill' }, asRoot, asB],
    [{ type: 'policy.set', key: 'session.idleMinutes', value: '15' }, asA, asB],
    [{ type: 'team.create', team, inboxPk: await inbox(1), policy }, asA, asB],
    [{ type: 'role.set', team, user, role: 'lead', duty }, asA, asB],
    [{ type: 'role.set', team, user: other, role: 'member', duty: 'administrator' }, asA, asB],
    [{ type: 'team.policy', team, policy: { ...policy, opens: COMPARTMENTS, companions: [] } }, asB, asA],
    [{ type: 'role.set', team, user: other, role: 'none', duty }, asA],
    [{ type: 'team.epoch', team, inboxPk: await inbox(2), epoch: 2, reason: 'role' }, asA],
    [{ type: 'user.kdf', user, kdf: { ...kdf, salt: fixed('new salt', 16) } }, asA],
    [{ type: 'device.revoke', user, device: 'laptop-1' }, asA],
    [{ type: 'peer.pin', peer: orgId(id('peer')), fingerprint: fixed('peer') }, asA, asB],
    [{ type: 'peer.unpin', peer: orgId(id('peer')) }, asA, asB],
    [{ type: 'release.key', publicKey: fixed('release'), valid: true }, asRoot],
    [{ type: 'officer.remove', user: other }, asB],
    [{ type: 'user.rekey', user: other, ...keys(b) }, asA],
    [{ type: 'user.revoke', user: other }, asA],
    [{ type: 'root', publicKey: next.publicKey }, asRoot, { by: 'root', privateKey: next.privateKey }],
    [{ type: 'org.name', name: 'Maison du Pont · Кућа', before: 'House of the Bridge' }, asA],
  ]
  let head: DirectoryHead = EMPTY_DIRECTORY
  const statements = []
  for (const [body, ...signers] of steps) {
    let statement: Statement = { ...buildStatement(head, body), signers: [] }
    for (const signer of signers) statement = await signStatement(inst, statement, signer)
    head = { seq: statement.seq, hash: statementHash(inst, statement) }
    statements.push({
      seq: statement.seq,
      prev: toHex(statement.prev),
      type: statement.type,
      body: toHex(statement.body),
      signers: statement.signers.map(({ by, sig }) => ({ by, sig: toHex(sig) })),
      hash: toHex(head.hash),
    })
  }
  return {
    format: 'directory',
    inst,
    rootSeed: toHex(rootSeed),
    rootFingerprint: toHex(rootFingerprintOf(inst, pair.publicKey)),
    users: { [user]: toHex(a.sig.publicKey), [other]: toHex(b.sig.publicKey) },
    statements,
  }
}

async function grants() {
  const [from, to] = [await userKeysOf(secrets('user')), await userKeysOf(secrets('other user'))]
  const secret = fixed('team secret 1')
  const context = {
    inst,
    team,
    epoch: 1,
    to: other,
    toEncPk: to.enc.publicKey,
    signer: user,
    signerKey: from.sig.privateKey,
    dirSeq: 11,
  }
  const grant = await sealGrantWith(fixed('grant ephemeral'), context, secret)
  const history = await sealHistoryWith(fixed('history nonce', 12), fixed('team secret 2'), secret, {
    inst,
    team,
    epoch: 2,
  })
  return {
    format: 'grant',
    inst,
    team,
    epoch: 1,
    to: other,
    toEncSeed: toHex(secrets('other user').enc),
    signer: user,
    signerPk: toHex(from.sig.publicKey),
    dirSeq: 11,
    secret: toHex(secret),
    inboxPk: toHex(await teamInboxKey(secret, { inst, team, epoch: 1 })),
    enc: toHex(grant.enc),
    ct: toHex(grant.ct),
    sig: toHex(grant.sig),
    history: { epoch: 2, secret: toHex(fixed('team secret 2')), wrap: toHex(history) },
  }
}

async function caseKeys() {
  const caseKey = fixed('case key')
  const keys = CompartmentKeys.ofCase(root, caseKey)
  const teamSecret = fixed('team secret 1')
  const cases = []
  for (const scope of ['full', 'header', 'header,identity,location', 'health,legal']) {
    const context = { inst, team, teamEpoch: 1, rootId: root, caseEpoch: 2, scope }
    const wrap = await wrapCaseWith(fixed(`wrap nonce ${scope}`, 12), context, teamSecret, keys)
    cases.push({ scope, teamEpoch: 1, caseEpoch: 2, wrap: toHex(wrap) })
  }
  return {
    format: 'wrap',
    inst,
    team,
    rootId: root,
    caseKey: toHex(caseKey),
    teamSecret: toHex(teamSecret),
    compartments: Object.fromEntries(COMPARTMENTS.map(comp => [comp, toHex(compartmentKey(caseKey, root, comp))])),
    cases,
  }
}

async function caseGrants() {
  const [from, to] = [await userKeysOf(secrets('user')), await userKeysOf(secrets('other user'))]
  const keys = CompartmentKeys.ofCase(root, fixed('case key'))
  const context = { inst, rootId: root, caseEpoch: 2, signer: user, signerKey: from.sig.privateKey, dirSeq: 11 }
  const shares = [
    { scope: 'header,legal', to: { kind: 'user', id: other } as const, toPk: to.enc.publicKey },
    {
      scope: 'full',
      to: { kind: 'team', id: team, epoch: 1 } as const,
      toPk: await teamInboxKey(fixed('team secret 1'), { inst, team, epoch: 1 }),
    },
  ]
  const cases = []
  for (const share of shares) {
    const grant = await sealCaseGrantWith(fixed(`case grant ${share.to.kind}`), { ...context, ...share }, keys)
    cases.push({ scope: share.scope, to: share.to, enc: toHex(grant.enc), ct: toHex(grant.ct), sig: toHex(grant.sig) })
  }
  return {
    format: 'casegrant',
    inst,
    rootId: root,
    caseEpoch: 2,
    signer: user,
    signerPk: toHex(from.sig.publicKey),
    dirSeq: 11,
    caseKey: toHex(fixed('case key')),
    userEncSeed: toHex(secrets('other user').enc),
    teamSecret: toHex(fixed('team secret 1')),
    cases,
  }
}

async function letters() {
  const from = await userKeysOf(secrets('user'))
  const toPk = await teamInboxKey(fixed('team secret 1'), { inst, team, epoch: 1 })
  const context = { inst, team, epoch: 1, subject: record, author: user, signerKey: from.sig.privateKey, dirSeq: 12 }
  const cases = []
  for (const purpose of LETTER_PURPOSES) {
    const document = { text: `Words of a ${purpose}` }
    const letter = await sealLetterWith(fixed(`letter ${purpose}`), { ...context, purpose, toPk }, document)
    const { enc, ct, sig } = letter
    cases.push({ purpose, document, enc: toHex(enc), ct: toHex(ct), sig: toHex(sig) })
  }
  return {
    format: 'letter',
    inst,
    team,
    epoch: 1,
    subject: record,
    author: user,
    signerPk: toHex(from.sig.publicKey),
    dirSeq: 12,
    teamSecret: toHex(fixed('team secret 1')),
    cases,
  }
}

async function caseActs() {
  const [asks, answers] = [await userKeysOf(secrets('user')), await userKeysOf(secrets('other user'))]
  const bare = { id: record, rootId: root, from: null, to: null, keep: '', until: '', why: '', by: user, dirSeq: 12 }
  const acts: CaseAct[] = [
    { ...bare, does: 'transfer', from: team, to: inst, keep: 'read' },
    { ...bare, does: 'cover', from: team, to: other, until: '2026-12-24' },
    { ...bare, does: 'erase', why: 'due' },
  ]
  const cases = []
  for (const act of acts) {
    const decision = { how: 'accepted' as const, by: other, dirSeq: 13 }
    cases.push({
      act: { ...act },
      sig: toHex(await signCaseAct(inst, act, asks.sig.privateKey)),
      decision,
      decisionSig: toHex(await signCaseDecision(inst, act, decision, answers.sig.privateKey)),
    })
  }
  return { format: 'caseact', inst, asksPk: toHex(asks.sig.publicKey), answersPk: toHex(answers.sig.publicKey), cases }
}

async function objects() {
  const compKey = compartmentKey(fixed('case key'), root, 'narrative')
  const documents: Array<[string, unknown]> = [
    ['nothing', {}],
    [
      'words of three scripts',
      { text: 'Оксана, محمد, Noël', list: [1, -1, 1.5, true, false, null], deep: { a: { b: 'c' } } },
    ],
    ['just a bucket', { x: 'y'.repeat(247) }],
    ['the next bucket', { x: 'y'.repeat(248) }],
    ['a padmé bucket', { x: 'y'.repeat(5000) }],
  ]
  const cases = []
  for (const [i, [name, document]] of documents.entries()) {
    const nonce = fixed(`object nonce ${i}`, 12)
    const context = {
      inst,
      type: 'note',
      rootId: root,
      recId: record,
      comp: 'narrative' as const,
      keyEpoch: 2,
      version: i + 1,
      schema: 3,
    }
    const sealed = await sealObjectWith(nonce, context, compKey, document)
    cases.push({
      name,
      version: i + 1,
      nonce: toHex(nonce),
      document,
      cbor: toHex(encodeCbor(document)),
      sealed: toHex(sealed),
    })
  }
  return {
    format: 'object',
    inst,
    type: 'note',
    rootId: root,
    recId: record,
    comp: 'narrative',
    keyEpoch: 2,
    schema: 3,
    compKey: toHex(compKey),
    cases,
  }
}

async function versions() {
  const author = await userKeysOf(secrets('user'))
  const facts = { status: 'open', month: '2026-11', minor: false, services: ['shelter', 'legal'], gone: null }
  const first = {
    inst,
    rootId: root,
    recId: record,
    comp: 'narrative' as const,
    version: 1,
    keyEpoch: 2,
    prevVr: ZERO_HASH,
    cipherHash: sha256Now(utf8('sealed bytes')),
    factsHash: ZERO_HASH,
    author: user,
    dirSeq: 11,
    clientTime: 1795219200123,
    op: 'create' as const,
  }
  const one = await signVr(first, author.sig.privateKey)
  const merged = { ...first, version: 2, prevVr: one.hash, op: 'merge' as const, mergedVr: fixed('other parent') }
  const factual = {
    ...first,
    comp: 'facts' as const,
    cipherHash: sha256Now(new Uint8Array(0)),
    factsHash: await factsHash(facts),
  }
  const signed = await Promise.all([first, merged, factual].map(vr => signVr(vr, author.sig.privateKey)))
  const [, two, three] = signed
  if (two === undefined || three === undefined) throw new Error('three were signed')
  const entries = [
    { recId: record, comp: 'narrative' as const, version: 2, vrHash: two.hash },
    { recId: record, comp: 'facts' as const, version: 1, vrHash: three.hash },
  ]
  const context = { inst, rootId: root, seq: 9 }
  const head = await caseHead(context, entries)
  const hex = (vr: typeof first | typeof merged | typeof factual) =>
    Object.fromEntries(
      Object.entries(vr).map(([name, value]) => [name, value instanceof Uint8Array ? toHex(value) : value]),
    )
  return {
    format: 'vr',
    authorPk: toHex(author.sig.publicKey),
    facts: { value: facts, canonical: toHex(canonicalFacts(facts)), hash: toHex(await factsHash(facts)) },
    cases: [first, merged, factual].map((vr, i) => ({
      fields: hex(vr),
      vr: toHex(encodeVr(vr)),
      sig: toHex(signed[i]?.sig ?? ZERO_HASH),
      hash: toHex(signed[i]?.hash ?? ZERO_HASH),
    })),
    head: {
      ...context,
      entries: entries.map(entry => ({ ...entry, vrHash: toHex(entry.vrHash) })),
      hash: toHex(head),
      sig: toHex(await signHead(context, head, author.sig.privateKey)),
    },
  }
}

async function files() {
  const fileKey = fixed('file key')
  const cases = []
  for (const size of [0, 1, 1000, FILE_CHUNK, FILE_CHUNK + 3]) {
    const plain = new Uint8Array(size).map((_, i) => i % 251)
    const chunks = await sealFile(fileKey, file, plain)
    // Long chunks are given by their hash: the bytes would only make the file long.
    const shown = chunks.map(chunk =>
      chunk.length > 2000 ? { sha256: toHex(sha256Now(chunk)), length: chunk.length } : { bytes: toHex(chunk) },
    )
    cases.push({ size, chunks: shown })
  }
  return { format: 'file', fileId: file, fileKey: toHex(fileKey), plain: 'byte i is i mod 251', cases }
}

async function blindIndexes() {
  const key = fixed('blind index key')
  const values = [
    ['phone', '+41440000000'],
    ['document', 'X1234567'],
  ] as const
  const cases = values.map(([type, value]) => ({ type, value, code: toHex(blindIndex(key, type, value)) }))
  return { format: 'blindindex', key: toHex(key), cases }
}

async function sheets() {
  const cases = []
  for (const language of WORD_LANGUAGES) cases.push({ language, lines: await rootSheet(inst, rootSeed, language) })
  return { format: 'sheet', kind: 'root', inst, seed: toHex(rootSeed), cases }
}

async function log() {
  const entries = Array.from({ length: 7 }, (_, seq) => ({
    seq,
    time: 1795219200000 + seq,
    actor: seq === 3 ? null : user,
    device: seq === 3 ? '' : 'laptop-1',
    action: seq === 3 ? 'checkpoint.signed' : 'case.opened',
    objectIds: seq % 2 === 0 ? [root, record] : [],
    dirSeq: 11,
    vrHash: seq === 2 ? fixed('vr') : null,
    detail: seq === 4 ? fixed('detail', 60) : null,
  }))
  const leaves = entries.map(leafBytes)
  const tree = LogTree.of(leaves.map(leafHash))
  const key = await keyPairOf('Ed25519', fixed('log key'))
  const origin = 'halte.example.org/log'
  const text = formatCheckpoint({ origin, size: 7, root: tree.root(), extensions: ['directory 23'] })
  return {
    format: 'log',
    entries: entries.map((entry, i) => ({
      ...entry,
      vrHash: entry.vrHash === null ? null : toHex(entry.vrHash),
      detail: entry.detail === null ? null : toHex(entry.detail),
      leaf: toHex(leaves[i] ?? ZERO_HASH),
      hash: toHex(leafHash(leaves[i] ?? ZERO_HASH)),
    })),
    roots: entries.map((_, i) => toHex(tree.root(i + 1))),
    inclusion: { index: 4, size: 7, proof: tree.inclusionProof(4).map(toHex) },
    consistency: { oldSize: 3, newSize: 7, proof: tree.consistencyProof(3).map(toHex) },
    checkpoint: {
      origin,
      name: origin,
      publicKey: toHex(key.publicKey),
      verifierKey: noteVerifierKey(origin, key.publicKey),
      note: await signCheckpoint(text, origin, key),
    },
  }
}

/** Every vector file by its name, without `.json`. */
export const RECIPES: Readonly<Record<string, () => Promise<Record<string, unknown>>>> = {
  lp: lists,
  passphrase: passphrases,
  slots,
  'slot-proofs': slotProofs,
  'user-keys': userKeys,
  invitation: invitations,
  directory,
  grants,
  'case-keys': caseKeys,
  'case-grants': caseGrants,
  letters,
  'case-acts': caseActs,
  objects,
  versions,
  files,
  'blind-index': blindIndexes,
  sheets,
  log,
}

/** What random-only libraries make, made once and kept: an age file and a split. Checked by opening, not by making again. */
export async function recoveryRecipe(): Promise<Record<string, unknown>> {
  const { escrowTeamSecret, newRecoveryIdentity, splitIdentity } = await import('../recovery.ts')
  const { identity, recipient } = await newRecoveryIdentity()
  const secret = fixed('team secret 1')
  const custodians = ['Ana', 'Ben', 'Chloé', 'Dusan', 'Eva']
  return {
    format: 'recovery',
    identity,
    recipient,
    escrow: {
      inst,
      team,
      epoch: 1,
      secret: toHex(secret),
      file: toHex(await escrowTeamSecret(recipient, { inst, team, epoch: 1, secret })),
    },
    shares: (await splitIdentity(inst, identity, custodians, 'en')).map(({ index, setId, lines }) => ({
      index,
      setId,
      lines,
    })),
  }
}
