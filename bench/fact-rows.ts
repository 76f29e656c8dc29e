/** 100,000 rows of case facts, put into the database of a running server as rows, without the sealing that made them. */
import pg from 'pg'

/** Whose organisation it is, and who reads how much of it. */
export type FactRows = { readonly org: string; readonly user: string; readonly mine: string; readonly other: string }

/** The share of the rows that the person's team can open; of the others she must not even see the number. */
const MINE = 0.75
/** Rows as they are, without row-level security: what the same list costs bare. */
export const BARE = 'bench_fact_case'

/** Ids in the order of time, as the product makes them (UUID version 7), and the same in every run. */
const id = (
  what: string,
) => `(lpad(to_hex(1700000000000 + i * 60000::bigint), 12, '0') || '7' || substr(md5('${what}' || i), 1, 3)
  || '8' || substr(md5('${what}' || i), 4, 15))::uuid`
const pick = (column: string, ...values: string[]) =>
  `(array['${values.join("','")}'])[1 + (hashtext('${column}' || i) & 1023) % ${values.length}]`

/** Fills the tables the way a restore does, which row-level security allows to the owner alone. Gives the number of rows. */
export async function fillFacts(ownerUrl: string, count: number, rows: FactRows): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('set local role halte_backup')
    for (const statement of statements(count, rows)) await client.query(statement)
    await client.query('commit')
    await bareCopy(client)
    await client.query('analyze root, root_team, record, fact_case, team_member')
  } finally {
    await client.end()
  }
}

function statements(count: number, { org, user, mine, other }: FactRows): string[] {
  const each = `from generate_series(1, ${count}) as s (i)`
  const root = id('root')
  const team = `case when (hashtext('team' || i) & 1023) < ${Math.round(MINE * 1024)} then '${mine}'::uuid else '${other}'::uuid end`
  const status = pick('status', 'Active', 'Active', 'FollowUp', 'Closed', 'Closed', 'ClosedReferred')
  const stage = pick(
    'stage',
    'contact',
    'identification',
    'protection',
    'returnOrStay',
    'reintegration',
    'followUp',
    'closed',
  )
  return [
    `insert into root (org_id, root_id, kind, made_by, head_seq, head_hash, head_author, head_sig, at_xid, at_n)
      select '${org}', ${root}, 'case', '${user}', 1, sha256(${root}::text::bytea), '${user}', '', 1, i ${each}`,
    `insert into root_team (org_id, root_id, team_id, compartments, shared, given_xid, given_n, at_xid, at_n)
      select '${org}', ${root}, ${team}, '{header,identity}', false, 1, i, 1, i ${each}`,
    `insert into record (org_id, id, root_id, kind, at_xid, at_n) select '${org}', ${root}, ${root}, 'case', 1, i ${each}`,
    `insert into fact_case (org_id, id, root_id, version, "status", "stage", "risk_level", "opened_month", "consent", "gender_group",
        "age_band", "recruitment", "exploitation", "team")
      select '${org}', ${root}, ${root}, 1, ${status}, ${stage}, ${pick('risk', 'high', 'medium', 'low')},
        (2015 + i % 11) || '-' || lpad((1 + i % 12)::text, 2, '0'), i % 3 > 0, ${pick('gender', 'feminine', 'masculine', 'otherOrNotStated')},
        ${pick('age', 'age9to17', 'age18to20', 'age24to26', 'age30to38')}, array[${pick('recruitment', 'AtWork', 'Other')}],
        array[${pick('exploitation', 'ForcedLabour', 'SexualExploitation', 'Servitude')}], ${team} ${each}`,
  ]
}

async function bareCopy(client: pg.Client): Promise<void> {
  await client.query(`create table ${BARE} (like fact_case including all)`)
  // The owner sees the rows only in the role of a backup, which may not create tables.
  await client.query(`grant insert on ${BARE} to halte_backup`)
  await client.query('begin')
  await client.query('set local role halte_backup')
  await client.query(`insert into ${BARE} select * from fact_case`)
  await client.query('commit')
  await client.query(`grant select on ${BARE} to halte_app`)
  await client.query(`analyze ${BARE}`)
}
