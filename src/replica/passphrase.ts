/** Changing the passphrase: the new slot is written and read back before the old one goes (security.md 3.1). */
import {
  buildStatement,
  checkPassphrase,
  equalBytes,
  newKdfParams,
  orgId,
  sameKdf,
  sealSlot,
  signStatement,
  stretch,
  toB64,
  userId,
} from '#vault'
import { openWith } from './accounts.ts'
import type { Copy } from './copy.ts'
import { fetchDirectory, pinWrite, statementToWire, statementWrites } from './directory-sync.ts'
import type { Entered } from './sign-in.ts'
import type { Transport } from './transport.ts'
import type { Refused } from './types.ts'
import { kdfToWire, slotToWire } from './wire.ts'

/** Answers the session as it is afterwards. Refused when the old passphrase is wrong, or the server cannot be reached. */
export async function changePassphrase(
  copy: Copy,
  /** Without renewal: what renews waits for this to end. */
  transport: Transport,
  entered: Entered,
  old: string,
  next: string,
): Promise<{ ok: true; entered: Entered } | Refused> {
  const sound = checkPassphrase(next)
  if (!sound.ok) return { ...sound, place: 'passphrase' }
  const before = await stretch(old, entered.kdf)
  if (!before.ok) return before
  if (!equalBytes(before.auth, entered.auth)) return { ok: false, code: 'passphrase.wrong', place: 'old' }
  const kdf = newKdfParams()
  const after = await stretch(next, kdf)
  if (!after.ok) return after
  const owner = { inst: orgId(copy.org), user: userId(copy.user) }
  const slot = await sealSlot(
    { ...owner, id: `passphrase-${copy.clock()}`, params: { type: 'passphrase', kdf } },
    after.kek,
    entered.umk,
  )
  const fresh = slotToWire(slot)
  const oldSlots = entered.account.slots
  const kept = oldSlots.filter(wire => wire.type !== 'passphrase')
  const oldAuth = toB64(before.auth)
  // First both slots: if anything breaks here, the old passphrase still opens.
  const both = await transport.call('saveSlots', {
    body: { slots: [...oldSlots, fresh].slice(-8), statements: [], oldAuth },
  })
  if (!both.ok) return both
  const back = await transport.call('session', {})
  if (!back.ok) return back
  const candidate = { ...entered.account, slots: back.value.slots, keys: back.value.keys }
  const opened = await openWith(candidate, kdf, after)
  if (!opened.ok) return { ok: false, code: 'passphrase.readBack' }
  const statement = await kdfStatement(copy, transport, kdf)
  if (!statement.ok) return statement
  const saved = await transport.call('saveSlots', {
    body: {
      slots: [...kept, fresh],
      auth: toB64(after.auth),
      kdf: kdfToWire(kdf),
      statements: [statement.wire],
      oldAuth,
    },
  })
  if (!saved.ok) return saved
  const found = await fetchDirectory(transport, copy.org, copy.directory.rootFingerprint, copy.directory)
  if (found.ok) {
    copy.directory = found.directory
    await copy.store.write([...statementWrites(found.statements ?? []), await pinWrite(copy.box, found.directory)])
  }
  const signed = copy.directory.users.get(copy.user)?.kdf
  if (signed === undefined || !sameKdf(signed, kdf)) return { ok: false, code: 'kdf.unsigned' }
  const account = { ...entered.account, slots: [...kept, fresh], kdf: kdfToWire(kdf) }
  return { ok: true, entered: { ...entered, account, auth: after.auth, kdf } }
}

async function kdfStatement(copy: Copy, transport: Transport, kdf: ReturnType<typeof newKdfParams>) {
  const found = await fetchDirectory(transport, copy.org, copy.directory.rootFingerprint, copy.directory)
  if (!found.ok) return { ok: false as const, code: found.code }
  const unsigned = buildStatement(found.directory.head, { type: 'user.kdf', user: copy.user, kdf })
  const statement = await signStatement(copy.org, unsigned, { by: copy.user, privateKey: copy.keys.sig.privateKey })
  return { ok: true as const, wire: statementToWire(statement) }
}
