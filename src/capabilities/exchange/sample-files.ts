/** The sample files, for tests only. */
import { readFileSync } from 'node:fs'
import { planImport } from './plan/plan.ts'
import { readTable } from './read/table.ts'
import type { ImportPlan } from './types.ts'

export const SAMPLES = [
  'plain-60.xlsx',
  'single-select-60.xlsx',
  'multi-select-60.xlsx',
  'messy-80.xlsx',
  'cases-60.csv',
  'cases-60-latin1.csv',
  'xlsform-submissions-40.csv',
] as const

/** The day the engine is told in tests; fixed, so they say the same on every day. */
export const TODAY = '2026-11-21'

export const sampleBytes = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`./samples/${name}`, import.meta.url)))

/** Reads and plans bytes that must be importable. */
export const planBytes = (bytes: Uint8Array): ImportPlan => {
  const read = readTable(bytes)
  if (!read.ok) throw new Error(read.code)
  const planned = planImport(read.table, { today: TODAY })
  if (!planned.ok) throw new Error(planned.code)
  return planned
}
