/** Between the shapes of the wire (base64url text) and those of the vault and the store (bytes). */
import {
  type Bytes,
  type CaseGrant,
  type Compartment,
  equalBytes,
  fromB64,
  idBytes,
  type KdfParams,
  lp,
  type OrgId,
  readLp,
  rootId,
  type Slot,
  teamId,
  toB64,
  userId,
  utf8,
  uuidOf,
  type WrapContext,
} from '#vault'
import type * as protocol from './protocol.ts'
import type { StoredChain, StoredHead, StoredWrap } from './store/store.ts'
import type { Chain } from './types.ts'

type WireKdf = { alg: 'argon2id'; v: 19; m: number; t: number; p: number; salt: string }

export const kdfToWire = (params: KdfParams): WireKdf => ({ ...params, salt: toB64(params.salt) })
/** Undefined for parameters that are not even of the right shape; the floor is the vault's to check. */
export function kdfFromWire(wire: WireKdf): KdfParams | undefined {
  return wire.p === 1 ? { alg: wire.alg, v: wire.v, m: wire.m, t: wire.t, p: 1, salt: fromB64(wire.salt) } : undefined
}

export function slotToWire(slot: Slot): protocol.Slot {
  const { params } = slot
  const wire =
    params.type === 'passphrase' || params.type === 'device'
      ? { kdf: kdfToWire(params.kdf) }
      : params.type === 'passkey'
        ? { credentialId: toB64(params.credentialId) }
        : {}
  return { type: slot.type, id: slot.id, version: 1, params: wire, nonce: toB64(slot.nonce), box: toB64(slot.box) }
}

export const versionToStore = (wire: protocol.VersionWire): StoredChain => ({
  version: wire.version,
  vr: fromB64(wire.vr),
  sig: fromB64(wire.sig),
  ...(wire.sealed === undefined ? {} : { sealed: fromB64(wire.sealed) }),
})

export const headToStore = (wire: protocol.Head): StoredHead => ({
  seq: wire.seq,
  hash: fromB64(wire.hash),
  author: wire.author,
  sig: fromB64(wire.sig),
})

export const wrapToStore = (wire: protocol.Wrap): StoredWrap => ({ ...wire, box: fromB64(wire.box) })
export const wrapToWire = (wrap: StoredWrap): protocol.Wrap => ({ ...wrap, box: toB64(wrap.box) })
export const wrapContext = (inst: OrgId, wrap: StoredWrap): WrapContext => ({
  inst,
  team: teamId(wrap.team),
  teamEpoch: wrap.teamEpoch,
  rootId: rootId(wrap.root),
  caseEpoch: wrap.caseEpoch,
  scope: wrap.scope,
})

const GRANT_BOX = 'ct/v1/casegrantbox'

/**
 * A companion team that the author is not in gets its keys through its public inbox: then the box of the wrap is a signed
 * case grant, written as an lp list (decision 0041). A symmetric wrap never has this shape.
 */
export const grantBox = ({ signer, dirSeq, enc, ct, sig }: CaseGrant): Bytes =>
  lp([GRANT_BOX, idBytes(signer), dirSeq, enc, ct, sig])

/** The case grant in a wrap's box, or undefined for an ordinary wrap. */
export function readGrantBox(wrap: StoredWrap): CaseGrant | undefined {
  const [context, signer, dirSeq, enc, ct, sig] = readLp(wrap.box) ?? []
  if (context === undefined || signer?.length !== 16 || dirSeq?.length !== 4) return undefined
  if (!equalBytes(context, utf8(GRANT_BOX)) || enc === undefined || ct === undefined || sig === undefined)
    return undefined
  return {
    rootId: rootId(wrap.root),
    caseEpoch: wrap.caseEpoch,
    scope: wrap.scope,
    to: { kind: 'team', id: teamId(wrap.team), epoch: wrap.teamEpoch },
    signer: userId(uuidOf(signer)),
    dirSeq: new DataView(dirSeq.buffer, dirSeq.byteOffset, 4).getUint32(0),
    enc,
    ct,
    sig,
  }
}

export const isSealedChain = (chain: Chain): chain is Compartment => chain !== 'facts'
