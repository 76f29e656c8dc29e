/** Import, export, and checking everything. */
import type { Compartment } from '#records'
import type { ExportReason } from '../protocol.ts'
import type { Damage, OpenRecord, OpenRoot } from './records.ts'
import type { Outcome, Progress, SealedValues, Values } from './shapes.ts'

export type PlannedRecord = {
  /** Unique within the organisation's sources: the same key never creates twice. */
  key: string
  kind: string
  facts?: Values
  sealed?: SealedValues
}
/** One root and what belongs to it. Values `{ $ref: key }` are replaced by the id of the planned record with that key. */
export type PlannedCase = PlannedRecord & { records?: PlannedRecord[] }
export type ImportOptions = { team: string; onProgress?: Progress; signal?: AbortSignal }
export type ImportReport = {
  created: number
  /** Already imported earlier, by this or another run. */
  already: number
  cancelled: boolean
  /** Root ids by source key. */
  roots: Record<string, string>
}
export type VerifyReport = {
  ok: boolean
  directory: { seq: number; rootWords: string }
  roots: number
  records: number
  signatures: number
  heads: number
  log: { size: number; consistent: boolean }
  problems: Damage[]
}
/** One act in the organisation's log. `objects`: roots, people, teams, files, by id. */
export type LogLine = { seq: number; at: number; user: string | null; action: string; objects: string[] }

/** Import, export, and checking everything. */
/** For whom an export is, for what, and what of each case. */
export type ExportGiven = {
  to: { kind: 'team' | 'authority' | 'outside'; whom: string }
  purpose: string
  compartments: Compartment[]
}

export interface ExchangeFacade {
  importCases(cases: PlannedCase[], options: ImportOptions): Promise<Outcome<{ report: ImportReport }>>
  /** Opened headers, identities and facts of what is in my scope, for comparing before an import. */
  existingForDuplicates(kind: string): Promise<OpenRecord[]>
  /**
   * Declared to the server's log with its reason first, so only online (`export.offline`); then everything is opened. For a reason of
   * `GIVEN_AWAY` it says for whom: each case is held against her consent (`consent.*`), and only those sections are opened. `mark` is
   * the id of this export in the log: whoever writes the file puts the code made of it into the file.
   */
  exportCases(
    query: { kind: string; why: ExportReason; roots?: string[]; given?: ExportGiven },
    progress?: Progress,
  ): Promise<Outcome<{ roots: OpenRoot[]; mark: string }>>
  /** Everything checked again: directory, every signature and head, the audit log's consistency. */
  verify(progress?: Progress): Promise<Outcome<{ report: VerifyReport }>>
  /**
   * For key officers: the newest entries of the log (at most 20,000), newest first. `whole`: all were read, and together they
   * are exactly what was signed.
   */
  readLog(newest?: number, progress?: Progress): Promise<Outcome<{ lines: LogLine[]; size: number; whole: boolean }>>
}
