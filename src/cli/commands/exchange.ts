/** Import with preview and export. Nothing is written before --yes; the same file twice creates nothing twice. */
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type ImportContext, toExistingCases, toExportedCases, toPlannedCases } from '#capabilities/casework/import.ts'
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
import type { OwnField } from '#records'
import { EXPORT_REASONS } from '#replica/protocol.ts'
import type { Replica } from '#replica/types.ts'
import { type Command, type Given, type Outcome, type Terminal, textOf, textsOf } from '../command.ts'
import { SIGN_IN, type World, withSession } from '../session.ts'

/** What `main` adds: the organisation's own fields as the kernel knows them, and the words for problems. */
export type ExchangeWorld = World & {
  readonly ownFieldsOf: (replica: Replica) => Promise<OwnField[]>
  readonly today: () => string
  readonly write: (cases: readonly ExportCase[], format: Format) => Uint8Array
}

const FORMATS = ['xlsx', 'xlsx-single', 'xlsx-multi', 'csv'] as const
/** The official workbook (plain, single- or multi-select template), or CSV with its headers. */
export type Format = (typeof FORMATS)[number]

export const exchangeCommands = (world: ExchangeWorld): readonly Command[] => [importFile(world), exportFile(world)]

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
  ],
  run: (terminal, given, words) =>
    withSession(world, terminal, given, async replica => {
      const file = words[0] ?? ''
      const roots = textsOf(given, 'case')
      const opened = await replica.exportCases(
        {
          kind: 'case',
          why: EXPORT_REASONS.find(why => why === given.why) ?? 'other',
          ...(roots.length > 0 ? { roots: [...roots] } : {}),
        },
        p => terminal.progress(terminal.say(`steps.${p.step}`), p.done, p.total),
      )
      if (!opened.ok) return opened
      const names = new Map((await replica.people()).map(p => [p.user, p.name]))
      const cases = toExportedCases(opened.roots, {
        nameOf: user => names.get(user),
        own: await world.ownFieldsOf(replica),
        language: terminal.lang,
      })
      const format = FORMATS.find(f => f === given.format) ?? 'xlsx'
      try {
        await writeFile(file, world.write(cases, format), { mode: 0o600, flag: 'wx' })
      } catch {
        return { ok: false, code: 'cli.fileExists', data: { file } }
      }
      return {
        ok: true,
        data: { file, cases: cases.length },
        text: [terminal.say('notes.exported', { count: cases.length, file })],
      }
    }),
})
