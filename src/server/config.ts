import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { type MailSettings, mailSettings } from './mail/settings.ts'
import { type Locale, localeOf } from './messages/platform.ts'
import { Problem } from './problem.ts'

/** Everything the environment decides, parsed once at start. Paths are absolute. */
export interface Config {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** Holds the embedded database, its secrets, the lock and the local certificate authority. */
  readonly dataDir: string
  /** The owner's address of an existing PostgreSQL; absent means the embedded one. */
  readonly databaseUrl: string | undefined
  /** The address for the role `halte_app`, where the owner may not create roles. */
  readonly appDatabaseUrl: string | undefined
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  /** A folder of PostgreSQL programs to use instead of the embedded ones. */
  readonly pgBin: string | undefined
  /** The public address behind a proxy, for example `https://cases.example.org`. */
  readonly origin: string | undefined
  /** Whom mail is handed to; absent where none is sent. */
  readonly mail: MailSettings | undefined
  readonly demo: boolean
  /** Lets whoever knows it act as the operator from elsewhere than the machine itself. */
  readonly operatorToken: string | undefined
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
  readonly locale: Locale
}

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly locale: Locale; readonly problems: readonly Problem[] }

type Environment = Readonly<Record<string, string | undefined>>

const PORT = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65535))
const HOST = z.string().regex(/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$|^[0-9a-fA-F:]*:[0-9a-fA-F:.]*$/)
const ORIGIN = z
  .string()
  .refine(text => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ''))
const LEVEL = z.enum(['debug', 'info', 'warn', 'error'])

/**
 * Reads the environment. Every bad value gives one problem that names the variable, what is wrong and the remedy;
 * all of them together, so that nobody mends them one start at a time. An empty value counts as absent.
 */
export function parseConfig(env: Environment, cwd: string = process.cwd()): ParsedConfig {
  const problems: Problem[] = []
  const locale = localeOf(env)
  const read = <T>(name: string, schema: z.ZodType<T>, missing: T, problem: (value: string) => Problem): T => {
    const value = env[name]?.trim()
    if (!value) return missing
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    problems.push(problem(value))
    return missing
  }

  const port = read('PORT', PORT, 4600, value => new Problem('config.port', { value }))
  const host = read('HOST', HOST, '127.0.0.1', value => new Problem('config.host', { value }))
  const origin = read<string | undefined>(
    'HALTE_ORIGIN',
    ORIGIN,
    undefined,
    value => new Problem('config.origin', { value }),
  )
  const demo =
    read<string>('HALTE_DEMO', z.enum(['0', '1']), '0', value => new Problem('config.demo', { value })) === '1'
  const logLevel = read('HALTE_LOG', LEVEL, 'info', value => new Problem('config.log', { value }))
  const operatorToken = read<string | undefined>(
    'HALTE_OPERATOR_TOKEN',
    z.string().min(20),
    undefined,
    () => new Problem('config.operator-token'),
  )
  const databaseUrl = postgresUrl(env, 'DATABASE_URL', 'config.database-url', problems)
  const appDatabaseUrl = postgresUrl(env, 'HALTE_APP_DATABASE_URL', 'config.app-database-url', problems)
  if (appDatabaseUrl !== undefined && !env.DATABASE_URL?.trim())
    problems.push(new Problem('config.app-database-url', { reason: 'config.reason.alone' }))
  const tls = certificate(env, cwd, problems)
  const pgBin = programs(env, cwd, problems)
  const mail = mailSettings(env, problems)
  const dataDir = dataFolder(env, cwd, problems)

  if (problems.length > 0) return { ok: false, locale, problems }
  return {
    ok: true,
    config: {
      port,
      host,
      dataDir,
      databaseUrl,
      appDatabaseUrl,
      tls,
      pgBin,
      origin: origin?.replace(/\/$/, ''),
      mail,
      demo,
      operatorToken,
      logLevel,
      locale,
    },
  }
}

/** Never quotes the address itself, which holds a password. */
function postgresUrl(
  env: Environment,
  name: string,
  code: 'config.database-url' | 'config.app-database-url',
  problems: Problem[],
): string | undefined {
  const value = env[name]?.trim()
  if (!value) return undefined
  const url = URL.canParse(value) ? new URL(value) : undefined
  const reason =
    url === undefined
      ? 'config.reason.not-an-address'
      : url.protocol !== 'postgres:' && url.protocol !== 'postgresql:'
        ? 'config.reason.not-postgres'
        : url.username === ''
          ? 'config.reason.no-user'
          : url.pathname.length < 2
            ? 'config.reason.no-database'
            : undefined
  if (reason === undefined) return value
  problems.push(new Problem(code, { reason }))
  return undefined
}

function certificate(env: Environment, cwd: string, problems: Problem[]): Config['tls'] {
  const cert = env.HALTE_TLS_CERT?.trim()
  const key = env.HALTE_TLS_KEY?.trim()
  if (!cert && !key) return undefined
  if (!cert || !key) {
    const names = ['HALTE_TLS_CERT', 'HALTE_TLS_KEY'] as const
    const [variable, other] = cert ? names : ([names[1], names[0]] as const)
    problems.push(new Problem('config.tls-pair', { variable, other }))
    return undefined
  }
  for (const [variable, value] of [
    ['HALTE_TLS_CERT', cert],
    ['HALTE_TLS_KEY', key],
  ] as const)
    if (!readable(resolve(cwd, value))) problems.push(new Problem('config.tls-file', { variable, value }))
  return { cert: resolve(cwd, cert), key: resolve(cwd, key) }
}

function programs(env: Environment, cwd: string, problems: Problem[]): string | undefined {
  const value = env.HALTE_PG_BIN?.trim()
  if (!value) return undefined
  const folder = resolve(cwd, value)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  if (['postgres', 'initdb'].every(program => existsSync(join(folder, program + suffix)))) return folder
  problems.push(new Problem('config.pg-bin', { value }))
  return undefined
}

function dataFolder(env: Environment, cwd: string, problems: Problem[]): string {
  const value = env.HALTE_DATA?.trim() || './data'
  const folder = resolve(cwd, value)
  try {
    makeFolder(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    problems.push(new Problem('config.data', { value }))
  }
  return folder
}

/** Level by level: where nothing can be made (below `/proc`, say) Node's recursive way would try for ever. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Two that start at once both make it.
    if (!existsSync(path)) throw error
  }
}

function readable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}
