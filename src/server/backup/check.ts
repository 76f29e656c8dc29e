import type pg from 'pg'
import {
  type Bytes,
  type Directory,
  EMPTY_DIRECTORY,
  equalBytes,
  fromB64,
  isStatementType,
  LogTree,
  leafHash,
  orgId,
  ownBytes,
  replay,
  type Statement,
  userId,
  verifyCheckpoint,
} from '#vault'
import { logName } from '../audit/tree.ts'
import { Refusal } from './format.ts'

/** The directory of an organisation as its signed statements say, read in the transaction of `client`. */
export async function directoryOf(client: pg.ClientBase, org: string): Promise<Directory> {
  const { rows: organisations } = await client.query<{ root_fingerprint: Buffer }>(
    'select root_fingerprint from organisation where org_id = $1',
    [org],
  )
  const fingerprint = organisations[0]?.root_fingerprint
  if (fingerprint === undefined) throw new Refusal('backup.noOrganisation')
  const { rows } = await client.query<{
    seq: number
    prev: Buffer
    type: string
    body: Buffer
    signers: Array<{ by: string; sig: string }>
  }>('select seq, prev, type, body, signers from statement where org_id = $1 order by seq', [org])
  const statements = rows.map(({ seq, prev, type, body, signers }): Statement => {
    if (!isStatementType(type)) throw new Refusal('restore.directory', { seq })
    return {
      seq,
      prev: ownBytes(prev),
      type,
      body: ownBytes(body),
      signers: signers.map(({ by, sig }) => ({ by: by === 'root' ? 'root' : userId(by), sig: fromB64(sig) })),
    }
  })
  const replayed = await replay(orgId(org), ownBytes(fingerprint), statements)
  if (!replayed.ok) throw new Refusal('restore.directory', { seq: replayed.seq, reason: replayed.code })
  if (replayed.directory.head.seq === EMPTY_DIRECTORY.seq) throw new Refusal('restore.directory', { seq: 0 })
  return replayed.directory
}

/** Recomputes the audit tree from its leaves and holds it to the newest signed checkpoint. */
export async function checkAudit(client: pg.ClientBase, org: string, logKey: Bytes): Promise<void> {
  const { rows: checkpoints } = await client.query<{ size: number; root: Buffer; note: string }>(
    'select size, root, note from audit_checkpoint where org_id = $1 order by size',
    [org],
  )
  const tree = new LogTree()
  const bySize = new Map(checkpoints.map(checkpoint => [checkpoint.size, checkpoint]))
  for (let after = -1; ; ) {
    const { rows } = await client.query<{ seq: number; leaf: Buffer }>(
      'select seq, leaf from audit_leaf where org_id = $1 and seq > $2 order by seq limit 1000',
      [org, after],
    )
    for (const { seq, leaf } of rows) {
      if (seq !== tree.size) throw new Refusal('restore.audit', { seq })
      tree.append(leafHash(ownBytes(leaf)))
      const checkpoint = bySize.get(tree.size)
      if (checkpoint !== undefined && !equalBytes(checkpoint.root, tree.root()))
        throw new Refusal('restore.audit', { seq })
    }
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.seq
  }
  const newest = checkpoints.at(-1)
  if (newest === undefined) return
  const name = logName(org)
  const verified = await verifyCheckpoint(newest.note, { origin: name, name, publicKey: logKey })
  if (!verified.ok || verified.checkpoint.size > tree.size) throw new Refusal('restore.audit', { seq: newest.size })
}
