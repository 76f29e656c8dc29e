import { createHmac } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import pg from 'pg'
import type { Log } from '../log.ts'
import { Problem } from '../problem.ts'
import { ADMIN } from './cluster.ts'
import { type Embedded, runningEmbedded, startEmbedded } from './embedded.ts'
import { ensureRoles, ROLES, refuseStrongRole } from './roles.ts'
import { databaseSecrets } from './secrets.ts'

/** What of the configuration concerns the database. */
export interface DatabaseSettings {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  readonly appDatabaseUrl?: string | undefined
  readonly pgBin?: string | undefined
  /** How long to wait for a server that is closing down. */
  readonly patienceMs?: number | undefined
}

/** A database that answers, with its roles made. The addresses hold passwords: never log or print them. */
export interface StartedDatabase {
  /** For migrations and backups. */
  readonly ownerUrl: string
  /** For the server: the role `halte_app`, which owns nothing. */
  readonly appUrl: string
  /** For example `18.4`. */
  readonly version: string
  readonly engine: 'embedded' | 'external'
  stop(): Promise<void>
}

const DATABASE = 'halte'
const OWNER = 'halte_owner'

/** Starts the embedded PostgreSQL, or connects to the one of `databaseUrl`; the same from there on. Throws a `Problem`. */
export async function startDatabase(settings: DatabaseSettings, log: Log): Promise<StartedDatabase> {
  if (settings.databaseUrl !== undefined) return await openExternal(settings, settings.databaseUrl)
  const embedded = await startEmbedded(settings, log)
  try {
    return await prepareEmbedded(embedded, settings.dataDir)
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

/**
 * The database for a command that may run beside the server (backup, for example): the one the server of this data folder
 * runs, else started for the while. `stop` stops only what was started here.
 */
export async function openDatabase(settings: DatabaseSettings, log: Log): Promise<StartedDatabase> {
  if (settings.databaseUrl !== undefined) return await openExternal(settings, settings.databaseUrl)
  try {
    return await startDatabase({ ...settings, patienceMs: 0 }, log)
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'lock.held')) throw error
    return await prepareEmbedded(runningEmbedded(settings.dataDir), settings.dataDir)
  }
}

async function prepareEmbedded(embedded: Embedded, dataDir: string): Promise<StartedDatabase> {
  const secrets = databaseSecrets(dataDir)
  const ownerUrl = embedded.url(OWNER, secrets.owner, DATABASE)
  const appUrl = embedded.url(ROLES.app, secrets.app, DATABASE)
  await connected(embedded.url(ADMIN, secrets.admin, 'postgres'), async admin => {
    if ((await admin.query('select from pg_database where datname = $1', [DATABASE])).rowCount !== 0) return
    await admin.query(
      `do $$ begin if not exists (select from pg_roles where rolname = '${OWNER}') then
         create role ${OWNER} login nosuperuser nocreatedb nocreaterole nobypassrls password ${pg.escapeLiteral(secrets.owner)};
       end if; end $$`,
    )
    await ensureRoles(admin, OWNER, secrets.app)
    await admin.query('revoke connect, temporary on database postgres, template1 from public')
    await admin.query(`create database ${DATABASE} owner ${OWNER}`)
  })
  const version = await connected(ownerUrl, async owner => {
    await owner.query(`revoke connect, temporary on database ${DATABASE} from public`)
    await owner.query(`grant connect on database ${DATABASE} to ${ROLES.app}`)
    return await checkedVersion(owner)
  })
  await connected(appUrl, refuseStrongRole)
  return { ownerUrl, appUrl, version, engine: 'embedded', stop: () => embedded.stop() }
}

async function openExternal(settings: DatabaseSettings, ownerUrl: string): Promise<StartedDatabase> {
  const url = new URL(ownerUrl)
  const host = url.searchParams.get('host') ?? url.host
  const user = decodeURIComponent(url.username)
  const password = appPassword(settings.dataDir, url)
  const version = await connected(ownerUrl, async owner => {
    const found = await checkedVersion(owner)
    await ensureRoles(owner, user, password)
    return found
  }).catch((error: unknown) => {
    throw connectionProblem(error, host, user)
  })
  const appUrl = settings.appDatabaseUrl ?? withUser(url, ROLES.app, password)
  await signInAsApp(appUrl, settings.appDatabaseUrl === undefined ? { ownerUrl, password } : undefined)
  return { ownerUrl, appUrl, version, engine: 'external', stop: async () => undefined }
}

/** Tries the sign-in; where the password is ours to set and is not the right one yet, sets it and tries again. */
async function signInAsApp(appUrl: string, ours: { ownerUrl: string; password: string } | undefined): Promise<void> {
  try {
    await connected(appUrl, refuseStrongRole)
  } catch (error) {
    if (error instanceof Problem) throw error
    const refused = error instanceof pg.DatabaseError && (error.code === '28P01' || error.code === '28000')
    const detail = error instanceof Error ? error.message : ''
    if (!refused || ours === undefined) throw new Problem('database.app-refused', { detail }, error)
    await connected(ours.ownerUrl, owner =>
      owner.query(`alter role ${ROLES.app} password ${pg.escapeLiteral(ours.password)}`),
    ).catch((cause: unknown) => {
      throw new Problem('database.app-refused', { detail }, cause)
    })
    await signInAsApp(appUrl, undefined)
  }
}

/**
 * Several servers share one DATABASE_URL, and must arrive at the same password: it follows from the owner's. An owner
 * without a password (peer or certificate sign-in) gets a random one, kept in the data folder.
 */
function appPassword(dataDir: string, url: URL): string {
  if (url.password === '') {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return databaseSecrets(dataDir).app
  }
  return createHmac('sha256', decodeURIComponent(url.password))
    .update(`${ROLES.app}${url.pathname}`)
    .digest('base64url')
}

function withUser(url: URL, user: string, password: string): string {
  const copy = new URL(url)
  copy.username = user
  copy.password = password
  return copy.href
}

async function checkedVersion(client: pg.Client): Promise<string> {
  const { rows } = await client.query(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
            current_setting('server_encoding') as encoding, current_database() as database`,
  )
  const { version, number, encoding, database } = rows[0]
  if (number < 150000) throw new Problem('database.too-old', { found: version })
  if (encoding !== 'UTF8') throw new Problem('database.encoding', { database, found: encoding })
  return String(version).split(' ')[0] ?? ''
}

function connectionProblem(error: unknown, host: string, user: string): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error
  const refused = error instanceof pg.DatabaseError && (error.code?.startsWith('28') || error.code === '3D000')
  return refused
    ? new Problem('database.refused', { host, user, detail: error.message }, error)
    : new Problem('database.unreachable', { host, detail: error.message }, error)
}

async function connected<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await use(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
