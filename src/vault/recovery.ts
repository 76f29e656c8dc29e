import { bech32 } from '@scure/base'
import { type Bytes, concat, equalBytes, ownBytes, randomBytes, toHex } from './bytes.ts'
import { encodeCbor, tryDecodeCbor } from './cbor.ts'
import { sha256Now } from './digest.ts'
import { idBytes, type OrgId, orgId, type TeamId, teamId, uuidOf } from './ids.ts'
import { lp } from './lp.ts'
import { readSheet, type SheetRefusal, writeSheet } from './sheets.ts'
import type { WordLanguage } from './words.ts'

// Both are large or rare, and only recovery needs them: never in the first download.
const age = () => import('age-encryption')
const shamir = () => import('shamir-secret-sharing')

const IDENTITY_PREFIX = 'age-secret-key-pq-'
const THRESHOLD = 3
const SHARES = 5
const SET_ID = 8
const SHARE = 33

/** An organisation's recovery: `identity` goes on paper and nowhere else, `recipient` into the directory. */
export type RecoveryIdentity = { readonly identity: string; readonly recipient: string }

/** A fresh age hybrid identity (ML-KEM-768 and X25519; security.md section 3.5). */
export async function newRecoveryIdentity(): Promise<RecoveryIdentity> {
  const { generateHybridIdentity, identityToRecipient } = await age()
  const identity = await generateHybridIdentity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** The recipient of an identity, to compare with the directory's. Throws for text that is no age identity. */
export async function recipientOf(identity: string): Promise<string> {
  return (await age()).identityToRecipient(identity)
}

/** Seals bytes to a recovery recipient: a standard age file, which the age tool opens as well. */
export async function escrow(recipient: string, payload: Bytes): Promise<Bytes> {
  const { Encrypter } = await age()
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return ownBytes(await encrypter.encrypt(payload))
}

/** Opens an age file; `escrow.open` when it is not for this identity, or changed. */
export async function openEscrow(
  identity: string,
  sealed: Bytes,
): Promise<{ ok: true; payload: Bytes } | { ok: false; code: 'escrow.open' }> {
  const { Decrypter } = await age()
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    return { ok: true, payload: ownBytes(await decrypter.decrypt(sealed)) }
  } catch {
    return { ok: false, code: 'escrow.open' }
  }
}

/** What is escrowed of a team: one epoch's secret. */
export type EscrowedTeam = {
  readonly inst: OrgId
  readonly team: TeamId
  readonly epoch: number
  readonly secret: Bytes
}

/** Seals a team secret to the recovery recipient, with the names that say which it is. */
export function escrowTeamSecret(recipient: string, { inst, team, epoch, secret }: EscrowedTeam): Promise<Bytes> {
  return escrow(recipient, encodeCbor({ v: 1, inst: idBytes(inst), team: idBytes(team), epoch, secret }))
}

function readEscrowedTeam(payload: Bytes): EscrowedTeam | null {
  const decoded = tryDecodeCbor(payload)
  if (!decoded.ok || typeof decoded.value !== 'object' || decoded.value === null) return null
  const fields = new Map<string, unknown>(Object.entries(decoded.value))
  const [inst, team, secret] = ['inst', 'team', 'secret'].map(name => fields.get(name))
  const epoch = fields.get('epoch')
  if (!(inst instanceof Uint8Array && team instanceof Uint8Array && secret instanceof Uint8Array)) return null
  if (fields.get('v') !== 1 || inst.length !== 16 || team.length !== 16 || secret.length !== 32) return null
  if (typeof epoch !== 'number' || !Number.isSafeInteger(epoch)) return null
  return { inst: orgId(uuidOf(inst)), team: teamId(uuidOf(team)), epoch, secret: ownBytes(secret) }
}

/**
 * Opens {@link escrowTeamSecret}. Anybody can seal to the recipient: believe the secret only when its `teamInboxKey` is the
 * directory's `inboxAt` of that team and epoch.
 */
export async function openEscrowedTeam(
  identity: string,
  sealed: Bytes,
): Promise<{ ok: true; escrowed: EscrowedTeam } | { ok: false; code: 'escrow.open' | 'escrow.content' }> {
  const opened = await openEscrow(identity, sealed)
  if (!opened.ok) return opened
  const escrowed = readEscrowedTeam(opened.payload)
  return escrowed === null ? { ok: false, code: 'escrow.content' } : { ok: true, escrowed }
}

function identityBytes(identity: string): Bytes {
  const { prefix, bytes } = bech32.decodeToBytes(identity.toLowerCase())
  if (prefix !== IDENTITY_PREFIX || bytes.length !== 32) throw new TypeError('not an age hybrid identity')
  return ownBytes(bytes)
}

function identityOf(bytes: Bytes): string {
  return bech32.encodeFromBytes(IDENTITY_PREFIX, bytes).toUpperCase()
}

/** The recovery identity as lines to print; for the two sealed envelopes. Throws for text that is no hybrid identity. */
export function recoverySheet(inst: OrgId, identity: string, language: WordLanguage): Promise<string[]> {
  return writeSheet('recovery', concat(idBytes(inst), identityBytes(identity)), language)
}

/** Reads a typed {@link recoverySheet}. */
export async function parseRecoverySheet(
  text: string,
): Promise<{ ok: true; inst: OrgId; identity: string } | SheetRefusal> {
  const sheet = await readSheet('recovery', 48, text)
  if (!sheet.ok) return sheet
  return { ok: true, inst: orgId(uuidOf(sheet.payload.slice(0, 16))), identity: identityOf(sheet.payload.slice(16)) }
}

/** The organisation root's seed as lines to print. */
export function rootSheet(inst: OrgId, seed: Bytes, language: WordLanguage): Promise<string[]> {
  if (seed.length !== 32) throw new TypeError('a root seed has 32 bytes')
  return writeSheet('root', concat(idBytes(inst), seed), language)
}

/** Reads a typed {@link rootSheet}; the key pair is `keyPairOf('Ed25519', seed)`. */
export async function parseRootSheet(text: string): Promise<{ ok: true; inst: OrgId; seed: Bytes } | SheetRefusal> {
  const sheet = await readSheet('root', 48, text)
  if (!sheet.ok) return sheet
  return { ok: true, inst: orgId(uuidOf(sheet.payload.slice(0, 16))), seed: sheet.payload.slice(16) }
}

/** One custodian's share: any three of five give the identity back, two say nothing about it. */
export type PrintedShare = {
  readonly custodian: string
  /** Hexadecimal; the same on all shares of one split. */
  readonly setId: string
  /** From 1. */
  readonly index: number
  readonly lines: string[]
}

const setCheck = (salt: Bytes, secret: Bytes) => sha256Now(lp(['ct/v1/shareset', salt, secret])).subarray(0, 4)

/** Splits an identity for five custodians, whose names go on the paper and not into the share. */
export async function splitIdentity(
  inst: OrgId,
  identity: string,
  custodians: ReadonlyArray<string>,
  language: WordLanguage,
): Promise<PrintedShare[]> {
  if (custodians.length !== SHARES) throw new TypeError('five custodians')
  const secret = identityBytes(identity)
  const salt = randomBytes(4)
  const setId = concat(salt, setCheck(salt, secret))
  const shares = await (await shamir()).split(secret, SHARES, THRESHOLD)
  return Promise.all(
    shares.map(async (share, i) => {
      const place = new Uint8Array([i + 1, THRESHOLD, SHARES])
      const lines = await writeSheet('share', concat(idBytes(inst), setId, place, share), language)
      return { custodian: custodians[i] ?? '', setId: toHex(setId), index: i + 1, lines }
    }),
  )
}

type Share = { readonly inst: Bytes; readonly setId: Bytes; readonly index: number; readonly share: Bytes }

/** Which share a typed text is, so that each custodian hears at once whether theirs was typed right. */
export async function parseShare(
  text: string,
): Promise<{ ok: true; inst: OrgId; setId: string; index: number; share: Bytes } | SheetRefusal> {
  const sheet = await readSheet('share', 16 + SET_ID + 3 + SHARE, text)
  if (!sheet.ok) return sheet
  const { inst, setId, index, share } = shareOf(sheet.payload)
  return { ok: true, inst: orgId(uuidOf(inst)), setId: toHex(setId), index, share }
}

function shareOf(payload: Bytes): Share {
  return {
    inst: payload.slice(0, 16),
    setId: payload.slice(16, 24),
    index: payload[24] ?? 0,
    share: payload.slice(27),
  }
}

/** Why shares do not give the identity back. `sheet` counts from 1, in the order given. */
export type SharesRefusal =
  | { ok: false; code: 'shares.sheet'; sheet: number; why: SheetRefusal }
  | { ok: false; code: 'shares.few'; needed: number }
  | { ok: false; code: 'shares.repeated' | 'shares.mixed'; sheet: number }
  | { ok: false; code: 'shares.checksum' }

/** The identity of at least three typed shares of one split. */
export async function combineShares(
  texts: ReadonlyArray<string>,
): Promise<{ ok: true; inst: OrgId; identity: string } | SharesRefusal> {
  const shares: Share[] = []
  for (const [i, text] of texts.entries()) {
    const sheet = await readSheet('share', 16 + SET_ID + 3 + SHARE, text)
    if (!sheet.ok) return { ok: false, code: 'shares.sheet', sheet: i + 1, why: sheet }
    const share = shareOf(sheet.payload)
    const first = shares[0] ?? share
    const sameSet = equalBytes(first.setId, share.setId) && equalBytes(first.inst, share.inst)
    if (!sameSet) return { ok: false, code: 'shares.mixed', sheet: i + 1 }
    if (shares.some(({ index }) => index === share.index)) return { ok: false, code: 'shares.repeated', sheet: i + 1 }
    shares.push(share)
  }
  const [first] = shares
  if (first === undefined || shares.length < THRESHOLD) return { ok: false, code: 'shares.few', needed: THRESHOLD }
  const secret = ownBytes(await (await shamir()).combine(shares.map(({ share }) => share)))
  const salt = first.setId.subarray(0, 4)
  if (secret.length !== 32 || !equalBytes(setCheck(salt, secret), first.setId.subarray(4))) {
    return { ok: false, code: 'shares.checksum' }
  }
  return { ok: true, inst: orgId(uuidOf(first.inst)), identity: identityOf(secret) }
}

/** Whether a string can be a recovery recipient: the shape of an age hybrid recipient. */
export function isRecoveryRecipient(text: string): boolean {
  return /^age1pq1[a-z0-9]{1900,2000}$/.test(text)
}
