/** Drills of the recovery papers, and what is one loss away from being lost. */
import type { Outcome } from './shapes.ts'

export type DrillInput = {
  /** One recovery sheet, or at least three shares, as typed. */
  papers?: readonly string[]
  /** The root sheet, as typed. */
  root?: string
}
export type DrillReport = {
  ok: boolean
  /** Of the recovery papers; absent when none were typed. */
  papers?: { fits: boolean }
  /** Of the root sheet; absent when it was not typed. */
  root?: { fits: boolean }
  /** `opens`: escrowed and openable; `missing`: no escrow of its present secret here; `none`: the team has no escrow. */
  teams: Array<{ team: string; name: string; result: 'opens' | 'missing' | 'none' }>
}
/** Who and what is one loss away from being lost. */
export type BusFactor = {
  /** Active key officers; fewer than two is red. */
  officers: number
  recovery: { mode: 'paper' | 'shares' | null; lastDrill?: string; drillDue: boolean }
  teams: Array<{ team: string; name: string; holders: number; escrow: boolean; fragile: boolean; rotationDue: boolean }>
  ok: boolean
}

/** Drills of the recovery papers, and what is one loss away from being lost. */
export interface RecoveryFacade {
  /** Proves that papers open what they should. Restores nothing, keeps nothing; a drill that went well is noted with its day. */
  drill(input: DrillInput): Promise<Outcome<{ report: DrillReport }>>
  busFactor(): Promise<Outcome<{ busFactor: BusFactor }>>
}
