/**
 * Types of the exchange engine: what a file held, what would be imported from it, and every remark a person must see.
 * Everything is plain data, so it crosses a worker boundary as it is.
 */
import type { HtcdsFieldId } from './fields.ts'

/** What a cell was in the file. Dates are numbers with a date format (xlsx), or cells of type "d" (strict xlsx). */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error'

/** One cell that holds something. `text` is what the person typed or sees, never rounded; dates are YYYY-MM-DD. */
export type Cell = {
  column: string
  index: number
  kind: CellKind
  text: string
  /** The cell has a formula; `text` is the stored result. Formulas are never run. */
  formula?: true
  /** Bytes of this cell were in another encoding than the rest of the file, or were encoded twice and repaired. */
  encoding?: 'mixed' | 'repaired'
}

/** One row: 1-based number as a spreadsheet shows it; in CSV the record number. */
export type Row = { number: number; hidden: boolean; cells: Cell[] }

/** A note somebody left on a cell. */
export type CellComment = { row: number; column: string; text: string }

/** One sheet of a file (a CSV has one, called "(csv)"). */
export type Sheet = {
  name: string
  hidden: boolean
  rows: Row[]
  merges: string[]
  hiddenColumns: string[]
  comments: CellComment[]
}

/** A file that could be read, before anything is understood. */
export type Table = {
  format: 'xlsx' | 'csv'
  sheets: Sheet[]
  /** The workbook carries macros. They are not read and not run. */
  macros: boolean
  /** The workbook counts its days from 1904. */
  date1904: boolean
  encoding?: string
  delimiter?: string
  /** CSV record where a quote opens and never closes. */
  openQuote?: number
}

/** Codes of files that are refused as a whole; each has a message and a remedy in the messages files. */
export const REFUSALS = [
  'file.empty',
  'file.too-large',
  'file.bomb',
  'file.truncated',
  'file.damaged',
  'file.password',
  'file.old-xls',
  'file.binary-workbook',
  'file.ods',
  'file.numbers',
  'file.not-a-workbook',
  'file.no-cases',
] as const
export type RefusalCode = (typeof REFUSALS)[number]
/** A file that cannot be imported, and why. `limit` is in bytes or cells where the code speaks of a limit. */
export type Refusal = { ok: false; code: RefusalCode; limit?: number }

/** A normalised value: text, ISO day / month / year, list id(s), ISO country code(s), yes/no, number. */
export type FieldValue = string | boolean | number | string[]
export type CaseValues = { [field in HtcdsFieldId]?: FieldValue }

/** Kinds of remark; the names are those of the sample files. */
export const PROBLEM_KINDS = [
  'age-instead-of-date',
  'cell-comment',
  'cell-error',
  'consent-unreadable',
  'country-unknown',
  'date-ambiguous',
  'date-from-serial',
  'date-implausible',
  'date-impossible',
  'date-partial',
  'date-reordered',
  'date-text',
  'date-two-digit-year',
  'date-unknown',
  'date-unreadable',
  'duplicate-in-file',
  'email-invalid',
  'encoding-mixed',
  'encoding-repaired',
  'example-row',
  'file-macros',
  'file-open-quote',
  'formula-cell',
  'header-guessed',
  'header-translated',
  'hidden-columns',
  'hidden-rows',
  'hidden-sheet',
  'label-row-missing',
  'merged-cells',
  'mixed-direction-marks',
  'name-order',
  'name-row-missing',
  'note-only-row',
  'number-in-text-field',
  'number-unreadable',
  'phone-not-international',
  'phone-unreadable',
  'phone-with-text',
  'picklist-mapped',
  'picklist-unknown',
  'repeated-header',
  'several-values-in-single-field',
  'sheet-ignored',
  'split-disagrees',
  'text-cleaned',
  'text-lost-characters',
  'totals-row',
  'unknown-column',
] as const
export type ProblemKind = (typeof PROBLEM_KINDS)[number]

/** What is done about a remark when the person confirms without changing anything. */
export const ACTIONS = [
  'read-as',
  'read-partly',
  'left-empty',
  'kept-as-written',
  'kept-as-own',
  'row-skipped',
  'sheet-skipped',
  'imported',
  'shown',
  'asked',
] as const
export type Action = (typeof ACTIONS)[number]

/** One remark with its place. `must` has to be shown before confirming, `may` is welcome detail. */
export type Problem = {
  kind: ProblemKind
  level: 'must' | 'may'
  action: Action
  sheet: string
  row: number | null
  column: string | null
  field: HtcdsFieldId | null
  /** The text of the cell, unchanged (first 500 characters). */
  raw: string | null
  /** What is taken for it, if anything. */
  value?: FieldValue
  /** The part of the cell that was not understood. */
  part?: string
  /** The values were understood, only what stands between them is unusual (comma, line break, …). */
  detail?: 'separator'
  /** One remark stands for a whole column; `count` cells are meant, `raw` is one of them. */
  scope?: 'column'
  count?: number
  range?: string
  rows?: number[]
  otherRow?: Place
}

export type Place = { sheet: string; row: number }

/** A text that has no (complete) value but must stay with the case: it is stored as a note, never lost. */
export type KeptText = { field: HtcdsFieldId | null; column: string; label: string; raw: string; reason: ProblemKind }

/**
 * One case as it would be created, in HTCDS terms.
 *
 * `sourceKey` is the same whenever the same row is imported again, from whatever file; `contentKey` changes when any
 * content changes. Both are plain hashes of personal data: store them sealed or keyed only, never beside an id in clear.
 */
export type ImportedCase = {
  sourceKey: string
  contentKey: string
  place: Place
  values: CaseValues
  own: Record<string, string>
  kept: KeptText[]
  /** The id of the submission, when the file is one of form submissions. */
  submission?: string
}

/** What a column is taken for. */
export type ColumnUse =
  | { column: string; label: string; role: 'field'; field: HtcdsFieldId }
  | { column: string; label: string; role: 'choice'; field: HtcdsFieldId; choice: string }
  | { column: string; label: string; role: 'continued'; of: string }
  | { column: string; label: string; role: 'own' }
  | { column: string; label: string; role: 'meta' }
  | { column: string; label: string; role: 'number' }
  | { column: string; label: string; role: 'ignored' }

/** What a sheet is taken for. */
export type SheetPlan = {
  name: string
  role: 'data' | 'ignored'
  nameRow: number | null
  labelRow: number | null
  firstDataRow: number | null
  columns: ColumnUse[]
}

/** A row that makes no case, and why (`blank` rows are not listed). */
export type SkippedRow = Place & {
  why: 'repeated-header' | 'note-only-row' | 'totals-row' | 'example-row'
  text: string
}

/** A case to be written to a file. An `ImportedCase` is one. Kept texts are written where their field has no value. */
export type ExportCase = {
  values: CaseValues
  own?: Record<string, string>
  kept?: ReadonlyArray<Pick<KeptText, 'field' | 'raw' | 'reason'>>
}

export type DateOrder = 'day-first' | 'month-first'

/** What the person decided in the preview; everything is optional. Keys of columns are `sheet!letter`. */
export type PlanOptions = {
  /** Today as YYYY-MM-DD (the engine has no clock): dates after it are questioned. */
  today: string
  columns?: Record<string, HtcdsFieldId | 'own' | 'ignore'>
  dateOrder?: Record<string, DateOrder>
  /** Sheets to leave out. */
  skipSheets?: string[]
}

/** Everything a preview shows and a confirmation writes. */
export type ImportPlan = {
  ok: true
  sheets: SheetPlan[]
  cases: ImportedCase[]
  skipped: SkippedRow[]
  problems: Problem[]
  duplicates: DuplicatePair[]
}

/** Why two cases may be the same person. */
export const DUPLICATE_REASONS = [
  'same-row',
  'same-name',
  'similar-name',
  'same-birthdate',
  'near-birthdate',
  'same-phone',
  'same-email',
  'same-document',
] as const
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number]

/** Two rows of the file that are probably one person. Proposed, never merged. */
export type DuplicatePair = {
  rows: [Place, Place]
  certainty: 'probable' | 'possible'
  reasons: DuplicateReason[]
}

/** What is known of a case that exists already; every field but `id` may be empty. */
export type ExistingCase = {
  id: string
  sourceKey?: string
  contentKey?: string
  names: string[]
  birthdate?: string
  phones?: string[]
  emails?: string[]
  documents?: string[]
}

/**
 * How a row of the file relates to a case that exists: the same row imported before (skip it), the same submission with
 * other content (ask), or probably the same person (ask).
 */
export type ExistingMatch = {
  place: Place
  existing: string
  relation: 'imported-before' | 'changed-since' | 'probable' | 'possible'
  reasons: DuplicateReason[]
}
