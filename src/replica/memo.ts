/** What a person keeps for her own devices, sealed under her own key on the server: the pinned root, her invitations. */
import * as z from 'zod'
import { type Bytes, fromB64, ownBytes, toB64 } from '#vault'
import type { LocalBox } from './local-box.ts'
import type { Transport } from './transport.ts'
import type { Outcome } from './types.ts'

const bytes = z.custom<Uint8Array>(value => value instanceof Uint8Array).transform((value): Bytes => ownBytes(value))
const invitation = z.object({
  id: z.string(),
  user: z.string(),
  secret: bytes,
  fragment: z.string(),
  name: z.string(),
  duty: z.string(),
  teams: z.array(z.object({ team: z.string(), role: z.enum(['member', 'lead']) })),
  officer: z.boolean(),
  rekey: z.boolean(),
  made: z.number(),
})
/** When an entry was written, and what; without a value it is gone (`carried.ts`). */
const entry = z.object({ at: z.number(), value: z.unknown().optional() })
/** Entries by the name of the thing and their id. */
export const carried = z.record(z.string(), z.record(z.string(), entry))
export type Carried = z.output<typeof carried>
const memo = z.object({ root: bytes.optional(), invitations: z.array(invitation), things: carried.optional() })

/** An invitation as the person who made it keeps it: its secret never reaches the server. */
export type KeptInvitation = z.output<typeof invitation>
export type Memo = z.output<typeof memo>

const PLACE = 'memo'

/** The memo of an account; empty when there is none. One that does not open was changed: nothing may be built on its absence. */
export async function openMemo(box: LocalBox, sealed: string | undefined): Promise<Outcome<{ memo: Memo }>> {
  if (sealed === undefined) return { ok: true, memo: { invitations: [] } }
  const parsed = memo.safeParse(await box.openValue(PLACE, fromB64(sealed)))
  return parsed.success ? { ok: true, memo: parsed.data } : { ok: false, code: 'memo.damaged' }
}

/** Changes the memo on what the server has now, so that another device's entries stay. */
export async function changeMemo(transport: Transport, box: LocalBox, change: (memo: Memo) => Memo): Promise<Outcome> {
  const account = await transport.call('session', {})
  if (!account.ok) return account
  const opened = await openMemo(box, account.value.memo)
  if (!opened.ok) return opened
  const next = change(opened.memo)
  const saved = await transport.call('saveMemo', { body: { memo: toB64(await box.sealValue(PLACE, next)) } })
  return saved.ok ? { ok: true } : saved
}

/** The memo as the server has it. */
export async function readMemo(transport: Transport, box: LocalBox): Promise<Outcome<{ memo: Memo }>> {
  const account = await transport.call('session', {})
  return account.ok ? openMemo(box, account.value.memo) : account
}
