import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Catalogue } from '#records'
import { createAuditTree } from './audit/tree.ts'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import { createDirectories } from './directories.ts'
import { createEvents } from './events.ts'
import { serveFiles } from './http/files.ts'
import { refusalOf } from './http/refuse.ts'
import { serveAll } from './http/serve.ts'
import { createLimits, type Limit, type LimitName } from './limits.ts'
import type { Log } from './log.ts'
import { createMail } from './mail/index.ts'
import { smtpPost } from './mail/post.ts'
import { createMetrics } from './metrics.ts'
import { Refused } from './refusal.ts'
import { accountRoutes } from './routes/accounts.ts'
import { auditRoutes } from './routes/audit.ts'
import { caseActRoutes } from './routes/case-acts.ts'
import { deviceRoutes } from './routes/devices.ts'
import { directoryRoutes } from './routes/directory.ts'
import { eventRoutes } from './routes/events.ts'
import { factRoutes } from './routes/facts.ts'
import { fileRoutes } from './routes/files.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { noticeRoutes } from './routes/notices.ts'
import { operationRoutes } from './routes/operations.ts'
import { organisationRoutes } from './routes/organisations.ts'
import { proposalRoutes } from './routes/proposals.ts'
import { recordRoutes } from './routes/records.ts'
import { reminderRoutes } from './routes/reminders.ts'
import { sharingRoutes } from './routes/sharing.ts'
import type { Secrets } from './secrets.ts'
import type { Demonstration, Services } from './services.ts'

/** What the app is made of. Everything that differs between a test and an installation is here. */
export interface AppSettings {
  /** Connections as `halte_app`. */
  readonly db: Db
  readonly catalogue: Catalogue
  readonly config: Pick<Config, 'origin' | 'tls'> & Partial<Pick<Config, 'mail'>>
  readonly log: Log
  /** The pepper of sign-in proofs and the log key; never in the database. */
  readonly peppers: Secrets
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly limits?: Partial<Record<LimitName, Limit>>
  /** Needed to set up an organisation where others can reach the page before its owner does. */
  readonly setUpCode?: string | undefined
  /** Lets metrics and recovery be asked for from another machine. */
  readonly operatorToken?: string | undefined
  /** The built app; nothing but the API is served without it. */
  readonly folder?: string | undefined
  readonly demo?: Demonstration | undefined
  /** Which version of Halte this is; `health` tells it. */
  readonly version: string
  /** How often other servers' commits are looked for. */
  readonly eventsEveryMs?: number
}

/** The server's answers, and how to end them in order. */
export interface App {
  readonly fetch: Hono['fetch']
  readonly request: Hono['request']
  readonly services: Services
  /** Whether no organisation but a demonstration is here yet. */
  needsSetUp(): Promise<boolean>
  /** Ends event streams and jobs, and signs a last checkpoint. The database must still answer. */
  close(): Promise<void>
}

const HOUR = 3_600_000

/** Builds the app. Throws when a route has no handler or no rule. */
export function createApp(settings: AppSettings): App {
  const { db, catalogue, log, peppers: secrets, clock } = settings
  const { mail } = settings.config
  const services: Services = {
    db,
    catalogue,
    log,
    secrets,
    clock,
    limits: createLimits(clock, settings.limits),
    directories: createDirectories(),
    events: createEvents(db, log, settings.eventsEveryMs),
    audit: createAuditTree(db, secrets),
    metrics: createMetrics(),
    mail: createMail(db, log, clock, mail && smtpPost(mail)),
    setUp: { mode: settings.setUpCode === undefined ? 'open' : 'code', code: settings.setUpCode },
    demonstration: settings.demo,
    version: settings.version,
  }
  const app = new Hono()
  const { origin, tls } = settings.config
  const operatorTokens = [secrets.operatorToken, settings.operatorToken].filter(token => token !== undefined)
  serveAll(
    app,
    services,
    { origin, tls, operatorTokens },
    {
      ...operationRoutes(services),
      ...organisationRoutes(services),
      ...accountRoutes(services),
      ...deviceRoutes(services),
      ...proposalRoutes(services),
      ...noticeRoutes(services),
      ...invitationRoutes(services),
      ...directoryRoutes(services),
      ...recordRoutes(services),
      ...sharingRoutes(services),
      ...factRoutes(services),
      ...fileRoutes(services),
      ...eventRoutes(services),
      ...auditRoutes(services),
      ...caseActRoutes(services),
      ...reminderRoutes(services),
    },
  )
  if (settings.folder !== undefined)
    serveFiles(app, settings.folder, tls !== undefined || origin?.startsWith('https:') === true)
  app.notFound(() => refusalOf(new Refused(404, 'route.unknown'), log, 'unknown'))
  app.onError(error => refusalOf(error, log, 'unknown'))
  const stopHours = everyHour(() => services.audit.checkpointAll(clock()), log)
  return {
    fetch: app.fetch,
    request: app.request,
    services,
    async needsSetUp() {
      const { rows } = await sql`select from organisation where not demo limit 1`.execute(db)
      return rows.length === 0
    },
    async close() {
      await services.events.stop()
      await stopHours()
      await services.mail.stop()
      await services.audit.checkpointAll(clock()).catch((error: unknown) => log.fault('audit.checkpoint-failed', error))
      services.metrics.stop()
    },
  }
}

/** The hourly checkpoint; the returned function ends it and waits for one under way. */
function everyHour(job: () => Promise<void>, log: Log): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = job().catch((error: unknown) => log.fault('audit.checkpoint-failed', error))
  }, HOUR).unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
