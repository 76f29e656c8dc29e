import type { Bytes } from './bytes.ts'
import { type CompartmentKeys, keysOfSecret, scopeSecret } from './cases.ts'
import type { Scope } from './compartments.ts'
import { type Directory, mayAt, signingKeyAt } from './directory.ts'
import { hpkeOpen, hpkeSeal } from './hpke.ts'
import { idBytes, type OrgId, type RootId, type TeamId, type UserId } from './ids.ts'
import { lp } from './lp.ts'
import { type KeyPair, type PrivateKey, sign, verify } from './signing.ts'

/** Who gets keys of a root: one person, or a team through its inbox (a companion team the giver is not in). */
export type CaseRecipient =
  | { readonly kind: 'user'; readonly id: UserId }
  | { readonly kind: 'team'; readonly id: TeamId; readonly epoch: number }

/**
 * Keys of one root, sealed to a person or a team inbox and signed (security.md section 3.4, decision 0012). Where a
 * symmetric wrap proves by itself that a team member made it, anybody can seal to a public key: hence the signature.
 */
export type CaseGrant = {
  readonly rootId: RootId
  readonly caseEpoch: number
  readonly scope: Scope
  readonly to: CaseRecipient
  readonly signer: UserId
  readonly dirSeq: number
  readonly enc: Bytes
  readonly ct: Bytes
  readonly sig: Bytes
}

type CaseGrantHead = Pick<CaseGrant, 'rootId' | 'caseEpoch' | 'scope' | 'to' | 'signer'>

function caseGrantInfo(inst: OrgId, { rootId, caseEpoch, scope, to, signer }: CaseGrantHead): Bytes {
  const toEpoch = to.kind === 'team' ? to.epoch : 0
  const recipient = [to.kind, idBytes(to.id), toEpoch]
  return lp(['ct/v1/casegrant', idBytes(inst), idBytes(rootId), caseEpoch, scope, ...recipient, idBytes(signer)])
}

function caseGrantMessage(info: Bytes, dirSeq: number, enc: Bytes, ct: Bytes): Bytes {
  return lp(['ct/v1/casegrantsig', info, dirSeq, enc, ct])
}

/** Everything {@link sealCaseGrant} has to know; `toPk` comes from the directory (a user's `encPk`, a team's `inboxAt`). */
export type CaseGrantContext = CaseGrantHead & {
  readonly inst: OrgId
  readonly toPk: Bytes
  readonly signerKey: PrivateKey
  readonly dirSeq: number
}

/** Seals what `scope` names. Throws when `keys` do not reach that far, or `toPk` is not a public key. */
export function sealCaseGrant(ctx: CaseGrantContext, keys: CompartmentKeys): Promise<CaseGrant> {
  return sealCaseGrantWith(undefined, ctx, keys)
}

/** {@link sealCaseGrant} with given ephemeral key material: for golden vectors only. */
export async function sealCaseGrantWith(
  ikm: Bytes | undefined,
  ctx: CaseGrantContext,
  keys: CompartmentKeys,
): Promise<CaseGrant> {
  const { rootId, caseEpoch, scope, to, signer, dirSeq } = ctx
  const info = caseGrantInfo(ctx.inst, ctx)
  const box = await hpkeSeal(ctx.toPk, info, scopeSecret(scope, keys), ikm)
  if (box === null) throw new TypeError('not an X25519 public key')
  const sig = await sign(ctx.signerKey, caseGrantMessage(info, dirSeq, box.enc, box.ct))
  return { rootId, caseEpoch, scope, to, signer, dirSeq, enc: box.enc, ct: box.ct, sig }
}

/**
 * Opens a case grant with the recipient's key pair (a user's `enc`, or `teamInbox`). Refuses unless the signer was an
 * active user at `dirSeq`. Believe the keys for writing only once they have opened the root's current header: an insider
 * may sign a grant of keys that are not this root's.
 */
export async function openCaseGrant(
  grant: CaseGrant,
  recipient: KeyPair,
  directory: Directory,
): Promise<
  { ok: true; keys: CompartmentKeys } | { ok: false; code: 'grant.signer' | 'grant.signature' | 'grant.open' }
> {
  const { signer, dirSeq } = grant
  const key = signingKeyAt(directory, signer, dirSeq)
  if (key === null || !mayAt(directory, signer, dirSeq, { do: 'share' })) return { ok: false, code: 'grant.signer' }
  const info = caseGrantInfo(directory.inst, grant)
  if (!(await verify(key, grant.sig, caseGrantMessage(info, dirSeq, grant.enc, grant.ct)))) {
    return { ok: false, code: 'grant.signature' }
  }
  const secret = await hpkeOpen(recipient, info, grant)
  const keys = secret === null ? null : keysOfSecret(grant.scope, grant.rootId, secret)
  return keys === null ? { ok: false, code: 'grant.open' } : { ok: true, keys }
}
