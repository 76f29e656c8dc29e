/** What waits, what was refused, and when the server was last there. */
import type { Outcome } from './shapes.ts'

export type SyncStatus = {
  online: boolean
  /** Edits saved here and not yet with the server. */
  waiting: number
  /** Edits the server refused for good; kept, never dropped. */
  refused: number
  lastSync?: number
  syncing: boolean
  conflicts: number
  filesWaiting: number
  /** Why the last round ended though the network is there: `database.away`, `disk.full`, `protocol.skew`… */
  trouble?: string
  /** This device keeps nothing more: it is full, or the browser or another tab took the copy away. */
  storage?: 'full' | 'gone'
  /** Until when (ms) the copy may be used without the server. Absent on a shared computer. */
  until?: number
}
/** An edit the server will not take as it is: shown with its reason, kept until the person withdraws or repeats it. */
export type RefusedEdit = {
  id: string
  root: string
  rec: string
  kind: string
  code: string
  field?: string
  at: number
}

/** What waits, what was refused, and when the server was last there. */
export interface SyncFacade {
  syncNow(): Promise<Outcome>
  status(): Promise<SyncStatus>
  refusedEdits(): Promise<RefusedEdit[]>
  /** Gives up one refused edit; what it held is lost, so only on the person's word. */
  discardEdit(id: string): Promise<void>
}
