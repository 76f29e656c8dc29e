import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { Log } from './log.ts'

/** What an open page is told; it then asks by itself. Ids only, never content. */
export type ServerEvent =
  | { readonly event: 'feed'; readonly team: string }
  | { readonly event: 'directory' }
  | { readonly event: 'lock' }

/** One open event stream. */
export interface Listener {
  readonly org: string
  readonly user: string
  /** Hexadecimal hash of the session's cookie: when it ends, so does the stream. */
  readonly session: string
  /** Teams to hear of, asked anew at each event. */
  hear(event: ServerEvent): void
  close(): void
}

/**
 * Push to open pages. In this process at once; what other processes committed is found by asking the database, so several
 * servers need nothing between them but the database. The only module that knows how.
 */
export interface Events {
  listen(listener: Listener): () => void
  /** Something was committed in an organisation. */
  stirred(org: string): void
  directory(org: string): void
  /** A person's sessions ended: her streams say `lock` and close. */
  locked(org: string, user: string): void
  /** How many streams are open. */
  count(): number
  stop(): Promise<void>
}

interface Watch {
  after: string
  statements: number
}

export function createEvents(db: Db, log: Log, everyMs = 1000): Events {
  const listeners = new Set<Listener>()
  const watched = new Map<string, Watch>()
  let stopped = false
  let running: Promise<void> | undefined
  let again = false

  const tell = (org: string, event: ServerEvent) => {
    for (const listener of listeners) if (listener.org === org) listener.hear(event)
  }
  const look = async (): Promise<void> => {
    await closeEnded()
    for (const org of new Set([...listeners].map(listener => listener.org))) await lookAt(org)
  }
  const lookAt = async (org: string): Promise<void> => {
    const watch = watched.get(org)
    const { rows } = await inOrg<{ horizon: string; statements: number; teams: string[] }>(
      org,
      sql`select h.horizon::text, (select coalesce(max(seq), 0) from statement where org_id = ${org}::uuid) as statements,
        array(select team_id::text from halte_stirred(${org}::uuid, ${watch?.after ?? null}::bigint, h.horizon)) as teams
      from (select halte_horizon(${org}::uuid) as horizon) h`,
    )
    const [row] = rows
    if (row === undefined || row.horizon === null) return
    watched.set(org, { after: row.horizon, statements: row.statements })
    if (watch === undefined) return
    for (const team of row.teams) tell(org, { event: 'feed', team })
    if (row.statements !== watch.statements) tell(org, { event: 'directory' })
  }
  const inOrg = <Row>(org: string, query: ReturnType<typeof sql<Row>>) =>
    db.transaction().execute(async trx => {
      await sql`select set_config('halte.org', ${org}, true)`.execute(trx)
      return await query.execute(trx)
    })
  const closeEnded = async (): Promise<void> => {
    if (listeners.size === 0) return
    const hashes = [...new Set([...listeners].map(({ session }) => session))]
    const { rows } = await sql<{ session: string }>`select h as session from unnest(${hashes}::text[]) h
      where exists (select from halte_session(decode(h, 'hex')))`.execute(db)
    const alive = new Set(rows.map(({ session }) => session))
    for (const listener of [...listeners]) if (!alive.has(listener.session)) end(listener)
  }
  const end = (listener: Listener) => {
    if (!listeners.delete(listener)) return
    listener.hear({ event: 'lock' })
    listener.close()
  }
  const soon = () => {
    if (stopped || listeners.size === 0) return
    if (running !== undefined) {
      again = true
      return
    }
    running = look()
      .catch((error: unknown) => log.fault('events.look-failed', error))
      .finally(() => {
        running = undefined
        if (again) {
          again = false
          soon()
        }
      })
  }
  const timer = setInterval(soon, everyMs).unref()

  return {
    listen(listener) {
      listeners.add(listener)
      soon()
      return () => void listeners.delete(listener)
    },
    stirred: soon,
    directory(org) {
      tell(org, { event: 'directory' })
      soon()
    },
    locked(org, user) {
      for (const listener of [...listeners]) if (listener.org === org && listener.user === user) end(listener)
    },
    count: () => listeners.size,
    async stop() {
      stopped = true
      clearInterval(timer)
      for (const listener of [...listeners]) {
        listeners.delete(listener)
        listener.close()
      }
      await running
    },
  }
}
