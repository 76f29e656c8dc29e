/** The `halte` command: wires terminal, replica, capabilities and the server's own tools together. */
import { readFileSync } from 'node:fs'
import { createInstance } from 'i18next'
import codesEn from '#app/languages/codes-en.ts'
import codesEs from '#app/languages/codes-es.ts'
import codesFr from '#app/languages/codes-fr.ts'
import { caseTitle, newCaseCode } from '#capabilities/casework/index.ts'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { exchangeMessages, type Template, templateUrl, writeCsv, writeWorkbook } from '#capabilities/exchange/index.ts'
import { messages } from '#capabilities/messages.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { type CliWorld, commandsOf, createTerminal, EXIT, en, es, fr, languageOf, run } from '#cli/index.ts'
import { joinMessages } from '#records'
import { createReplica, fetchTransport, memoryStores } from '#replica'
import { readOwnField } from '#replica/own-fields.ts'
import { sqliteStores } from '#replica/store/sqlite.ts'
import { OperatorProblem } from './operator-problem.ts'

const argv = process.argv.slice(2)
const asked = argv[argv.indexOf('--lang') + 1]
const lang =
  argv.includes('--lang') && (asked === 'fr' || asked === 'es' || asked === 'en') ? asked : languageOf(process.env)

const words = createInstance()
await words.init({
  lng: lang,
  fallbackLng: false,
  interpolation: { escapeValue: false },
  resources: {
    en: { translation: joinMessages(messages.en, codesEn, exchangeMessages.en, en) },
    fr: { translation: joinMessages(messages.fr, codesFr, exchangeMessages.fr, fr) },
    es: { translation: joinMessages(messages.es, codesEs, exchangeMessages.es, es) },
  },
})
const say = (key: string, values: Readonly<Record<string, unknown>> = {}) => words.t(key, values)

const interrupted = new AbortController()
process.once('SIGINT', () => interrupted.abort())

const TEMPLATE_OF = {
  xlsx: 'simple',
  'xlsx-single': 'single-select',
  'xlsx-multi': 'multi-select',
} as const satisfies Record<string, Template>

/** The server's own tools are half of all there is to load, and only the operator's commands need them. */
const operator = async () => (await import('./operator.ts')).operatorWorld(lang)

const world: CliWorld = {
  openReplica: ({ url, folder, lang: language }) =>
    createReplica({
      stores: folder === undefined ? memoryStores() : sqliteStores(folder),
      transport: fetchTransport(url, { cookies: 'own' }),
      catalogue: CATALOGUE,
      searchable: SEARCHABLE,
      language,
    }),
  catalogue: CATALOGUE,
  titleOf: header => [caseTitle(header), typeof header.code === 'string' ? header.code : ''].filter(Boolean).join('  '),
  newCaseHeader: () => ({ code: newCaseCode() }),
  ownFieldsOf: async replica =>
    (await replica.ownFields()).flatMap(record => readOwnField(record.sealed.header ?? {}) ?? []),
  today: () => new Date().toISOString().slice(0, 10),
  write: (cases, format, mark) =>
    format === 'csv'
      ? writeCsv(cases, { delimiter: lang === 'en' ? ',' : ';', mark })
      : writeWorkbook(cases, readFileSync(templateUrl(TEMPLATE_OF[format])), mark),
  operator: {
    backUp: async input => (await operator()).backUp(input),
    restore: async input => (await operator()).restore(input),
    makeAuthority: async hosts => (await operator()).makeAuthority(hosts),
    recover: async input => (await operator()).recover(input),
    checkRecovery: async input => (await operator()).checkRecovery(input),
    readShares: async papers => (await operator()).readShares(papers),
  },
}

const terminal = createTerminal(process, lang, say, interrupted.signal)
const out = (text: string) => void process.stdout.write(`${text}\n`)
const err = (text: string) => void process.stderr.write(`${text}\n`)
try {
  process.exitCode = await run(commandsOf(world), argv, terminal, { out, err })
} catch (error) {
  if (error instanceof OperatorProblem) {
    err(error.message)
    process.exit(EXIT.refused)
  }
  // What broke goes to whoever asked for it, never a record's content: messages of bugs may quote what they choked on.
  const reference = crypto.randomUUID().slice(0, 8)
  if (process.env.HALTE_DEBUG) err(error instanceof Error ? (error.stack ?? error.message) : String(error))
  err(say('refusals.cli.broken', { reference }))
  process.exitCode = EXIT.broken
}
// Connections that are kept alive must not keep the process.
process.exit()
