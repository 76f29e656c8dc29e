import { sql } from 'kysely'
import { CHAINS, type Chain, type Directory, fromHex, type HeadEntry, recordId } from '#vault'
import { Refused } from '../refusal.ts'
import { cursorOf } from '../wire.ts'
import type { Work } from '../work.ts'
import type { SoundChange } from './prepare.ts'

/** What is stored of one root, kept up to date while a batch is judged. */
export interface RootState {
  readonly root: string
  readonly kind: string
  caseEpoch: number
  /** Compartments the author may write: those of her teams' wraps. */
  readonly opens: ReadonlySet<string>
  /** What each team that has the root opens; read only where a change brings wraps. */
  readonly teams: ReadonlyMap<string, readonly string[]>
  headSeq: number
  /** Newest version and its hash, by `record/compartment`. */
  chains: ReadonlyMap<string, HeadEntry>
  readonly fresh: boolean
}

/** Everything a batch is judged against. */
export interface Stored {
  readonly roots: Map<string, RootState>
  /** Positions of changes accepted before; an empty text for an id that was used for something else. */
  readonly done: Map<string, string>
  /** Kind and root of the records that exist, as far as the author may see them. */
  readonly kinds: Map<string, { kind: string; root: string }>
}

/** The directory the signatures were checked against is not the newest any more: check again. */
export class DirectoryMoved extends Error {
  override readonly name = 'DirectoryMoved'
}

interface Read {
  readonly xid: string | null
  readonly keys: number | null
  readonly head: number | null
  readonly done: ReadonlyArray<{ id: string; root: string; author: string; xid: string; n: number }>
  readonly opens: ReadonlyArray<{ root: string; compartments: string[] }>
  readonly teams: ReadonlyArray<{ root: string; team: string; compartments: string[] }>
  readonly chains: ReadonlyArray<{ root: string; rec: string; comp: string; version: number; hash: string }>
  readonly kinds: ReadonlyArray<{ id: string; kind: string; root: string }>
}

/**
 * Locks the roots in one order, so that two batches cannot wait for each other, then reads everything in one statement. The
 * locks make this transaction the only writer of the roots. Throws `DirectoryMoved`, and 401 when the author is no longer
 * who she was when her signatures were checked.
 */
export async function readStored(work: Work, directory: Directory, items: readonly SoundChange[]): Promise<Stored> {
  const wanted = [...new Set(items.map(({ change }) => change.root))].sort()
  const { rows: locked } = await sql<{ root_id: string; kind: string; case_epoch: number; head_seq: number }>`
    select root_id, kind, case_epoch, head_seq from root
    where org_id = ${work.org}::uuid and root_id = any(${wanted}::uuid[]) order by root_id for update`.execute(work.trx)
  const read = await readAll(
    work,
    items,
    locked.map(({ root_id }) => root_id),
  )
  if (read.xid !== null) work.standsAt(read.xid)
  if (read.head !== directory.head.seq) throw new DirectoryMoved()
  const author = [...directory.users].find(([user]) => user === work.user)?.[1]
  if (read.keys === null || read.keys !== author?.since) throw new Refused(401, 'session.none')
  const roots = new Map<string, RootState>()
  for (const { root_id, kind, case_epoch, head_seq } of locked) {
    const opens = new Set(read.opens.filter(({ root }) => root === root_id).flatMap(({ compartments }) => compartments))
    roots.set(root_id, {
      root: root_id,
      kind,
      caseEpoch: case_epoch,
      opens,
      teams: new Map(read.teams.filter(({ root }) => root === root_id).map(each => [each.team, each.compartments])),
      headSeq: head_seq,
      chains: new Map(),
      fresh: false,
    })
  }
  for (const [root, chains] of Map.groupBy(read.chains, ({ root }) => root)) {
    const state = roots.get(root)
    if (state !== undefined) state.chains = new Map(chains.map(entryOf))
  }
  const rootOf = new Map(items.map(({ change }) => [change.id, change.root]))
  const done = read.done.map(({ id, root, author: by, xid, n }): [string, string] => {
    const same = by === work.user && rootOf.get(id) === root
    return [id, same ? cursorOf({ xid, n }) : '']
  })
  return { roots, done: new Map(done), kinds: new Map(read.kinds.map(({ id, kind, root }) => [id, { kind, root }])) }
}

async function readAll(work: Work, items: readonly SoundChange[], roots: readonly string[]): Promise<Read> {
  const org = sql`${work.org}::uuid`
  const list = (query: ReturnType<typeof sql>) => sql`coalesce((select jsonb_agg(x) from (${query}) x), '[]'::jsonb)`
  const withWraps = items.filter(({ change }) => change.wraps !== undefined).map(({ change }) => change.root)
  const { rows } = await sql<{ read: Read }>`select jsonb_build_object(
    'xid', halte_position(${org})::text,
    'keys', (select keys_seq from member where org_id = ${org} and user_id = ${work.user}::uuid and status = 'active'),
    'head', (select max(seq) from statement where org_id = ${org}),
    'done', ${list(sql`select id, root_id as root, author, at_xid::text as xid, at_n as n from change
      where org_id = ${org} and id = any(${items.map(({ change }) => change.id)}::uuid[])`)},
    'opens', ${list(sql`select t.root_id as root, t.compartments from root_team t
      join team_member m on m.org_id = t.org_id and m.team_id = t.team_id
      where t.org_id = ${org} and t.root_id = any(${roots}::uuid[]) and not t.gone and t.writes and m.user_id = ${work.user}::uuid`)},
    'teams', ${list(sql`select root_id as root, team_id as team, compartments from root_team
      where org_id = ${org} and root_id = any(${roots.filter(root => withWraps.includes(root))}::uuid[]) and not gone`)},
    'chains', ${list(sql`select root_id as root, record_id as rec, comp, version, encode(vr_hash, 'hex') as hash from chain
      where org_id = ${org} and root_id = any(${roots}::uuid[])`)},
    'kinds', ${list(sql`select id, kind, root_id as root from record
      where org_id = ${org} and id = any(${items.flatMap(({ change }) => change.records.map(({ rec }) => rec))}::uuid[])`)}) as read`.execute(
    work.trx,
  )
  const [row] = rows
  if (row === undefined) throw new Error('nothing read')
  return row.read
}

const entryOf = ({ rec, comp, version, hash }: Read['chains'][number]): [string, HeadEntry] => [
  `${rec}/${comp}`,
  { recId: recordId(rec), comp: chainOf(comp), version, vrHash: fromHex(hash) },
]

function chainOf(text: string): Chain {
  const chain = CHAINS.find(name => name === text)
  if (chain === undefined) throw new Error('unknown chain stored')
  return chain
}
