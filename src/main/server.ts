import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { createApp } from '#server/app.ts'
import { type Config, parseConfig } from '#server/config.ts'
import { createPool, migrate, startDatabase } from '#server/database/index.ts'
import { openDb } from '#server/db.ts'
import { createLog, type Log } from '#server/log.ts'
import { explain, say } from '#server/messages/platform.ts'
import { Problem } from '#server/problem.ts'
import { loadSecrets } from '#server/secrets.ts'
import type { Demonstration } from '#server/services.ts'
import halte from '../../package.json' with { type: 'json' }
import { createDemonstration } from './demonstration.ts'
import { listen } from './listen.ts'

/** Exit codes: 0 stopped as asked, 1 a fault, 2 something the person can put right. */
const FAULT = 1
const TO_PUT_RIGHT = 2
/** The built app. */
const APP_FOLDER = fileURLToPath(new URL('../../dist/app', import.meta.url))

const parsed = parseConfig(process.env)
if (parsed.ok) await run(parsed.config)
else {
  console.error(say(parsed.locale, 'config.title'))
  for (const problem of parsed.problems) console.error(`  ${explain(parsed.locale, problem)}`)
  process.exitCode = TO_PUT_RIGHT
}

/** Starts, says where, and stops in order when asked. What was opened last is closed first, also after a failed start. */
async function run(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  const closing: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const step of closing.splice(0).reverse())
      await step().catch((error: unknown) => log.fault('server.stop-failed', error))
  }
  const asked = stopAsked(log)
  try {
    await start(config, log, closing)
    const reason = await asked
    console.log(say(config.locale, 'start.stopping'))
    log.info('server.stopping', { signal: reason })
    await close()
    log.info('server.stopped')
  } catch (error) {
    await close()
    if (error instanceof Problem) console.error(`\n${explain(config.locale, error)}`)
    else
      console.error(`\n${say(config.locale, 'start.failed')}\n${error instanceof Error ? error.stack : String(error)}`)
    process.exitCode = error instanceof Problem ? TO_PUT_RIGHT : FAULT
  }
  // Nothing is left to do; a forgotten timer must not keep the process.
  process.exit()
}

async function start(config: Config, log: Log, closing: (() => Promise<unknown>)[]): Promise<void> {
  const began = performance.now()
  const database = await startDatabase(config, log)
  closing.push(() => database.stop())
  log.info('database.ready', { version: database.version, engine: database.engine })
  const applied = await migrate(database.ownerUrl)
  if (applied.length > 0) log.info('database.migrated', { count: applied.length })
  const pool = createPool(database.appUrl, log)
  closing.push(() => pool.end())
  const setUpCode = isPrivate(config) ? undefined : randomBytes(9).toString('base64url')
  const db = openDb(pool)
  const demo = createDemonstration({ db, log, setUpCode, answer: (request, env) => app.fetch(request, env) })
  const app = createApp({
    db,
    catalogue: CATALOGUE,
    config,
    log,
    peppers: await loadSecrets(config.dataDir),
    clock: () => Date.now(),
    folder: APP_FOLDER,
    version: halte.version,
    setUpCode,
    operatorToken: config.operatorToken,
    // Where strangers reach the page, only who runs the server may want one: its passphrases are there for everyone.
    demo: config.demo || isPrivate(config) ? demo : undefined,
  })
  await demo.look()
  const listening = await listen(config, app.fetch, log)
  closing.push(() => listening.close())
  closing.push(() => app.close())
  closing.push(() => demo.close())
  log.info('server.ready', { port: listening.port, ms: Math.round(performance.now() - began) })
  for (const address of listening.addresses) console.log(say(config.locale, 'start.ready', { address }))
  if (setUpCode !== undefined && (await app.needsSetUp()))
    console.log(say(config.locale, 'start.set-up-code', { code: setUpCode }))
  if (config.demo) void prepare(demo, config, log)
  process.send?.({ ready: true, port: listening.port })
}

/** `npm run demo`: says when the people of the demonstration can sign in. */
async function prepare(demo: Demonstration, { locale }: Config, log: Log): Promise<void> {
  if (!demo.ready()) console.log(say(locale, 'start.demo-making'))
  await demo.prepare().then(
    async () => {
      console.log(say(locale, 'start.demo-ready'))
      const { people } = await demo.people()
      for (const { handle, passphrase, name } of people)
        console.log(`  ${handle.padEnd(8)}${passphrase.padEnd(44)}${name}`)
    },
    (error: unknown) => log.fault('demo.failed', error),
  )
}

/** Where only this machine reaches the page, whoever opens it first may set up; elsewhere it takes the code printed here. */
function isPrivate({ host, origin }: Config): boolean {
  return origin === undefined && ['127.0.0.1', '::1', 'localhost'].includes(host)
}

/** Settles with the reason when someone wants us to stop: a signal, or the end of the process that watches us. */
function stopAsked(log: Log): Promise<string> {
  return new Promise(asked => {
    // Ctrl-C arrives twice under npm, from the terminal and passed on: the later one changes nothing.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked(signal))
    process.on('disconnect', () => asked('parent-gone'))
    process.on('uncaughtException', error => {
      log.fault('server.fault', error)
      process.exitCode = FAULT
      asked('fault')
    })
  })
}
