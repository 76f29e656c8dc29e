/** Each device is a witness of the audit log: it remembers the last checkpoint and demands proof that the log only grew. */
import { type Bytes, equalBytes, fromB64, toB64, verifyCheckpoint, verifyConsistency } from '#vault'
import type { Copy } from './copy.ts'
import { isRecord } from './opened.ts'

/** What was seen last. The log's key is pinned at first sight: another one is another log. */
type Seen = { size: number; root: Bytes; logKey: Bytes }
const PLACE = 'pin/log'

async function readSeen(copy: Copy): Promise<Seen | undefined> {
  const bytes = await copy.store.get('kept', PLACE)
  const value = bytes === undefined ? undefined : await copy.box.openValue(PLACE, bytes)
  if (!isRecord(value) || typeof value.size !== 'number') return undefined
  const { size, root, logKey } = value
  if (!(root instanceof Uint8Array) || !(logKey instanceof Uint8Array)) return undefined
  return { size, root: new Uint8Array(root), logKey: new Uint8Array(logKey) }
}

/** The code of the lie, if the log of the server does not continue what this device saw. */
export async function witness(
  copy: Copy,
): Promise<{ ok: true; size: number; root: Bytes } | { ok: false; code: string; lie: boolean }> {
  const seen = await readSeen(copy)
  const answer = await copy.transport.call('auditCheckpoint', { query: { from: seen?.size } })
  if (!answer.ok) return answer.code === 'audit.size' ? lie('log.shrank') : { ok: false, code: answer.code, lie: false }
  const { checkpoint, consistency, logKey } = answer.value
  if (checkpoint === null)
    return seen === undefined ? { ok: true, size: 0, root: new Uint8Array(0) } : lie('log.shrank')
  const key = fromB64(logKey)
  if (seen !== undefined && !equalBytes(seen.logKey, key)) return lie('log.key')
  const name = `halte/${copy.org}`
  const signed = await verifyCheckpoint(checkpoint.note, { origin: name, name, publicKey: key })
  if (!signed.ok) return lie('log.signature')
  const { size, root } = signed.checkpoint
  if (size !== checkpoint.size || toB64(root) !== checkpoint.root) return lie('log.signature')
  if (seen !== undefined) {
    if (size < seen.size) return lie('log.shrank')
    const claim = {
      oldSize: seen.size,
      newSize: size,
      oldRoot: seen.root,
      newRoot: root,
      proof: consistency.map(fromB64),
    }
    if (!verifyConsistency(claim)) return lie('log.forked')
  }
  const next: Seen = { size, root, logKey: key }
  await copy.store.write([{ table: 'kept', key: PLACE, value: await copy.box.sealValue(PLACE, next) }])
  return { ok: true, size, root }
}

const lie = (code: string): { ok: false; code: string; lie: boolean } => ({ ok: false, code, lie: true })

/** At each sign-in: true when the log was checked. A log that shrank or forked stops the client. */
export async function checkLog(copy: Copy, stop: (code: string) => Promise<void>): Promise<boolean> {
  const seen = await witness(copy)
  if (!seen.ok && seen.lie) await stop(seen.code)
  // A server that will not show its log is not believed either, but nothing stops: it may be ill.
  else if (!seen.ok && seen.code !== 'network.offline' && !seen.code.startsWith('session.') && !copy.ended.aborted)
    await copy.alarms.raise('log.refused')
  return seen.ok || seen.lie
}
