/** Columns of an exported file: the 39 official ones, then fields the workbook lacks, then columns of the organisation. */
import { FIELDS, fieldOf, type HtcdsFieldId, WORKBOOK_COLUMNS } from '../fields.ts'
import { CONTINUED, EXPORT_MARK, OWN } from '../plan/columns.ts'
import { fieldOfName, matchLabel } from '../plan/labels.ts'
import type { ExportCase } from '../types.ts'
import { type OutCell, outCell } from './cell-text.ts'

export type OutColumn = { name: string; label: string; cell: (written: ExportCase, at: number) => OutCell | undefined }

const OFFICIAL: ReadonlySet<HtcdsFieldId> = new Set(WORKBOOK_COLUMNS.flatMap(column => column.field ?? []))

/** The label of a field outside the workbook; where labels repeat ("City", "Type") its id. */
const extraLabel = (id: HtcdsFieldId): string => {
  const { label } = fieldOf(id)
  return matchLabel(label)?.field === id ? label : id
}

/** An own label that could be taken for a field, a number column or one of our marks gets a mark of its own. */
const ownLabel = (label: string): string =>
  matchLabel(label) ||
  fieldOfName(label) ||
  CONTINUED.test(label) ||
  OWN.test(label) ||
  label === EXPORT_MARK ||
  !/\p{L}{3}/u.test(label) ||
  label.trim() !== label
    ? `${label} (own)`
    : label

/** The columns needed for these cases. The running number is column A; the mark of the export ends every row. */
export const layout = (cases: ReadonlyArray<ExportCase>, mark?: string): OutColumn[] => {
  const official = WORKBOOK_COLUMNS.map(
    ({ name, label, field }): OutColumn => ({
      name: name ?? '',
      label: label ?? '',
      cell: field ? written => outCell(written, field) : (_, at) => ({ is: 'number', number: at + 1 }),
    }),
  )
  const used = new Set<HtcdsFieldId>()
  const labels = new Set<string>()
  for (const written of cases) {
    for (const id of FIELDS.keys()) if (!OFFICIAL.has(id) && outCell(written, id)) used.add(id)
    for (const label of Object.keys(written.own ?? {})) labels.add(label)
  }
  const extra = [...FIELDS.keys()]
    .filter(id => used.has(id))
    .map((id): OutColumn => ({ name: id, label: extraLabel(id), cell: written => outCell(written, id) }))
  const own = [...labels].map(
    (label): OutColumn => ({
      name: '',
      label: ownLabel(label),
      cell: written => {
        const text = written.own?.[label]
        return text === undefined || text === '' ? undefined : { is: 'text', text }
      },
    }),
  )
  const marks: OutColumn[] =
    mark === undefined ? [] : [{ name: '', label: EXPORT_MARK, cell: () => ({ is: 'text', text: mark }) }]
  return [...official, ...extra, ...own, ...marks]
}
