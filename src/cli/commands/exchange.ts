/** Import with preview and export. Nothing is written before --yes; the same file twice creates nothing twice. */
import { open, readFile, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { AUTHORITY } from '#capabilities/casework/consent/lists.ts'
import { type ImportContext, toExistingCases, toExportedCases, toPlannedCases } from '#capabilities/casework/import.ts'
import { CONSENT_PURPOSE } from '#capabilities/casework/lists.ts'
import { markOf, readMark } from '#capabilities/casework/print/mark.ts'
import {
  type DateOrder,
  type ExistingMatch,
  type ExportCase,
  type ImportedCase,
  type ImportPlan,
  matchExisting,
  planImport,
  readTable,
} from '#capabilities/exchange/index.ts'
import { COMPARTMENTS, type OwnField } from '#records'
import { EXPORT_REASONS, GIVEN_AWAY } from '#replica/protocol.ts'
import type { ExportGiven, Replica } from '#replica/types.ts'
import { type Command, type Given, type Outcome, type Terminal, textOf, textsOf } from '../command.ts'
import { SIGN_IN, type World, withSession } from '../session.ts'

/** What `main` adds: the organisation's own fields as the kernel knows them, and the words for problems. */
export type ExchangeWorld = World & {
  readonly ownFieldsOf: (replica: Replica) => Promise<OwnField[]>
  readonly today: () => string
  /** The bytes of a file whose every row carries the mark. */
  readonly write: (cases: readonly ExportCase[], format: Format, mark: string) => Uint8Array
}

const RECIPIENTS = ['team', 'authority', 'outside'] as const satisfies ReadonlyArray<ExportGiven['to']['kind']>
const FORMATS = ['xlsx', 'xlsx-single', 'xlsx-multi', 'csv'] as const
/** The official workbook (plain, single- or multi-select template), or CSV with its headers. */
export type Format = (typeof FORMATS)[number]

export const exchangeCommands = (world: ExchangeWorld): readonly Command[] => [
  importFile(world),
  exportFile(world),
  whoseMark(world),
]

const importFile = (world: ExchangeWorld): Command => ({
  name: 'import',
  arguments: ['file'],
  options: [
    ...SIGN_IN,
    { name: 'team', value: 'text', required: true },
    { name: 'yes' },
    { name: 'all-rows' },
    { name: 'day-first' },
    { name: 'month-first' },
  ],
  run: async (terminal, given, words) => {
    const file = words[0] ?? ''
    const bytes = await readFile(file).catch(() => undefined)
    if (!bytes) return { ok: false, code: 'cli.noFile', data: { file } }
    const plan = planOf(world, new Uint8Array(bytes), given)
    if (!plan.ok) return { ok: false, code: plan.code, data: plan.limit === undefined ? {} : { limit: plan.limit } }
    return withSession(world, terminal, given, replica => previewOrImport(world, terminal, given, replica, plan, file))
  },
})

const planOf = (world: ExchangeWorld, bytes: Uint8Array, given: Given) => {
  const table = readTable(bytes)
  if (!table.ok) return table
  const order: DateOrder | undefined = given['day-first']
    ? 'day-first'
    : given['month-first']
      ? 'month-first'
      : undefined
  const options = { today: world.today() }
  const plan = planImport(table.table, options)
  if (!plan.ok || !order) return plan
  // The order the person knows is asked for every column that held an ambiguous date.
  const columns = plan.problems
    .filter(p => p.kind === 'date-ambiguous')
    .map(p => [`${p.sheet}!${p.column}`, order] as const)
  return columns.length === 0 ? plan : planImport(table.table, { ...options, dateOrder: Object.fromEntries(columns) })
}

const previewOrImport = async (
  world: ExchangeWorld,
  terminal: Terminal,
  given: Given,
  replica: Replica,
  plan: ImportPlan,
  file: string,
): Promise<Outcome> => {
  const team = (await replica.teams()).find(t => t.id === textOf(given, 'team') || t.name === textOf(given, 'team'))
  if (!team) return { ok: false, code: 'cli.unknownTeam', data: { name: textOf(given, 'team') ?? '' } }
  const matches = matchExisting(plan.cases, toExistingCases(await replica.existingForDuplicates('case')))
  const rows = chosen(plan, matches, given['all-rows'] === true)
  if (given.yes !== true) return preview(world, terminal, plan, matches, rows, file)
  const own = await world.ownFieldsOf(replica)
  const context: ImportContext = { today: world.today(), team: team.id, own, language: terminal.lang }
  return write(terminal, replica, rows, context, matches)
}

const at = (place: { sheet: string; row: number }): string => `${place.sheet}\u0000${place.row}`

/** The sentence of a problem and what is done about it. */
const explain = (terminal: Terminal, problem: ImportPlan['problems'][number]): string => {
  const read = Array.isArray(problem.value) ? problem.value.join('; ') : problem.value
  const values = { ...problem, read, otherSheet: problem.otherRow?.sheet, otherRow: problem.otherRow?.row }
  return `${terminal.say(`exchange.problems.${problem.kind}`, values)} ${terminal.say(`exchange.actions.${problem.action}`, values)}`
}

/** The rows to create: not what was imported before, and not what may be someone known, unless asked for. */
const chosen = (plan: ImportPlan, matches: readonly ExistingMatch[], all: boolean): ImportedCase[] => {
  const before = new Set(matches.filter(m => m.relation === 'imported-before').map(m => at(m.place)))
  const doubtful = new Set([
    ...matches.filter(m => m.relation !== 'imported-before' && m.relation !== 'possible').map(m => at(m.place)),
    ...plan.duplicates.filter(d => d.certainty === 'probable').map(d => at(d.rows[1])),
  ])
  return plan.cases.filter(row => !before.has(at(row.place)) && (all || !doubtful.has(at(row.place))))
}

const preview = (
  _world: ExchangeWorld,
  terminal: Terminal,
  plan: ImportPlan,
  matches: readonly ExistingMatch[],
  rows: readonly ImportedCase[],
  file: string,
): Outcome => {
  const before = matches.filter(m => m.relation === 'imported-before').length
  const doubtful = plan.cases.length - before - rows.length
  return {
    ok: true,
    data: {
      written: false,
      create: rows.length,
      rows: plan.cases.length,
      problems: plan.problems,
      duplicates: plan.duplicates,
      existing: matches,
      skipped: plan.skipped,
      sheets: plan.sheets,
    },
    text: [
      ...plan.problems
        .filter(p => p.level === 'must')
        .map(p =>
          terminal.say('problem', {
            sheet: p.sheet,
            row: p.row ?? '–',
            column: p.column ?? '–',
            text: explain(terminal, p),
          }),
        ),
      terminal.say('notes.preview', { cases: rows.length, file: basename(file) }),
      ...(before > 0 ? [terminal.say('notes.previewExisting', { count: before })] : []),
      ...(doubtful > 0 ? [terminal.say('notes.previewDuplicates', { count: doubtful })] : []),
      terminal.say('notes.previewYes'),
    ],
  }
}

const write = async (
  terminal: Terminal,
  replica: Replica,
  rows: readonly ImportedCase[],
  context: ImportContext,
  matches: readonly ExistingMatch[],
): Promise<Outcome> => {
  const planned = toPlannedCases(rows, context)
  const everyone = (await replica.teams()).find(t => t.purpose === 'everyone')
  for (const field of planned.ownFields) {
    if (!everyone) break
    const made = await replica.create('ownField', { team: everyone.id, sealed: { header: { ...field } } })
    if (!made.ok) return made
  }
  const done = await replica.importCases(planned.cases, {
    team: context.team,
    signal: terminal.signal,
    onProgress: p => terminal.progress(terminal.say(`steps.${p.step}`), p.done, p.total),
  })
  if (!done.ok) return done
  const { created, cancelled } = done.report
  const already = done.report.already + matches.filter(m => m.relation === 'imported-before').length
  return {
    ok: true,
    data: { written: true, created, already, cancelled, roots: done.report.roots, remarks: planned.remarks },
    text: [terminal.say(cancelled ? 'notes.importCancelled' : 'notes.imported', { created, already })],
  }
}

const exportFile = (world: ExchangeWorld): Command => ({
  name: 'export',
  arguments: ['file'],
  options: [
    ...SIGN_IN,
    { name: 'format', value: 'choice', choices: FORMATS, required: true },
    { name: 'why', value: 'choice', choices: EXPORT_REASONS, required: true },
    { name: 'case', value: 'id', many: true },
    { name: 'to', value: 'choice', choices: RECIPIENTS },
    { name: 'whom', value: 'text' },
    { name: 'for', value: 'choice', choices: CONSENT_PURPOSE.values },
    { name: 'section', value: 'choice', choices: COMPARTMENTS, many: true },
  ],
  run: (terminal, given, words) => {
    const read = givenOf(given)
    if (!read.ok) return Promise.resolve(read)
    return withSession(world, terminal, given, async replica => {
      const file = words[0] ?? ''
      const roots = textsOf(given, 'case')
      // The place first: what the log calls exported should have had somewhere to go.
      const place = await open(file, 'wx', 0o600).catch((error: unknown) => error)
      if (!isHandle(place))
        return { ok: false, code: isTaken(place) ? 'cli.fileExists' : 'cli.notWritten', data: { file } }
      const without = async (refused: Outcome): Promise<Outcome> => {
        await place.close()
        await rm(file, { force: true })
        return refused
      }
      const opened = await replica.exportCases(
        {
          kind: 'case',
          why: EXPORT_REASONS.find(why => why === given.why) ?? 'other',
          ...(roots.length > 0 ? { roots: [...roots] } : {}),
          ...(read.given === undefined ? {} : { given: read.given }),
        },
        p => terminal.progress(terminal.say(`steps.${p.step}`), p.done, p.total),
      )
      if (!opened.ok) return without(opened)
      const names = new Map((await replica.people()).map(p => [p.user, p.name]))
      const cases = toExportedCases(opened.roots, {
        nameOf: user => names.get(user),
        own: await world.ownFieldsOf(replica),
        language: terminal.lang,
      })
      const format = FORMATS.find(f => f === given.format) ?? 'xlsx'
      const mark = markOf(opened.mark)
      const bytes = world.write(cases, format, mark)
      const written = await place.writeFile(bytes).then(
        () => true,
        () => false,
      )
      if (!written) return without({ ok: false, code: 'cli.notWritten', data: { file } })
      await place.close()
      return {
        ok: true,
        data: { file, cases: cases.length, mark },
        text: [
          terminal.say('notes.exported', { count: cases.length, file }),
          terminal.say('notes.exportMark', { mark }),
        ],
      }
    })
  },
})

type Handle = Awaited<ReturnType<typeof open>>
const isHandle = (value: unknown): value is Handle => typeof value === 'object' && value !== null && 'fd' in value
const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST'

type ReadGiven = { ok: true; given?: ExportGiven } | { ok: false; code: string; data: Record<string, unknown> }

/** For whom an export is: all of it or nothing. What is for somebody else does not begin without it. */
function givenOf(given: Given): ReadGiven {
  const kind = RECIPIENTS.find(each => each === given.to)
  const whom = textOf(given, 'whom')
  const purpose = textOf(given, 'for')
  const sections = textsOf(given, 'section')
  const said = { to: kind, whom, for: purpose, section: sections.length > 0 ? sections : undefined }
  const asked = Object.values(said).some(value => value !== undefined)
  if (!asked && !GIVEN_AWAY.includes(textOf(given, 'why') ?? '')) return { ok: true }
  const missing = Object.entries(said).find(([, value]) => value === undefined)
  if (missing !== undefined) return { ok: false, code: 'cli.missingOption', data: { name: missing[0] } }
  if (kind === undefined || whom === undefined || purpose === undefined) return { ok: true }
  if (kind === 'authority' && !AUTHORITY.values.some(value => value === whom))
    return { ok: false, code: 'cli.badChoice', data: { name: 'whom', choices: AUTHORITY.values.join(', ') } }
  const compartments = COMPARTMENTS.filter(comp => sections.includes(comp))
  return { ok: true, given: { to: { kind, whom }, purpose, compartments } }
}

/** From the code on a paper or in a file to who made it, by the organisation's log; for key officers. */
const whoseMark = (world: ExchangeWorld): Command => ({
  name: 'mark',
  arguments: ['mark'],
  options: SIGN_IN,
  run: (terminal, given, words) => {
    const mark = readMark(words[0] ?? '')
    if (mark === undefined) return Promise.resolve({ ok: false, code: 'cli.badMark', data: { mark: words[0] ?? '' } })
    return withSession(world, terminal, given, async replica => {
      const log = await replica.readLog(undefined, p =>
        terminal.progress(terminal.say(`steps.${p.step}`), p.done, p.total),
      )
      if (!log.ok) return log
      const line = log.lines.findLast(({ objects }) => objects.some(id => markOf(id) === mark))
      if (line === undefined) return { ok: false, code: 'cli.unknownMark', data: { mark } }
      const names = new Map((await replica.people()).map(p => [p.user, p.name]))
      const by = line.user === null ? '–' : names.get(line.user) || line.user
      const at = new Date(line.at).toISOString()
      return {
        ok: true,
        data: { mark, by: line.user, name: by, at, action: line.action, objects: line.objects },
        text: [`${mark}  ${at}  ${by}  ${line.action}`],
      }
    })
  },
})
