import { aeadOpen, aeadSeal, importAead, NONCE } from './aead.ts'
import { type Bytes, concat, equalBytes, randomBytes } from './bytes.ts'
import { hkdf } from './digest.ts'
import { type Directory, inboxAt, mayAt, signingKeyAt } from './directory.ts'
import { hpkeOpen, hpkeSeal } from './hpke.ts'
import { idBytes, type OrgId, type TeamId, type UserId } from './ids.ts'
import { lp } from './lp.ts'
import { type KeyPair, keyPairOf, type PrivateKey, publicKeyOf, sign, verify } from './signing.ts'

/** A fresh team secret: 32 random bytes, one per team and epoch. */
export function newTeamSecret(): Bytes {
  return randomBytes(32)
}

/** Which secret of which team. Epochs start at 1. */
export type TeamEpoch = { readonly inst: OrgId; readonly team: TeamId; readonly epoch: number }

function inboxSeed(secret: Bytes, { inst, team, epoch }: TeamEpoch): Bytes {
  return hkdf(secret, lp(['ct/v1/inbox', idBytes(inst), idBytes(team), epoch]), 32)
}

/**
 * The public key of a team's inbox. It stands in the signed `team.create` and `team.epoch`, so that people outside the team
 * can seal to it, and so that no other secret can pass for this epoch's (decision 0011).
 */
export function teamInboxKey(secret: Bytes, at: TeamEpoch): Promise<Bytes> {
  return publicKeyOf('X25519', inboxSeed(secret, at))
}

/** The key pair of a team's inbox, for those who hold the secret. */
export function teamInbox(secret: Bytes, at: TeamEpoch): Promise<KeyPair> {
  return keyPairOf('X25519', inboxSeed(secret, at))
}

/** A team secret sealed to one member and signed by who gave it (security.md section 3.3). */
export type Grant = {
  readonly team: TeamId
  readonly epoch: number
  readonly to: UserId
  readonly signer: UserId
  /** Directory sequence at which the signer had the right. */
  readonly dirSeq: number
  readonly enc: Bytes
  readonly ct: Bytes
  readonly sig: Bytes
}

/** Why a grant is refused. */
export type GrantRefusal = {
  ok: false
  code: 'grant.signer' | 'grant.signature' | 'grant.recipient' | 'grant.open' | 'grant.secret'
}

type GrantHead = Pick<Grant, 'team' | 'epoch' | 'to' | 'signer'>

function grantInfo(inst: OrgId, { team, epoch, to, signer }: GrantHead): Bytes {
  return lp(['ct/v1/grant', idBytes(inst), idBytes(team), epoch, idBytes(to), idBytes(signer)])
}

function grantMessage(info: Bytes, dirSeq: number, enc: Bytes, ct: Bytes): Bytes {
  return lp(['ct/v1/grantsig', info, dirSeq, enc, ct])
}

/** To whom, by whom and from which directory state a grant is made. */
export type GrantContext = TeamEpoch & {
  readonly to: UserId
  /** The recipient's key, from the directory and from nowhere else. */
  readonly toEncPk: Bytes
  readonly signer: UserId
  readonly signerKey: PrivateKey
  readonly dirSeq: number
}

/** Seals a team secret to a member. Throws when `toEncPk` is not a public key: the directory would not have let it in. */
export function sealGrant(ctx: GrantContext, secret: Bytes): Promise<Grant> {
  return sealGrantWith(undefined, ctx, secret)
}

/** {@link sealGrant} with given ephemeral key material: for golden vectors only. */
export async function sealGrantWith(ikm: Bytes | undefined, ctx: GrantContext, secret: Bytes): Promise<Grant> {
  const { team, epoch, to, signer, dirSeq } = ctx
  const info = grantInfo(ctx.inst, ctx)
  const box = await hpkeSeal(ctx.toEncPk, info, secret, ikm)
  if (box === null) throw new TypeError('not an X25519 public key')
  const sig = await sign(ctx.signerKey, grantMessage(info, dirSeq, box.enc, box.ct))
  return { team, epoch, to, signer, dirSeq, enc: box.enc, ct: box.ct, sig }
}

/**
 * Whether a grant was made by who had the right to: the directory gave the signer the right at `dirSeq` (officer, or lead of
 * the team), and the signature is theirs. What anybody can check, the server included.
 */
export async function checkGrant(grant: Grant, directory: Directory): Promise<{ ok: true } | GrantRefusal> {
  const { signer, dirSeq } = grant
  const key = signingKeyAt(directory, signer, dirSeq)
  if (key === null || !mayAt(directory, signer, dirSeq, { do: 'grant', team: grant.team })) {
    return { ok: false, code: 'grant.signer' }
  }
  const message = grantMessage(grantInfo(directory.inst, grant), dirSeq, grant.enc, grant.ct)
  return (await verify(key, grant.sig, message)) ? { ok: true } : { ok: false, code: 'grant.signature' }
}

/** Opens a grant made to me. Refuses unless {@link checkGrant} does not and the secret is the one the directory committed to. */
export async function openGrant(
  grant: Grant,
  me: { readonly user: UserId; readonly enc: KeyPair },
  directory: Directory,
): Promise<{ ok: true; secret: Bytes } | GrantRefusal> {
  if (grant.to !== me.user) return { ok: false, code: 'grant.recipient' }
  const checked = await checkGrant(grant, directory)
  if (!checked.ok) return checked
  const secret = await hpkeOpen(me.enc, grantInfo(directory.inst, grant), grant)
  if (secret === null || secret.length !== 32) return { ok: false, code: 'grant.open' }
  const committed = inboxAt(directory, grant.team, grant.epoch)
  const inbox = await teamInboxKey(secret, { inst: directory.inst, team: grant.team, epoch: grant.epoch })
  return committed !== null && equalBytes(committed, inbox) ? { ok: true, secret } : { ok: false, code: 'grant.secret' }
}

function historyKey(secret: Bytes, { inst, team, epoch }: TeamEpoch): Promise<CryptoKey> {
  return importAead(hkdf(secret, lp(['ct/v1/history', idBytes(inst), idBytes(team), epoch]), 32))
}

function historyAad({ inst, team, epoch }: TeamEpoch): Bytes {
  return lp(['ct/v1/historywrap', idBytes(inst), idBytes(team), epoch])
}

/** Wraps the secret of epoch `at.epoch - 1` under the secret of `at.epoch`, where the team's policy gives history. */
export function sealHistory(newSecret: Bytes, oldSecret: Bytes, at: TeamEpoch): Promise<Bytes> {
  return sealHistoryWith(randomBytes(NONCE), newSecret, oldSecret, at)
}

/** {@link sealHistory} with a given nonce: for golden vectors only. */
export async function sealHistoryWith(nonce: Bytes, newSecret: Bytes, oldSecret: Bytes, at: TeamEpoch): Promise<Bytes> {
  return concat(nonce, await aeadSeal(await historyKey(newSecret, at), nonce, oldSecret, historyAad(at)))
}

/** The secret of the epoch before `at.epoch`, from the secret of `at.epoch`. */
export async function openHistory(
  newSecret: Bytes,
  wrap: Bytes,
  at: TeamEpoch,
): Promise<{ ok: true; secret: Bytes } | { ok: false; code: 'history.open' }> {
  if (wrap.length !== NONCE + 48) return { ok: false, code: 'history.open' }
  const key = await historyKey(newSecret, at)
  const secret = await aeadOpen(key, wrap.subarray(0, NONCE), wrap.subarray(NONCE), historyAad(at))
  return secret === null ? { ok: false, code: 'history.open' } : { ok: true, secret }
}
