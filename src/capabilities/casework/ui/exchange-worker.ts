import {
  type ImportedCase,
  type ImportPlan,
  matchExisting,
  type Place,
  planImport,
  readTable,
  type Table,
  templateUrl,
  writeCsv,
  writeWorkbook,
} from '#capabilities/exchange/index.ts'
import type { Replica, Values } from '#replica/types.ts'
import { toExistingCases, toExportedCases, toPlannedCases } from '../import.ts'
import { markOf } from '../print/mark.ts'
import { caseTitle } from '../search.ts'
import type {
  ConfirmOptions,
  ExchangeDesk,
  ExportInput,
  Preview,
  PreviewOutcome,
  ReadChoices,
  Row,
} from './exchange-desk.ts'
import { ownFieldOf } from './own-field.ts'

interface Held {
  table: Table
  plan: ImportPlan | undefined
}
const SAMPLE = 12
const today = () => new Date().toISOString().slice(0, 10)
const placeText = ({ sheet, row }: Place) => `${row} ${sheet}`
const nameOf = ({ values }: ImportedCase): string =>
  [values.prs_FirstName, values.prs_MiddleName, values.prs_SecondName]
    .filter(part => typeof part === 'string')
    .join(' ')

/** The desk as the worker runs it, beside the replica: a file is read, compared and sealed without leaving this thread. */
export function exchangeDesk(replica: Replica): ExchangeDesk {
  const held = new Map<number, Held>()
  let last = 0

  const hold = (bytes: Uint8Array): number | Extract<PreviewOutcome, { ok: false }> => {
    const read = readTable(bytes)
    if (!read.ok) return read
    last += 1
    held.clear() // one file at a time: the one before is not needed any more
    held.set(last, { table: read.table, plan: undefined })
    return last
  }

  const preview = async (number: number, choices: ReadChoices, language: string): Promise<PreviewOutcome> => {
    const file = held.get(number)
    if (!file) return { ok: false, code: 'file.empty' }
    const plan = planImport(file.table, { today: today(), ...choices })
    if (!plan.ok) return plan
    file.plan = plan
    const existing = await replica.existingForDuplicates('case')
    const titles = new Map(existing.map(record => [record.root, caseTitle(record.sealed.header)]))
    // Thousands of rows may have something in common with thousands of cases.
    const names = new Map(plan.cases.map(one => [placeText(one.place), nameOf(one)]))
    const rowOf = (place: Place): Row => ({ ...place, name: names.get(placeText(place)) ?? '' })
    const own = (await replica.ownFields()).flatMap(ownFieldOf)
    const planned = toPlannedCases(plan.cases, { today: today(), team: '', own, language })
    const result: Preview = {
      ok: true,
      plan: number,
      sheets: plan.sheets,
      cases: plan.cases.length,
      sample: plan.cases.slice(0, SAMPLE).map(one => ({ ...one.place, name: nameOf(one) })),
      skipped: plan.skipped.length,
      problems: plan.problems,
      duplicates: plan.duplicates.map(pair => ({ ...pair, rows: [rowOf(pair.rows[0]), rowOf(pair.rows[1])] })),
      matches: matchExisting(plan.cases, toExistingCases(existing)).map(match => ({
        ...match,
        place: rowOf(match.place),
        title: titles.get(match.existing) ?? '',
      })),
      ownFields: planned.ownFields.map(field => field.labels[language] ?? Object.values(field.labels)[0] ?? field.key),
    }
    return result
  }

  const confirm = async ({ plan: number, team, leaveOut, onProgress, signal }: ConfirmOptions) => {
    const plan = held.get(number)?.plan
    if (!plan) return { ok: false as const, code: 'import.planGone' }
    const left = new Set(leaveOut.map(placeText))
    const rows = plan.cases.filter(one => !left.has(placeText(one.place)))
    const own = (await replica.ownFields()).flatMap(ownFieldOf)
    const planned = toPlannedCases(rows, { today: today(), team, own, language: 'en' })
    const everyone = (await replica.teams()).find(one => one.purpose === 'everyone')
    for (const field of planned.ownFields) {
      const header: Values = { ...field }
      const created = await replica.create('ownField', {
        ...(everyone ? { team: everyone.id } : {}),
        sealed: { header },
      })
      if (!created.ok) return created
    }
    return replica.importCases(planned.cases, { team, onProgress, signal })
  }

  const write = async (
    { format, why, roots, given }: ExportInput,
    language: string,
    onProgress: Parameters<ExchangeDesk['write']>[2],
  ) => {
    const query = { kind: 'case', why, ...(roots ? { roots } : {}), ...(given ? { given } : {}) }
    const opened = await replica.exportCases(query, onProgress)
    if (!opened.ok) return opened
    const names = new Map((await replica.people()).map(person => [person.user, person.name]))
    const own = (await replica.ownFields()).flatMap(ownFieldOf)
    const mark = markOf(opened.mark)
    const cases = toExportedCases(opened.roots, { nameOf: user => names.get(user), own, language })
    const bytes =
      format === 'csv-comma' || format === 'csv-semicolon'
        ? writeCsv(cases, { delimiter: format === 'csv-comma' ? ',' : ';', mark })
        : writeWorkbook(cases, new Uint8Array(await (await fetch(templateUrl(format))).arrayBuffer()), mark)
    return { ok: true as const, bytes: new Uint8Array(bytes), cases: cases.length, mark }
  }

  return {
    async read(file, choices, language) {
      const number = 'plan' in file ? file.plan : hold(file.bytes)
      return typeof number === 'number' ? preview(number, choices, language) : number
    },
    confirm,
    write,
  }
}
