import type { Bytes } from './bytes.ts'
import { idBytes, type UserId, userId } from './ids.ts'
import { lp } from './lp.ts'
import { parseLp } from './lp-reader.ts'

/** One entry of the audit log (security.md section 5.6). Codes and ids only; words are in `detail`, sealed to the auditors. */
export type LogEntry = {
  /** Position, from 0: the index of the leaf. */
  readonly seq: number
  /** Milliseconds since 1970, by the server's clock. */
  readonly time: number
  /** Who acted; null for the server itself. */
  readonly actor: UserId | null
  /** Pseudonymous device id, or an empty text. */
  readonly device: string
  /** A stable dotted code. */
  readonly action: string
  /** Ids of what was acted on, in the order given. */
  readonly objectIds: ReadonlyArray<string>
  readonly dirSeq: number
  /** Hash of the version record written, or null. */
  readonly vrHash: Bytes | null
  /** Sealed detail, or null. */
  readonly detail: Bytes | null
}

/** The bytes of a leaf. Throws for ids that are not UUIDs. */
export function leafBytes(entry: LogEntry): Bytes {
  return lp([
    'ct/v1/log',
    entry.seq,
    BigInt(entry.time),
    entry.actor === null ? null : idBytes(entry.actor),
    entry.device,
    entry.action,
    lp(entry.objectIds.map(idBytes)),
    entry.dirSeq,
    entry.vrHash,
    entry.detail,
  ])
}

/** The entry of a leaf's bytes, or null when {@link leafBytes} never writes them. */
export function readLeaf(leaf: Bytes): LogEntry | null {
  return parseLp(leaf, parts => {
    parts.oneOf(['ct/v1/log'])
    const seq = parts.u32()
    const time = parts.time()
    const actor = parts.idOrNull()
    const device = parts.text()
    const action = parts.text()
    const list = parts.list()
    const objectIds: string[] = []
    while (list.more) objectIds.push(list.id())
    const dirSeq = parts.u32()
    const vrHash = parts.bytes()
    if (vrHash.length !== 0 && vrHash.length !== 32) parts.refuse()
    const detail = parts.bytes()
    return {
      seq,
      time,
      actor: actor === null ? null : userId(actor),
      device,
      action,
      objectIds,
      dirSeq,
      vrHash: vrHash.length === 0 ? null : vrHash,
      detail: detail.length === 0 ? null : detail,
    }
  })
}
