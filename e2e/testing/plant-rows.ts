import type pg from 'pg'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { factsTable } from '#records'
import type { Cast } from './cast.ts'

/**
 * Puts a row of the case into every table that has none yet, so that row-level security has something to hide in each. `client`
 * acts as `halte_backup`, which may add rows.
 */
export async function plantRows(client: pg.Client, tables: readonly string[], { org, open }: Cast): Promise<void> {
  const at = [org.org, open.root]
  for (const kind of CATALOGUE.kinds) {
    const table = factsTable(kind)?.table
    if (table === undefined || !tables.includes(table)) continue
    const { rows } = await client.query(`select from ${table} where org_id = $1 and root_id = $2`, at)
    if (rows.length > 0) continue
    const { rows: made } = await client.query<{ id: string }>(
      `insert into record (org_id, id, root_id, kind, at_xid, at_n)
       select org_id, gen_random_uuid(), root_id, $3, at_xid, (select count(*) + 1000 from record) from root
       where org_id = $1 and root_id = $2 returning id`,
      [...at, kind.name],
    )
    const needed = await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and attnotnull
       and attname not in ('org_id', 'id', 'root_id', 'version')`,
      [table],
    )
    const columns = needed.rows.map(({ name }) => name)
    const values = columns.map(column => {
      const spec = Object.entries(kind.facts).find(([, fact]) => factColumn(kind.name, column) === fact)?.[1].spec
      return (
        spec?.list?.values[0] ??
        (spec?.type === 'yesNo'
          ? 'true'
          : spec?.type === 'month'
            ? '2026-11'
            : spec?.type === 'dueDay'
              ? '2026-11-21'
              : spec?.type === 'count'
                ? '1'
                : open.root)
      )
    })
    const names = columns.map(column => `, "${column}"`).join('')
    const places = columns.map((_, index) => `, $${index + 4}`).join('')
    await client.query(`insert into ${table} (org_id, root_id, id, version${names}) values ($1, $2, $3, 1${places})`, [
      ...at,
      made[0]?.id,
      ...values,
    ])
  }
  const epoch = [org.org, [...org.teams.values()][0]?.id]
  await client.query(
    `insert into team_history (org_id, team_id, epoch, box) values ($1, $2, 1, 'x') on conflict do nothing`,
    epoch,
  )
  await client.query(
    `insert into team_escrow (org_id, team_id, epoch, made_seq, box) values ($1, $2, 1, 1, 'x') on conflict do nothing`,
    epoch,
  )
  const device = [org.org, org.founder.user]
  await client.query(
    `insert into device (org_id, user_id, device_id, kind, first_day, last_day)
     values ($1, $2, gen_random_uuid(), 'laptop', now(), now())`,
    device,
  )
  await client.query(
    `insert into account_proof (org_id, user_id, slot_id, type, mac) values ($1, $2, 'code', 'code', 'x')`,
    device,
  )
  await client.query(`insert into account_duress (org_id, user_id, mac, slot) values ($1, $2, 'x', '{}')`, device)
  await client.query(
    `insert into mail_address (org_id, user_id, address, language, zone, part)
     values ($1, $2, 'mirela@example.org', 'en', 'UTC', 'morning')`,
    device,
  )
  await client.query(`insert into mail_day (org_id, user_id, day) values ($1, $2, '2026-11-23')`, device)
  await client.query(
    'insert into mail_out (org_id, user_id, made_at, not_before) values ($1, $2, now(), now())',
    device,
  )
  const act = [...at, org.founder.user]
  await client.query(
    `insert into case_act (org_id, id, root_id, does, made_by, made_at, lapses_at, status, opens, keep, until_day, why, dir_seq,
       sig, material) values ($1, gen_random_uuid(), $2, 'leave', $3, now(), now(), 'done', '{}', '', '', '', 1, 'x', '[]')`,
    act,
  )
  await client.query('insert into root_hold (org_id, root_id, act) values ($1, $2, gen_random_uuid())', at)
  await client.query(`insert into kept_fact (org_id, kind, facts) values ($1, 'case', '{}')`, [org.org])
  await client.query(
    `insert into letter (org_id, id, team_id, purpose, month, letter) values ($1, gen_random_uuid(), $2, 'opinion', '2026-11', '{}')`,
    epoch,
  )
  // A real organisation is never one; the row stands for the demonstration's, which only that organisation may write.
  await client.query('insert into demonstration (org_id, ready_at) values ($1, now()) on conflict do nothing', [
    org.org,
  ])

  function factColumn(kindName: string, column: string) {
    const kind = CATALOGUE.get(kindName)
    const field = kind === undefined ? undefined : factsTable(kind)?.columns.find(each => each.column === column)?.field
    return kind === undefined || field === undefined ? undefined : kind.facts[field]
  }
}
