/** Decides what each column of a sheet is taken for. */
import { FIELDS, fieldOf, type HtcdsFieldId } from '../fields.ts'
import { listKey } from '../fold.ts'
import { columnLetter } from '../read/columns.ts'
import type { Cell, ColumnUse, PlanOptions, Sheet } from '../types.ts'
import { isCountry } from '../values/country.ts'
import { cleanText } from '../values/text.ts'
import { formHeader, formMeta, isFormHeader } from './form-header.ts'
import { type Header, officialField } from './header.ts'
import { type Certainty, matchLabel } from './labels.ts'

export type Columns = {
  uses: ColumnUse[]
  certainty: ReadonlyMap<string, Certainty>
  form: boolean
  /** Column with the identity of a form submission. */
  idColumn?: string
}

type Candidate = {
  index: number
  column: string
  label: string
  name: string
  field?: HtcdsFieldId
  choice?: string
  certainty?: Certainty
}

const RANK: Record<Certainty, number> = { official: 0, name: 1, translated: 2, spelling: 3, loose: 4, parts: 5 }
const NUMBER_LABELS = new Set([
  '',
  'n',
  'no',
  'nr',
  'num',
  'row',
  'ligne',
  'fila',
  'srno',
  'sn',
  'rownumber',
  'index',
  'ndeg',
])
/** Written by our own export: the rest of a text that is longer than a spreadsheet cell. */
export const CONTINUED = /^(.*) \(continued \d+\)$/
/** Written by our own export behind an own label that would otherwise be taken for a field. */
export const OWN = /^(.*) \(own\)$/

/** Written by our own export: the code that ties a file, and every row of it, to its entry in the log. Never read back. */
export const EXPORT_MARK = 'Halte export'

const textAt = (cells: ReadonlyMap<string, Cell>, column: string): string =>
  cleanText(cells.get(column)?.text ?? '').text
const byColumn = (cells: Cell[] | undefined): ReadonlyMap<string, Cell> =>
  new Map((cells ?? []).map(cell => [cell.column, cell]))

/** The cells below the header, by column. */
const bodyCells = (sheet: Sheet, firstDataRow: number): Map<string, Cell[]> => {
  const columns = new Map<string, Cell[]>()
  for (const row of sheet.rows) {
    if (row.number < firstDataRow) continue
    for (const cell of row.cells) {
      const list = columns.get(cell.column)
      if (list) list.push(cell)
      else columns.set(cell.column, [cell])
    }
  }
  return columns
}

/**
 * Official workbook whose label row was deleted: its hidden names stand over the wrong address columns (N to R). A form uses
 * the same names rightly, so the content decides: countries are where the names say "PostalCode".
 */
const namesAreShifted = (candidates: Candidate[], body: ReadonlyMap<string, Cell[]>): boolean => {
  const countries = (field: HtcdsFieldId): number => {
    const column = candidates.find(each => each.field === field)?.column
    return (body.get(column ?? '') ?? []).slice(0, 50).filter(cell => isCountry(cell.text)).length
  }
  return countries('prs_MailingPostalCode') > countries('prs_MailingCountry')
}
const SHIFTED: Partial<Record<HtcdsFieldId, HtcdsFieldId>> = {
  prs_MailingCity: 'prs_MailingStreet',
  prs_MailingCountry: 'prs_MailingCity',
  prs_MailingStreet: 'prs_MailingPostalCode',
  prs_MailingPostalCode: 'prs_MailingCountry',
}

const recognise = (candidate: Candidate, form: boolean): Candidate => {
  const { label, name } = candidate
  if (OWN.test(label) || CONTINUED.test(label) || label === EXPORT_MARK) return candidate
  const header = name === '' && form ? formHeader(label) : formHeader(name)
  const match = label === '' ? undefined : matchLabel(label)
  // The visible label decides; the hidden name only where there is no label (rule 1 of the standard's importer notes).
  if (match && !(form && header?.choice)) return { ...candidate, field: match.field, certainty: match.certainty }
  return header && (label === '' || name === '') ? { ...candidate, ...header, certainty: 'name' } : candidate
}

/**
 * Labels that nobody could read leave the hidden names; but if most labels of the sheet were understood, one that was not is
 * a column the office made its own, whatever name still stands above it.
 */
const byNames = (candidates: Candidate[]): Candidate[] | undefined => {
  const labelled = candidates.filter(each => each.label !== '' && each.name !== '')
  const understood = labelled.filter(each => each.field)
  if (labelled.length === 0 || understood.length >= labelled.length / 2) return undefined
  return candidates.map(each => {
    const header = formHeader(each.name)
    return header ? { ...each, ...header, certainty: 'name' } : each
  })
}

/** Each field goes to the column that names it best; the others keep their content as own columns. */
const settle = (candidates: Candidate[], form: boolean): Map<string, Candidate> => {
  const settled = new Map<string, Candidate>()
  const claimed = new Set<HtcdsFieldId>()
  const claim = (candidate: Candidate, field: HtcdsFieldId): void => {
    claimed.add(field)
    settled.set(candidate.column, { ...candidate, field })
  }
  const ranked = candidates
    .filter(each => each.field && each.certainty)
    .sort((a, b) => RANK[a.certainty ?? 'loose'] - RANK[b.certainty ?? 'loose'] || a.index - b.index)
  for (const candidate of ranked) {
    const { field } = candidate
    if (!field) continue
    if (candidate.choice !== undefined) settled.set(candidate.column, candidate)
    else if (!claimed.has(field)) claim(candidate, field)
    // The official form labels its question "Title" as a second "Second Name".
    else if (form && field === 'prs_SecondName' && !claimed.has('prs_Title')) claim(candidate, 'prs_Title')
    // "Name" beside "First name" is the family name.
    else if (field === 'prs_FirstName' && candidate.certainty === 'loose' && !claimed.has('prs_SecondName'))
      claim(candidate, 'prs_SecondName')
  }
  return settled
}

const isRunningNumber = (label: string, cells: Cell[]): boolean => {
  if (!NUMBER_LABELS.has(listKey(label))) return false
  const whole = cells.filter(cell => /^\d{1,7}(\.0)?$/.test(cell.text.trim())).length
  // Titles, sums and remarks often stand in the same column.
  return whole >= cells.length * 0.5
}

/** Decides for all columns that have a label, a name or content. */
export const mapColumns = (sheet: Sheet, header: Header, options: PlanOptions): Columns => {
  const labels = byColumn(header.labelRow?.cells)
  const names = byColumn(header.nameRow?.cells)
  const body = bodyCells(sheet, header.firstDataRow)
  const indexes = new Set<number>()
  for (const cells of [header.labelRow?.cells ?? [], header.nameRow?.cells ?? [], ...body.values()])
    for (const cell of cells) indexes.add(cell.index)
  const form = isFormHeader([...names.values(), ...labels.values()].map(cell => cell.text))
  let candidates = [...indexes]
    .sort((a, b) => a - b)
    .map(index => {
      const column = columnLetter(index)
      return recognise({ index, column, label: textAt(labels, column), name: textAt(names, column) }, form)
    })
  if (header.byPosition)
    candidates = candidates.map(each => {
      const field = officialField(each.column)
      return field ? { ...each, field, certainty: 'name' as const } : each
    })
  const named = byNames(candidates)
  candidates = named ?? candidates
  if ((named || !header.labelRow) && !form && namesAreShifted(candidates, body))
    candidates = candidates.map(each =>
      each.field && SHIFTED[each.field] ? { ...each, field: SHIFTED[each.field] ?? each.field } : each,
    )
  const chosen = options.columns ?? {}
  const taken = new Set(candidates.flatMap(each => chosen[`${sheet.name}!${each.column}`] ?? []))
  // A field that the person gave to a column is not also filled from another.
  const settled = settle(
    candidates.filter(each => !(each.field && taken.has(each.field) && each.choice === undefined)),
    form,
  )
  const columns: Columns = {
    form,
    certainty: new Map(candidates.flatMap(each => (each.certainty ? [[each.column, each.certainty] as const] : []))),
    uses: withContinued(
      candidates.map(candidate =>
        useOf(
          candidate,
          settled.get(candidate.column),
          body.get(candidate.column) ?? [],
          form,
          chosen[`${sheet.name}!${candidate.column}`],
        ),
      ),
    ),
  }
  const id = form ? idColumn(candidates) : undefined
  return id === undefined ? columns : { ...columns, idColumn: id }
}

const idColumn = (candidates: Candidate[]): string | undefined =>
  (
    candidates.find(each => formMeta(each.name || each.label) === 'id') ??
    candidates.find(each => /^(meta[/-])?instanceid$/i.test(each.name || each.label))
  )?.column

/** Points columns that continue another one at it. */
const withContinued = (uses: ColumnUse[]): ColumnUse[] =>
  uses.map(use => {
    const label = CONTINUED.exec(use.label)?.[1]
    const of =
      label === undefined
        ? undefined
        : uses.find(each => each !== use && (each.label === label || `${each.label} (own)` === label))
    return of && use.role === 'own' ? { column: use.column, label: use.label, role: 'continued', of: of.column } : use
  })

const useOf = (
  candidate: Candidate,
  settled: Candidate | undefined,
  cells: Cell[],
  form: boolean,
  chosen: HtcdsFieldId | 'own' | 'ignore' | undefined,
): ColumnUse => {
  const { column } = candidate
  const label = candidate.label || candidate.name
  if (chosen === 'ignore') return { column, label, role: 'ignored' }
  if (chosen === 'own') return { column, label, role: 'own' }
  if (chosen !== undefined && FIELDS.has(chosen)) return { column, label, role: 'field', field: chosen }
  if (label === EXPORT_MARK) return { column, label, role: 'ignored' }
  if (settled?.field) {
    if (settled.choice !== undefined)
      return { column, label, role: 'choice', field: settled.field, choice: settled.choice }
    return { column, label: label || fieldOf(settled.field).label, role: 'field', field: settled.field }
  }
  if (form && formMeta(label)) return { column, label, role: 'meta' }
  const marked = OWN.exec(label)?.[1]
  if (marked !== undefined) return { column, label: marked, role: 'own' }
  if (isRunningNumber(label, cells)) return { column, label, role: 'number' }
  return { column, label, role: 'own' }
}
