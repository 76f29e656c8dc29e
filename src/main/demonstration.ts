/** The demonstration organisation of a server: made in a thread of its own, through a door only this machine has. */
import { createServer } from 'node:http'
import { Worker } from 'node:worker_threads'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'kysely'
import { DEMO_PEOPLE } from '#capabilities/demonstration/index.ts'
import { withTransaction } from '#server/database/index.ts'
import type { Db } from '#server/db.ts'
import { throughDemonstrationDoor } from '#server/http/origin.ts'
import type { Log } from '#server/log.ts'
import type { Demonstration } from '#server/services.ts'
import type { Asked, Told } from './demonstration-worker.ts'
import { KEEP_ALIVE_MS } from './listen.ts'

export interface DemonstrationSettings {
  readonly db: Db
  readonly log: Log
  /** What the server answers; asked only while the demonstration is being made. */
  readonly answer: Parameters<typeof getRequestListener>[0]
  readonly setUpCode?: string | undefined
  /** At most so many ordinary cases for each worker: for tests. */
  readonly ordinary?: number | undefined
}
/** Also its end with the server. */
export interface RunningDemonstration extends Demonstration {
  /** Looks whether one is there, and throws away what a server that was killed left half made. */
  look(): Promise<void>
  /** Gives up a preparation under way; what it made is thrown away at the next start. */
  close(): Promise<void>
}

const PEOPLE = DEMO_PEOPLE.map(({ handle, name, duty, passphrase }) => ({ handle, name, duty, passphrase }))

/** One demonstration at a time; nothing is made before someone asks for it. */
export function createDemonstration(settings: DemonstrationSettings): RunningDemonstration {
  const { db, log } = settings
  const stop = new AbortController()
  let org: string | undefined
  let making: Promise<void> | undefined

  const look = async (): Promise<void> => {
    for (const { id, ready } of await present(db)) {
      if (ready) org = id
      else await throwAway(db, id)
    }
  }
  const make = async (): Promise<void> => {
    await look()
    if (org !== undefined) return
    const began = performance.now()
    const made = await makeOne(settings, stop.signal)
    await withTransaction(db, { org: made }, trx =>
      sql`insert into demonstration (org_id, ready_at) values (${made}::uuid, now())`.execute(trx),
    )
    org = made
    log.info('demo.ready', { organisation: made, ms: Math.round(performance.now() - began) })
  }
  const once = (job: () => Promise<void>): Promise<void> => {
    making ??= job().finally(() => {
      making = undefined
    })
    return making
  }

  return {
    look,
    ready: () => org !== undefined,
    people: async () => (org === undefined ? { org: null, people: [] } : { org, people: PEOPLE }),
    prepare: () => once(make),
    afresh: () =>
      once(async () => {
        const old = org
        org = undefined
        if (old !== undefined) await throwAway(db, old)
        await make()
      }),
    async close() {
      stop.abort()
      await making?.catch(() => undefined)
    },
  }
}

async function present(db: Db): Promise<Array<{ id: string; ready: boolean }>> {
  const { rows } = await sql<{ id: string; ready: boolean }>`
    select o.org_id as id, d.org_id is not null as ready
    from organisation o left join demonstration d on d.org_id = o.org_id where o.demo`.execute(db)
  return rows
}

/** Every row of a demonstration organisation; the database refuses to do this to another. */
export async function throwAway(db: Db, org: string): Promise<void> {
  await withTransaction(db, { org }, trx => sql`select halte_throw_away(${org}::uuid)`.execute(trx), {
    timeoutMs: 120_000,
  })
}

/** Runs the preparation beside the server, which goes on answering. Answers the organisation's id. */
async function makeOne({ answer, setUpCode, ordinary }: DemonstrationSettings, signal: AbortSignal): Promise<string> {
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS },
    getRequestListener((request, env) => answer(request, throughDemonstrationDoor(env))),
  )
  try {
    const port = await new Promise<number>((opened, failed) => {
      server.once('error', failed)
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        opened(address !== null && typeof address === 'object' ? address.port : 0)
      })
    })
    const today = new Date().toISOString().slice(0, 10)
    return await inThread({ base: `http://127.0.0.1:${port}`, code: setUpCode, today, ordinary }, signal)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

function inThread(asked: Asked, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./demonstration-worker.ts', import.meta.url), { workerData: asked })
  const giveUp = () => void worker.terminate()
  signal.addEventListener('abort', giveUp)
  return new Promise<string>((made, failed) => {
    worker.on('message', (told: Told) => (told.ok ? made(told.org) : failed(new Error(`demonstration: ${told.code}`))))
    worker.on('error', failed)
    worker.on('exit', () => failed(new Error('demonstration: ended')))
  }).finally(() => {
    signal.removeEventListener('abort', giveUp)
    void worker.terminate()
  })
}
