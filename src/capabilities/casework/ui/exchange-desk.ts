/**
 * What the worker offers for import and export. A file's content stays there: the page gets what a person must see before
 * saying yes, and a number for the plan.
 */
import type {
  DateOrder,
  DuplicatePair,
  ExistingMatch,
  Place,
  PlanOptions,
  Problem,
  Refusal,
  SheetPlan,
  Template,
} from '#capabilities/exchange/index.ts'
import type { ExportReason } from '#replica/protocol.ts'
import type { ExportGiven, ImportReport, Outcome, Progress } from '#replica/types.ts'

/** What the person decided so far: how columns and dates are read, which sheets and rows are left out. */
export type ReadChoices = Pick<PlanOptions, 'columns' | 'skipSheets'> & { dateOrder?: Record<string, DateOrder> }
export type Row = Place & { name: string }
export interface Preview {
  ok: true
  plan: number
  sheets: SheetPlan[]
  cases: number
  /** The first cases by name, to see that the right columns were taken. */
  sample: Row[]
  skipped: number
  problems: Problem[]
  /** Pairs inside the file and rows that may exist already, with the names the file gives. */
  duplicates: Array<Omit<DuplicatePair, 'rows'> & { rows: [Row, Row] }>
  matches: Array<Omit<ExistingMatch, 'place'> & { place: Row; title: string }>
  ownFields: string[]
}
export type PreviewOutcome = Preview | Refusal
export type ConfirmOptions = {
  plan: number
  team: string
  leaveOut: Place[]
  onProgress: Progress
  signal: AbortSignal
}
export type ExportFormat = Template | 'csv-comma' | 'csv-semicolon'
export type ExportInput = { format: ExportFormat; why: ExportReason; roots?: string[]; given?: ExportGiven }

export interface ExchangeDesk {
  /** Reads a file and says what would be created. Nothing is written. Read again with other choices by the same number. */
  read(
    file: { bytes: Uint8Array<ArrayBuffer> } | { plan: number },
    choices: ReadChoices,
    language: string,
  ): Promise<PreviewOutcome>
  /** Creates what the plan says, but for the rows left out. The same rows never create twice, so going on is calling again. */
  confirm(options: ConfirmOptions): Promise<Outcome<{ report: ImportReport }>>
  /** Writes cases in reach into an official workbook or a CSV; declared to the log first, whose entry the mark in every row leads to. */
  write(
    input: ExportInput,
    language: string,
    onProgress: Progress,
  ): Promise<Outcome<{ bytes: Uint8Array<ArrayBuffer>; cases: number; mark: string }>>
}
