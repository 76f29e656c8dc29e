import type { Bytes } from './bytes.ts'
import { encodeCbor, tryDecodeDocument } from './cbor.ts'
import { type Directory, mayAt, signingKeyAt } from './directory.ts'
import { hpkeOpen, hpkeSeal } from './hpke.ts'
import { idBytes, type OrgId, type TeamId, type UserId } from './ids.ts'
import { lp } from './lp.ts'
import { bucketSize } from './padding.ts'
import { type KeyPair, type PrivateKey, sign, verify } from './signing.ts'

/** What a letter is for; bound, so that an opinion can never be shown as the note of a transfer. */
export const LETTER_PURPOSES = ['move', 'answer', 'opinion'] as const
/** One of {@link LETTER_PURPOSES}. */
export type LetterPurpose = (typeof LETTER_PURPOSES)[number]

/** Largest padded plaintext: some pages of text. */
const MAX_LETTER = 16_384

/**
 * A document for a team its author need not be in, sealed to the team's inbox and signed (decision 0115). It belongs to no
 * root: whoever writes one keeps nothing that opens it.
 */
export type Letter = {
  readonly team: TeamId
  readonly epoch: number
  readonly purpose: LetterPurpose
  /** What it belongs to: an act, or its own id. 16 bytes of a UUID. */
  readonly subject: string
  readonly author: UserId
  readonly dirSeq: number
  readonly enc: Bytes
  readonly ct: Bytes
  readonly sig: Bytes
}
type LetterHead = Pick<Letter, 'team' | 'epoch' | 'purpose' | 'subject' | 'author'>

const letterInfo = (inst: OrgId, { team, epoch, purpose, subject, author }: LetterHead): Bytes =>
  lp(['ct/v1/letter', idBytes(inst), idBytes(team), epoch, purpose, idBytes(subject), idBytes(author)])
const letterMessage = (info: Bytes, dirSeq: number, enc: Bytes, ct: Bytes): Bytes =>
  lp(['ct/v1/lettersig', info, dirSeq, enc, ct])

/** Everything {@link sealLetter} has to know; `toPk` is the team's inbox key of that epoch (`inboxAt`). */
export type LetterContext = LetterHead & {
  readonly inst: OrgId
  readonly toPk: Bytes
  readonly signerKey: PrivateKey
  readonly dirSeq: number
}

/** Seals a document. Throws a RangeError when it is too long for a letter, a TypeError when `toPk` is no public key. */
export function sealLetter(ctx: LetterContext, document: unknown): Promise<Letter> {
  return sealLetterWith(undefined, ctx, document)
}

/** {@link sealLetter} with given ephemeral key material: for golden vectors only. */
export async function sealLetterWith(ikm: Bytes | undefined, ctx: LetterContext, document: unknown): Promise<Letter> {
  const { team, epoch, purpose, subject, author, dirSeq } = ctx
  const info = letterInfo(ctx.inst, ctx)
  const encoded = encodeCbor(document)
  const size = bucketSize(4 + encoded.length)
  if (size > MAX_LETTER) throw new RangeError('too long for a letter')
  const plain = new Uint8Array(size)
  new DataView(plain.buffer).setUint32(0, encoded.length)
  plain.set(encoded, 4)
  const box = await hpkeSeal(ctx.toPk, info, plain, ikm)
  if (box === null) throw new TypeError('not an X25519 public key')
  const sig = await sign(ctx.signerKey, letterMessage(info, dirSeq, box.enc, box.ct))
  return { team, epoch, purpose, subject, author, dirSeq, enc: box.enc, ct: box.ct, sig }
}

/** Whether its author, active at `dirSeq`, signed it: what a server can check without opening it. */
export async function checkLetter(letter: Letter, directory: Directory): Promise<boolean> {
  const { author, dirSeq } = letter
  const key = signingKeyAt(directory, author, dirSeq)
  if (key === null || !mayAt(directory, author, dirSeq, { do: 'share' })) return false
  return verify(key, letter.sig, letterMessage(letterInfo(directory.inst, letter), dirSeq, letter.enc, letter.ct))
}

/** Opens a letter with the inbox of its team's epoch. The document is not validated: its reader does that. */
export async function openLetter(
  letter: Letter,
  inbox: KeyPair,
  directory: Directory,
): Promise<{ ok: true; document: unknown } | { ok: false; code: 'letter.signature' | 'letter.open' }> {
  if (!(await checkLetter(letter, directory))) return { ok: false, code: 'letter.signature' }
  const plain = await hpkeOpen(inbox, letterInfo(directory.inst, letter), letter)
  if (plain === null || plain.length < 4) return { ok: false, code: 'letter.open' }
  const length = new DataView(plain.buffer, plain.byteOffset, plain.byteLength).getUint32(0)
  if (4 + length > plain.length || bucketSize(4 + length) !== plain.length) return { ok: false, code: 'letter.open' }
  if (plain.subarray(4 + length).some(byte => byte !== 0)) return { ok: false, code: 'letter.open' }
  const read = tryDecodeDocument(plain.subarray(4, 4 + length))
  return read.ok ? { ok: true, document: read.value } : { ok: false, code: 'letter.open' }
}
