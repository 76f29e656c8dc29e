import { createHash } from 'node:crypto'
import type pg from 'pg'

/** Sign-ins are not restored: whoever was signed in signs in again. Nor are mails that were under way. */
const LEFT_OUT = new Set(['session', 'mail_out'])

/** Tables of organisations, each after those it refers to. */
export async function tablesInOrder(client: pg.ClientBase): Promise<string[]> {
  const tables = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  )
  const links = await client.query<{ child: string; parent: string }>(
    `select distinct c.relname as child, p.relname as parent from pg_constraint k
     join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid where k.contype = 'f'`,
  )
  const left = new Set(tables.rows.map(({ name }) => name).filter(name => !LEFT_OUT.has(name)))
  const ordered: string[] = []
  while (left.size > 0) {
    const free = [...left].filter(
      name => !links.rows.some(({ child, parent }) => child === name && parent !== name && left.has(parent)),
    )
    if (free.length === 0) throw new Error('tables refer to each other in a circle')
    for (const name of free) left.delete(name)
    ordered.push(...free)
  }
  return ordered
}

/** Names of the migrations a database was built with. */
export async function migrationsOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration order by name')
  return rows.map(({ name }) => name)
}

/** Tables with rows of many kilobytes: fewer at a time. */
const LARGE = new Set(['sealed_version', 'file_chunk'])

const MODULUS = 2n ** 256n

/** Counts rows and hashes them in whatever order they come: two databases need not agree how to sort text. */
export class Tally {
  rows = 0
  #sum = 0n

  add(line: string): void {
    this.rows++
    this.#sum = (this.#sum + BigInt(`0x${createHash('sha256').update(line).digest('hex')}`)) % MODULUS
  }

  get hash(): string {
    return this.#sum.toString(16).padStart(64, '0')
  }
}

/** Rows of a table as canonical JSON texts, a few hundred at a time, within the transaction of `client`. */
export async function* rowsOf(
  client: pg.ClientBase,
  table: string,
  org: string,
  feedBase?: string,
): AsyncGenerator<string[]> {
  // A restored organisation has another base of its feed; everything else has to be the same.
  const row =
    table === 'case_act'
      ? // Keys under way to a receiver are keys; a transfer that waits is given new ones by its asker's device.
        `to_jsonb(t) || '{"material": []}'`
      : feedBase === undefined
        ? 'to_jsonb(t)'
        : `to_jsonb(t) || jsonb_build_object('feed_base', ${BigInt(feedBase)})`
  await client.query(
    `declare reading no scroll cursor for select (${row})::text as line from "${table}" t where org_id = '${org}'`,
  )
  try {
    for (;;) {
      const { rows } = await client.query<{ line: string }>(`fetch ${LARGE.has(table) ? 20 : 300} from reading`)
      if (rows.length === 0) return
      yield rows.map(({ line }) => line)
    }
  } finally {
    await client.query('close reading')
  }
}
