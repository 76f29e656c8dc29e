import { type Bytes, concat, equalBytes, fromB64, randomBytes, toB64 } from './bytes.ts'
import { hmac, sha256Now } from './digest.ts'
import { idBytes, type OrgId, orgId, type UserId, uuidOf } from './ids.ts'
import { lp } from './lp.ts'

/** What an invitation tells a new device, without the server having a part in it (security.md section 3.2). */
export type Invitation = {
  readonly inst: OrgId
  readonly rootFingerprint: Bytes
  /** Public handle under which the server keeps the invitation: base64url of 16 bytes. */
  readonly id: string
  /** 16 bytes the server never sees. */
  readonly secret: Bytes
}

const VERSION = 1
const LENGTH = 1 + 16 + 32 + 16 + 16 + 4

/** A new invitation and the link fragment (after `#`) that carries it: 114 characters. */
export function createInvitation(to: { inst: OrgId; rootFingerprint: Bytes }): {
  id: string
  secret: Bytes
  fragment: string
} {
  const id = toB64(randomBytes(16))
  const secret = randomBytes(16)
  return { id, secret, fragment: invitationFragment({ ...to, id, secret }) }
}

/** The fragment of an invitation: version, organisation, root fingerprint, id, secret, checksum. */
export function invitationFragment({ inst, rootFingerprint, id, secret }: Invitation): string {
  const bytes = concat(new Uint8Array([VERSION]), idBytes(inst), rootFingerprint, fromB64(id), secret)
  return toB64(concat(bytes, sha256Now(bytes).subarray(0, 4)))
}

/** The invitation of a fragment, with or without `#`; `invite.damaged` when it was cut or mistyped, `invite.version` when newer. */
export function parseInvitation(
  fragment: string,
): ({ ok: true } & Invitation) | { ok: false; code: 'invite.damaged' | 'invite.version' } {
  let bytes: Bytes
  try {
    bytes = fromB64(fragment.trim().replace(/^#/, ''))
  } catch {
    return { ok: false, code: 'invite.damaged' }
  }
  const body = bytes.subarray(0, -4)
  if (bytes.length < 5 || !equalBytes(sha256Now(body).subarray(0, 4), bytes.subarray(-4))) {
    return { ok: false, code: 'invite.damaged' }
  }
  if (body[0] !== VERSION) return { ok: false, code: 'invite.version' }
  if (bytes.length !== LENGTH) return { ok: false, code: 'invite.damaged' }
  return {
    ok: true,
    inst: orgId(uuidOf(body.subarray(1, 17))),
    rootFingerprint: body.slice(17, 49),
    id: toB64(body.subarray(49, 65)),
    secret: body.slice(65, 81),
  }
}

/** Which keys an invited person claims. */
export type InviteClaim = { readonly inst: OrgId; readonly user: UserId; readonly encPk: Bytes; readonly sigPk: Bytes }

/** What the invited device sends beside its public keys: proof that they come from who holds the invitation. 32 bytes. */
export function inviteMac(secret: Bytes, { inst, user, encPk, sigPk }: InviteClaim): Bytes {
  return hmac(secret, lp(['ct/v1/invite', idBytes(inst), idBytes(user), encPk, sigPk]))
}

/** Whether the keys come from who holds the invitation; checked by the inviting officer's device before it signs `user.add`. */
export function checkInviteMac(secret: Bytes, claim: InviteClaim, mac: Bytes): boolean {
  return equalBytes(inviteMac(secret, claim), mac)
}
