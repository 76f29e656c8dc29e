/** What the command line may do on the server's own machine: the server's part, wired for `src/cli`. */
import { resolve } from 'node:path'
import type { OperatorWorld } from '#cli/index.ts'
import { fetchTransport, type Transport } from '#replica'
import { checkRecovery, readPapers, recover } from '#replica/recover.ts'
import { noteBackup } from '#server/backup/note.ts'
import { backup, restore } from '#server/backup.ts'
import { type Config, parseConfig } from '#server/config.ts'
import { migrate, openDatabase, type StartedDatabase } from '#server/database/index.ts'
import { createLog } from '#server/log.ts'
import { explain } from '#server/messages/platform.ts'
import { Problem } from '#server/problem.ts'
import { operatorTokenIn } from '#server/secrets.ts'
import { authorityFiles, makeAuthority, trustGuide } from '#server/tls/index.ts'
import { OperatorProblem } from './operator-problem.ts'

type Refused = { ok: false; code: string; data?: Record<string, unknown> }

/** The operator's commands. The environment is read as the server reads it, so both mean the same data folder and database. */
export const operatorWorld = (lang: 'en' | 'fr' | 'es'): OperatorWorld => ({
  readShares: readPapers,
  backUp: input =>
    withDatabase(async (database, { dataDir }) => {
      const done = await backup({ ...input, ownerUrl: database.ownerUrl, dataDir })
      if (done.ok) await noteBackup(database.appUrl, done.org, createLog('error'))
      return done
    }),
  restore: input =>
    withDatabase(async (database, { dataDir }) => {
      await migrate(database.ownerUrl)
      return restore({ ...input, ownerUrl: database.ownerUrl, dataDir })
    }),
  makeAuthority: async hosts => {
    const { dataDir, port } = configuration()
    const made = await makeAuthority(dataDir, hosts)
    return { folder: authorityFiles(dataDir).folder, lines: [trustGuide(lang, made, port)] }
  },
  checkRecovery: async ({ url, token, org, papers }) => {
    const transport = operatorTransport(url, token)
    const found = await organisation(transport, org)
    return found.ok ? checkRecovery(transport, { org: found.org, papers }) : found
  },
  recover: async ({ url, token, org, papers, rootSheet, handle, passphrase, onProgress }) => {
    const transport = operatorTransport(url, token)
    const found = await organisation(transport, org)
    if (!found.ok) return found
    const input = { org: found.org, papers, rootSheet, handle, passphrase }
    return recover(transport, input, Date.now(), ({ step, done, total }) => onProgress(step, done, total))
  },
})

/** The settings of the server of this machine; a bad one stops the command with the server's own words. */
const configuration = (): Config => {
  const parsed = parseConfig(process.env)
  if (parsed.ok) return parsed.config
  throw new OperatorProblem(parsed.problems.map(problem => explain(parsed.locale, problem)).join('\n'))
}

/** Works on the database of this machine's server, whether that server runs or not. */
const withDatabase = async <T>(work: (database: StartedDatabase, config: Config) => Promise<T>): Promise<T> => {
  const config = configuration()
  try {
    const database = await openDatabase(config, createLog('error'))
    try {
      return await work(database, config)
    } finally {
      await database.stop()
    }
  } catch (error) {
    if (error instanceof Problem) throw new OperatorProblem(explain(config.locale, error))
    throw error
  }
}

/** The operator shows the token of HALTE_OPERATOR_TOKEN, or, to this machine only, the one kept in the server's data folder. */
const operatorTransport = (url: string, given: string | undefined): Transport => {
  const token =
    given ?? (isThisMachine(url) ? operatorTokenIn(resolve(process.env.HALTE_DATA?.trim() || './data')) : undefined)
  if (token === undefined) return fetchTransport(url, { cookies: 'own' })
  return fetchTransport(url, {
    cookies: 'own',
    fetch: (to, init) =>
      fetch(to, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init?.headers)), authorization: `Bearer ${token}` },
      }),
  })
}

/** By its loopback name or by the public address this server is configured with. */
const isThisMachine = (url: string): boolean => {
  if (!URL.canParse(url)) return false
  const { hostname, origin } = new URL(url)
  return (
    /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname) || origin === process.env.HALTE_ORIGIN?.trim().replace(/\/$/, '')
  )
}

const organisation = async (
  transport: Transport,
  wanted: string | undefined,
): Promise<{ ok: true; org: string } | Refused> => {
  const answer = await transport.call('organisations', {})
  if (!answer.ok) return { ok: false, code: answer.code }
  const all = answer.value.organisations
  const fitting =
    wanted === undefined
      ? all.filter(each => !each.demo)
      : all.filter(each => each.id === wanted || each.name === wanted)
  const [only] = fitting
  if (only && fitting.length === 1) return { ok: true, org: only.id }
  return {
    ok: false,
    code: wanted === undefined ? 'cli.whichOrganisation' : 'cli.unknownOrganisation',
    data: { names: all.map(each => each.name).join(', ') },
  }
}
