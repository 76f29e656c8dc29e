import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type pg from 'pg'
import type { Catalogue } from '#records'
import { type App, type AppSettings, createApp } from './app.ts'
import { createPool, migrate, type StartedDatabase, startDatabase } from './database/index.ts'
import { openDb } from './db.ts'
import { throughDemonstrationDoor } from './http/origin.ts'
import { createLog, type Log } from './log.ts'
import { loadSecrets } from './secrets.ts'
import { copyPrepared, mayShare, sharedDatabase } from './testing-database.ts'

/** A real server over a real database of its own, for tests and measurements. */
export interface TestServer {
  /** `http://localhost:<port>`: the same origin a browser would use. */
  readonly url: string
  /** The door through which a demonstration organisation is made. */
  readonly demoUrl: string
  readonly app: App
  /** Connections as `halte_app`, the role the server uses. */
  readonly pool: pg.Pool
  /** With `ownerUrl` for what the server may not do, and `appUrl`. */
  readonly database: StartedDatabase
  readonly dataDir: string
  /** What the operator of this machine shows. */
  readonly operatorToken: string
  stop(): Promise<void>
}

/** What may differ from an ordinary server. */
export interface TestSettings extends Partial<Omit<AppSettings, 'db' | 'catalogue' | 'peppers'>> {
  readonly catalogue: Catalogue
  /** A folder of PostgreSQL programs instead of the embedded ones. */
  readonly pgBin?: string | undefined
  /** An existing data folder, which then is not deleted at the end; its PostgreSQL is its own. */
  readonly dataDir?: string
  /** A PostgreSQL of its own in the data folder, where the files or the end of the database are the subject. */
  readonly alone?: boolean
  readonly poolSize?: number
}

/** Room for many people behind one address and for quick tests; a test of a limit sets its own. */
const AMPLE = { burst: 1_000_000, perHour: 1_000_000_000 }

/** Starts database and server; under a second in a test. Nothing is left behind after `stop`. */
export async function startTestServer(settings: TestSettings): Promise<TestServer> {
  const { catalogue, pgBin, poolSize, alone = false, ...own } = settings
  const dataDir = settings.dataDir ?? mkdtempSync(join(tmpdir(), 'halte-test-'))
  const log = own.log ?? createLog('silent')
  const shared = mayShare() && !alone && pgBin === undefined && settings.dataDir === undefined
  const database = shared ? await sharedDatabase() : await databaseIn(dataDir, pgBin, log)
  const pool = createPool(database.appUrl, log, { max: poolSize ?? 10 })
  const peppers = await loadSecrets(dataDir)
  const app = createApp({
    config: { origin: undefined, tls: undefined },
    log,
    clock: () => Date.now(),
    eventsEveryMs: 100,
    version: 'test',
    ...own,
    limits: {
      signInHandle: AMPLE,
      signIn: AMPLE,
      invitation: AMPLE,
      setUp: AMPLE,
      person: AMPLE,
      rootOpen: AMPLE,
      rootSync: AMPLE,
      ...own.limits,
    },
    db: openDb(pool),
    catalogue,
    peppers,
  })
  // As the real server: it is the client who hangs up first.
  const keep = { keepAliveTimeout: 65_000 }
  const server = createServer(keep, getRequestListener(app.fetch))
  const demoDoor = createServer(
    keep,
    getRequestListener((request, env) => app.fetch(request, throughDemonstrationDoor(env))),
  )
  return {
    url: `http://localhost:${await opened(server)}`,
    demoUrl: `http://localhost:${await opened(demoDoor)}`,
    app,
    pool,
    database,
    dataDir,
    operatorToken: peppers.operatorToken,
    async stop() {
      await app.close()
      for (const each of [server, demoDoor]) {
        each.closeAllConnections()
        await new Promise(closed => each.close(closed))
      }
      await pool.end()
      await database.stop()
      if (settings.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function databaseIn(dataDir: string, pgBin: string | undefined, log: Log): Promise<StartedDatabase> {
  // Measurements start as a real server does.
  if (process.env.VITEST !== undefined && !existsSync(join(dataDir, 'postgresql'))) await copyPrepared(dataDir, pgBin)
  const database = await startDatabase({ dataDir, pgBin }, log)
  await migrate(database.ownerUrl)
  return database
}

function opened(server: Server): Promise<number> {
  return new Promise((ready, failed) => {
    server.once('error', failed)
    server.listen(0, 'localhost', () => {
      const address = server.address()
      ready(address !== null && typeof address === 'object' ? address.port : 0)
    })
  })
}
