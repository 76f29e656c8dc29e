/** The other ways in beside the passphrase: a recovery code on paper, passkeys; and proving oneself again (decision 0071). */
import {
  type Bytes,
  type CodeRefusal,
  codeAuth,
  codeKek,
  equalBytes,
  newRecoveryCode,
  orgId,
  PASSKEY_PRF_SALT,
  passkeyAuth,
  passkeyKek,
  readRecoveryCode,
  type SlotParams,
  sealSlot,
  stretch,
  toB64,
  userId,
} from '#vault'
import { handleKey, openWithCode, openWithPasskey, slotsOfType, type Unlocked } from './accounts.ts'
import type { Copy } from './copy.ts'
import { provenBy } from './passphrase.ts'
import type { AccountFile } from './remembered.ts'
import { readAccounts } from './remembered.ts'
import type { Entered } from './sign-in.ts'
import type { Store } from './store/store.ts'
import type { Transport } from './transport.ts'
import type { Language, Outcome, PasskeyAnswer, Proof, Refused, WaysIn } from './types.ts'
import { slotToWire } from './wire.ts'

/** An account with its slots as they are after a change. */
type Changed = Outcome<{ account: AccountFile }>
/** Twelve words that are on paper, perhaps, and not in force yet. */
export type PreparedCode = { entropy: Bytes; proof: Bytes }

const SLOTS = 8

/** What the server keeps of a person's ways in. */
export async function listWays(transport: Transport): Promise<Outcome<{ ways: WaysIn }>> {
  const answer = await transport.call('session', {})
  if (!answer.ok) return answer
  const passkeys = slotsOfType(answer.value, 'passkey').flatMap(({ id, params }) =>
    params.type === 'passkey' ? [{ id, credential: params.credentialId, since: Number(id.split('-')[1] ?? 0) }] : [],
  )
  return { ok: true, ways: { code: slotsOfType(answer.value, 'code').length > 0, passkeys } }
}

/** Makes twelve words; the passphrase says that it is the person herself who asks. */
export async function prepareCode(
  entered: Entered,
  passphrase: string,
  language: Language,
): Promise<Outcome<{ words: string[]; prepared: PreparedCode }>> {
  const proven = await provenBy(entered, passphrase)
  if (!proven.ok) return { ...proven, place: 'passphrase' }
  const words = await newRecoveryCode(language)
  const read = await readRecoveryCode(words)
  if (!read.ok) throw new Error('a new code does not read')
  return { ok: true, words: words.split(' '), prepared: { entropy: read.entropy, proof: proven.auth } }
}

/** Puts words in force that were read back; the earlier code goes once the new one opened. */
export async function confirmCode(
  copy: Copy,
  transport: Transport,
  entered: Entered,
  { entropy, proof }: PreparedCode,
  typed: string,
): Promise<Changed> {
  const read = await readRecoveryCode(typed)
  if (!read.ok) return refusedCode(read)
  if (!equalBytes(read.entropy, entropy)) return { ok: false, code: 'code.other', place: 'code' }
  const owner = { inst: orgId(copy.org), user: userId(copy.user) }
  const auth = codeAuth(entropy, owner.inst)
  const way = { id: `code-${copy.clock()}`, params: { type: 'code' as const }, kek: codeKek(entropy, owner), auth }
  return addSlot(transport, entered, proof, way, account => openWithCode(account, entropy), 'code')
}

/** Words that are no code, with the numbers of those no list has. */
export const refusedCode = (read: CodeRefusal): Refused => ({
  ok: false,
  code: read.code,
  place: 'code',
  ...(read.code === 'code.words' ? { data: { words: read.wrong.join(', ') } } : {}),
})

/** Adds a passkey; its credential's earlier slot, if there is one, goes. */
export async function addPasskey(
  copy: Copy,
  transport: Transport,
  entered: Entered,
  passkey: PasskeyAnswer,
  passphrase: string,
): Promise<Outcome<{ id: string; account: AccountFile }>> {
  if (passkey.prf.length !== 32) return { ok: false, code: 'passkey.wrong' }
  const proven = await provenBy(entered, passphrase)
  if (!proven.ok) return { ...proven, place: 'passphrase' }
  const owner = { inst: orgId(copy.org), user: userId(copy.user) }
  const id = `passkey-${copy.clock()}`
  const way = {
    id,
    params: { type: 'passkey' as const, credentialId: passkey.credential },
    kek: passkeyKek(passkey.prf, owner),
    auth: passkeyAuth(passkey.prf, owner.inst),
  }
  const added = await addSlot(
    transport,
    entered,
    proven.auth,
    way,
    account => openWithPasskey(account, passkey),
    undefined,
  )
  return added.ok ? { ...added, id } : added
}

/** Takes the code, or one passkey, away. */
export async function removeWay(
  transport: Transport,
  entered: Entered,
  passphrase: string,
  goes: (slot: AccountFile['slots'][number]) => boolean,
): Promise<Changed> {
  const proven = await provenBy(entered, passphrase)
  if (!proven.ok) return { ...proven, place: 'passphrase' }
  const session = await transport.call('session', {})
  if (!session.ok) return session
  // The passphrase always stays.
  const slots = session.value.slots.filter(slot => slot.type === 'passphrase' || !goes(slot))
  if (slots.length === session.value.slots.length) return { ok: false, code: 'slot.unknown' }
  const body = { slots, statements: [], oldAuth: toB64(proven.auth) }
  const saved = await transport.call('saveSlots', { body })
  return saved.ok ? { ok: true, account: { ...entered.account, slots } } : saved
}

type Way = { id: string; params: SlotParams & { type: 'code' | 'passkey' }; kek: Bytes; auth: Bytes }

/** Two phases: the new slot beside all others, read back and opened; then without those of type `replaces`. */
async function addSlot(
  transport: Transport,
  entered: Entered,
  proof: Bytes,
  { id, params, kek, auth }: Way,
  open: (account: AccountFile) => Promise<Unlocked>,
  replaces: 'code' | undefined,
): Promise<Changed> {
  const session = await transport.call('session', {})
  if (!session.ok) return session
  const before = session.value.slots
  if (before.length >= SLOTS) return { ok: false, code: 'slot.many' }
  const owner = { inst: orgId(entered.account.org), user: userId(entered.account.user) }
  const fresh = slotToWire(await sealSlot({ ...owner, id, params }, kek, entered.umk))
  const oldAuth = toB64(proof)
  const proofs = [{ slot: id, type: params.type, auth: toB64(auth) }]
  const both = await transport.call('saveSlots', {
    body: { slots: [...before, fresh], statements: [], oldAuth, proofs },
  })
  if (!both.ok) return both
  const back = await transport.call('session', {})
  if (!back.ok) return back
  const opened = await open({ ...entered.account, slots: back.value.slots, keys: back.value.keys })
  if (!opened.ok) return { ok: false, code: 'slot.readBack' }
  const slots = [...before.filter(({ type }) => type !== replaces), fresh]
  if (slots.length < before.length + 1) {
    const saved = await transport.call('saveSlots', { body: { slots, statements: [], oldAuth } })
    if (!saved.ok) return saved
  }
  return { ok: true, account: { ...entered.account, slots } }
}

/** The person at work proves that it is still she. */
export async function stepUp(copy: Copy, entered: Entered, proof: Proof): Promise<Outcome> {
  if ('passkey' in proof) {
    const opened = await openWithPasskey(entered.account, proof.passkey)
    if (!opened.ok) return opened
    return copy.transport.call('stepUp', { body: { auth: toB64(opened.auth), by: 'passkey' } })
  }
  const stretched = await stretch(proof.passphrase, entered.kdf)
  if (!stretched.ok) return stretched
  const answer = await copy.transport.call('stepUp', { body: { auth: toB64(stretched.auth) } })
  return answer.ok || answer.code !== 'passphrase.wrong'
    ? answer
    : { ok: false, code: answer.code, place: 'passphrase' }
}

/** What the page hands to WebAuthn for an account remembered here. The salt is ours, not the server's. */
export async function passkeysOf(
  device: Store,
  account: { org: string; handle: string } | undefined,
): Promise<{ salt: Bytes; credentials: Bytes[] }> {
  const known = (await readAccounts(device)).find(
    ({ org, handle }) =>
      account !== undefined && org === account.org && handleKey(handle) === handleKey(account.handle),
  )
  const slots = known === undefined ? [] : slotsOfType(known, 'passkey')
  const credentials = slots.flatMap(({ params }) => (params.type === 'passkey' ? [params.credentialId] : []))
  return { salt: PASSKEY_PRF_SALT, credentials }
}
