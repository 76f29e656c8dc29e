/** The directory on this device: fetched, replayed, and held against everything seen before (security.md 3.2). */
import {
  type Bytes,
  type Directory,
  equalBytes,
  fromB64,
  isStatementType,
  type OrgId,
  replay,
  type Statement,
  toB64,
  userId,
} from '#vault'
import type { LocalBox } from './local-box.ts'
import { isRecord } from './opened.ts'
import type { Statement as WireStatement } from './protocol.ts'
import { statement as statementShape } from './protocol.ts'
import type { Store, Write } from './store/store.ts'
import type { Transport } from './transport.ts'

export type DirectoryFound =
  | { ok: true; directory: Directory; grew: boolean }
  | { ok: false; code: string; offline: boolean }

const keyOf = (seq: number) => String(seq).padStart(10, '0')

/** Throws for types this version does not know, which replay refuses by number: kept apart so that the shape is certain. */
export function statementFromWire(wire: WireStatement): Statement | undefined {
  if (!isStatementType(wire.type)) return undefined
  const signers = wire.signers.map(({ by, sig }) => ({
    by: by === 'root' ? ('root' as const) : userId(by),
    sig: fromB64(sig),
  }))
  return { seq: wire.seq, prev: fromB64(wire.prev), type: wire.type, body: fromB64(wire.body), signers }
}

export const statementToWire = (statement: Statement): WireStatement => ({
  seq: statement.seq,
  prev: toB64(statement.prev),
  type: statement.type,
  body: toB64(statement.body),
  signers: statement.signers.map(({ by, sig }) => ({ by, sig: toB64(sig) })),
})

/** Replays the stored statements from the genesis; needs no key, so it runs while the passphrase is stretched. */
export async function replayStored(store: Store, org: OrgId, rootFingerprint: Bytes): Promise<Directory | undefined> {
  const entries = await store.range('statements')
  const statements: Statement[] = []
  for (const [, text] of entries) {
    const parsed = statementShape.safeParse(JSON.parse(text))
    const statement = parsed.success ? statementFromWire(parsed.data) : undefined
    if (statement === undefined) return undefined
    statements.push(statement)
  }
  if (statements.length === 0) return undefined
  const replayed = await replay(org, rootFingerprint, statements)
  return replayed.ok ? replayed.directory : undefined
}

/** The highest statement this device has ever believed, sealed: a shorter or other list is a lie or an attack. */
export type Pin = { rootFingerprint: Bytes; seq: number; hash: Bytes }
const PIN = 'pin/directory'

export async function readPin(store: Store, box: LocalBox): Promise<Pin | undefined> {
  const bytes = await store.get('kept', PIN)
  const value = bytes === undefined ? undefined : await box.openValue(PIN, bytes)
  if (!isRecord(value)) return undefined
  const { rootFingerprint, seq, hash } = value
  if (!(rootFingerprint instanceof Uint8Array) || typeof seq !== 'number' || !(hash instanceof Uint8Array))
    return undefined
  return { rootFingerprint: new Uint8Array(rootFingerprint), seq, hash: new Uint8Array(hash) }
}

export async function pinWrite(box: LocalBox, directory: Directory): Promise<Write> {
  const pin: Pin = { rootFingerprint: directory.rootFingerprint, ...directory.head }
  return { table: 'kept', key: PIN, value: await box.sealValue(PIN, pin) }
}

/** Whether a replayed directory continues what was believed before. */
export function continues(directory: Directory, pin: Pin | undefined): boolean {
  if (pin === undefined) return true
  if (!equalBytes(directory.rootFingerprint, pin.rootFingerprint) || directory.head.seq < pin.seq) return false
  return directory.head.seq > pin.seq || equalBytes(directory.head.hash, pin.hash)
}

/**
 * Fetches what follows `from` and replays it. A server whose list is shorter than what this device has seen, or whose
 * statements do not follow, is refused with the code of the alarm.
 */
export async function fetchDirectory(
  transport: Transport,
  org: OrgId,
  rootFingerprint: Bytes,
  from: Directory | undefined,
): Promise<DirectoryFound & { statements?: WireStatement[] }> {
  const after = from?.head.seq ?? 0
  const answer = await transport.call('directory', { query: { after } })
  if (!answer.ok) return { ok: false, code: answer.code, offline: true }
  const { statements, head } = answer.value
  if (head < after) return { ok: false, code: 'directory.shorter', offline: false }
  const parsed: Statement[] = []
  for (const wire of statements) {
    const statement = statementFromWire(wire)
    if (statement === undefined) return { ok: false, code: 'directory.unknown', offline: false }
    parsed.push(statement)
  }
  if (after + parsed.length < head) return { ok: false, code: 'directory.gap', offline: false }
  const replayed = await replay(org, rootFingerprint, parsed, from)
  if (!replayed.ok) return { ok: false, code: replayed.code, offline: false }
  return { ok: true, directory: replayed.directory, grew: parsed.length > 0, statements }
}

export const statementWrites = (statements: readonly WireStatement[]): Write[] =>
  statements.map(wire => ({ table: 'statements', key: keyOf(wire.seq), value: JSON.stringify(wire) }))
