import { sql } from 'kysely'
import type { Statement as WireStatement } from '#replica/protocol.ts'
import {
  type Bytes,
  type Directory,
  isStatementType,
  orgId,
  ownBytes,
  type ReplayCode,
  replay,
  type Statement,
  userId,
} from '#vault'
import { project } from './projections.ts'
import { Refused } from './refusal.ts'
import { b64Of, bytesAt } from './wire.ts'
import type { Work } from './work.ts'

/** The signed directories of all organisations here: replayed once, then followed statement by statement. */
export interface Directories {
  /** The directory as this transaction sees it; null before the first statement. */
  current(work: Work): Promise<Directory | null>
  /**
   * Adds statements after the head, in the running transaction, with their projections. Refuses with 409 `directory.stale`
   * when the head moved, 403 or 422 with the replay's code when the vault does not believe them.
   */
  append(work: Work, statements: readonly WireStatement[], root?: { fingerprint: Bytes }): Promise<Directory>
  /** The directory as last seen, without asking the database; null when never. */
  seen(org: string): Directory | null
  /** Forgets what was read; the next look replays from the start. */
  forget(org: string): void
}

interface StatementRow {
  readonly seq: number
  readonly prev: Buffer
  readonly type: string
  readonly body: Buffer
  readonly signers: Array<{ by: string; sig: string }>
}

/** Statements `after` a sequence number, as they travel. */
export async function statementsAfter(work: Work, after: number): Promise<WireStatement[]> {
  const rows = await read(work, after)
  return rows.map(row => ({
    seq: row.seq,
    prev: b64Of(row.prev),
    type: row.type,
    body: b64Of(row.body),
    signers: row.signers,
  }))
}

async function read(work: Work, after: number): Promise<StatementRow[]> {
  const { rows } = await sql<StatementRow>`select seq, prev, type, body, signers from statement
    where org_id = ${work.org}::uuid and seq > ${after} order by seq`.execute(work.trx)
  return rows
}

export function createDirectories(): Directories {
  const known = new Map<string, Directory>()

  const current = async (work: Work): Promise<Directory | null> => {
    const from = known.get(work.org)
    const rows = await read(work, from?.head.seq ?? 0)
    if (rows.length === 0) return from ?? null
    const { rows: organisations } = await sql<{ root_fingerprint: Buffer }>`select root_fingerprint from organisation
      where org_id = ${work.org}::uuid`.execute(work.trx)
    const fingerprint = organisations[0]?.root_fingerprint
    if (fingerprint === undefined) return null
    const statements = rows.map(row => statementOf(row.seq, row.prev, row.type, row.body, row.signers))
    const replayed = await replay(orgId(work.org), ownBytes(fingerprint), statements, from)
    // What is stored was believed when it came: now it was changed behind our back, or the cache is of a restored database.
    if (!replayed.ok) {
      known.delete(work.org)
      throw new Error(`stored directory does not replay: ${replayed.code} at ${replayed.seq}`)
    }
    known.set(work.org, replayed.directory)
    return replayed.directory
  }

  return {
    current,
    seen: org => known.get(org) ?? null,
    forget: org => void known.delete(org),
    async append(work, statements, root) {
      const before = root === undefined ? await current(work) : null
      if (root === undefined && before === null) throw new Refused(404, 'organisation.unknown')
      const first = statements[0]?.seq
      const head = before?.head.seq ?? 0
      if (first !== head + 1) throw new Refused(409, 'directory.stale', { place: `statements.0.seq` })
      const fingerprint = before?.rootFingerprint ?? root?.fingerprint
      if (fingerprint === undefined) throw new Error('neither a directory nor a root')
      const parsed = statements.map(parse)
      const replayed = await replay(orgId(work.org), fingerprint, parsed, before ?? undefined)
      if (!replayed.ok) {
        throw new Refused(statusOf(replayed.code), replayed.code, { place: `statements.${replayed.seq - head - 1}` })
      }
      await store(work, statements)
      await project(work, before, replayed.directory)
      work.audit({
        action: 'directory.append',
        objects: [
          ...new Set(statements.flatMap(({ signers }) => signers.map(({ by }) => by)).filter(by => by !== 'root')),
        ],
        vrHash: replayed.directory.head.hash,
      })
      return replayed.directory
    },
  }
}

function statusOf(code: ReplayCode): 403 | 409 | 422 {
  if (code === 'directory.right' || code === 'directory.signature') return 403
  return code === 'directory.forked' || code === 'directory.gap' ? 409 : 422
}

function parse(statement: WireStatement, index: number): Statement {
  const place = `statements.${index}`
  return statementOf(
    statement.seq,
    bytesAt(statement.prev, `${place}.prev`),
    statement.type,
    bytesAt(statement.body, `${place}.body`),
    statement.signers,
  )
}

function statementOf(
  seq: number,
  prev: Buffer,
  type: string,
  body: Buffer,
  signers: ReadonlyArray<{ by: string; sig: string }>,
): Statement {
  if (!isStatementType(type)) throw new Refused(422, 'directory.unknown')
  return {
    seq,
    prev: ownBytes(prev),
    type,
    body: ownBytes(body),
    signers: signers.map(({ by, sig }) => ({
      by: by === 'root' ? 'root' : userId(by),
      sig: ownBytes(bytesAt(sig, 'statements.signers.sig')),
    })),
  }
}

/** Two writers at the same head: the primary key lets one through. */
async function store(work: Work, statements: readonly WireStatement[]): Promise<void> {
  const rows = statements.map(({ seq, prev, type, body, signers }) => ({
    seq,
    prev: bytesAt(prev, 'statements.prev').toString('hex'),
    type,
    body: bytesAt(body, 'statements.body').toString('hex'),
    signers,
  }))
  const { numAffectedRows } = await sql`insert into statement (org_id, seq, prev, type, body, signers, at)
    select ${work.org}::uuid, s.seq, decode(s.prev, 'hex'), s.type, decode(s.body, 'hex'), s.signers, ${new Date(work.now)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (seq integer, prev text, type text, body text, signers jsonb)
    on conflict do nothing`.execute(work.trx)
  if (numAffectedRows !== BigInt(rows.length)) throw new Refused(409, 'directory.stale', { place: 'statements.0.seq' })
}
