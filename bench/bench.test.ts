import { expect, test } from 'vitest'
import { measured } from './measurement.ts'
import { MEASUREMENTS } from './measurements.ts'
import { quantile } from './statistics.ts'
import { tableOf } from './table.ts'

/** Names the issue asks for; readers of bench/results/latest.json rely on them. */
const REQUIRED = [
  'unlock_10k_ms',
  'unlock_first_rows_ms',
  'search_10k_p95_ms',
  'open_case_2000_entries_ms',
  'save_local_ms',
  'save_server_p95_ms_16',
  'cold_sync_10k_ms',
  'list_facts_100k_p95_ms',
  'list_facts_100k_sql_p95_ms',
  'import_5000_rows_ms',
  'app_script_gz_kb',
  'app_unlock_first_rows_ms',
  'app_unlock_first_rows_4x_ms',
  'app_keystroke_p95_ms',
  'app_keystroke_p95_4x_ms',
  'app_open_case_ms',
  'app_open_case_4x_ms',
  'app_tab_memory_20k_mb',
  'app_first_paint_ms',
  'app_longest_task_ms',
  'app_layout_shift',
  'server_idle_mb',
  'start_warm_ms',
  'today_500_cases_ms',
  'timeline_2000_ms',
  'pdf_summary_ms',
  'screening_keystroke_ms',
  'consent_withdraw_enforced_ms',
  'consent_keys_rotated_ms',
]

test('every required figure is yielded by exactly one measurement', () => {
  const yielded = MEASUREMENTS.flatMap(({ yields }) => yields)
  expect(yielded).toEqual(expect.arrayContaining(REQUIRED))
  expect(new Set(yielded).size).toBe(yielded.length)
})

test('the table says which budgets are met', () => {
  const lines = tableOf([
    { name: 'quick', value: 10, unit: 'ms', limit: 10 },
    { name: 'slow', value: 10.04, unit: 'ms', limit: 10 },
    { name: 'free', value: 250.4, unit: 'MB' },
  ]).split('\n')
  expect(lines[1]).toMatch(/^quick +10\.0 +ms +10\.0 +met$/)
  expect(lines[2]).toMatch(/^slow +10\.0 +ms +10\.0 +MISSED$/)
  expect(lines[3]).toMatch(/^free +250 +MB$/)
})

test('a quantile is one of the measured values, and nothing measured is an error', () => {
  const times = Array.from({ length: 100 }, (_, n) => 100 - n)
  expect(quantile(times, 0.95)).toBe(95)
  expect(quantile(times, 1)).toBe(100)
  expect(quantile([7], 0.5)).toBe(7)
  expect(() => quantile([], 0.5)).toThrow()
})

test('a measurement that does not end, or brings other figures than it says, is an error', async () => {
  const run = async () => [{ name: 'quick_ms', value: 3, unit: 'ms' as const }]
  await expect(measured({ yields: ['quick_ms'], run })).resolves.toHaveLength(1)
  await expect(measured({ yields: ['quick_ms', 'slow_ms'], run })).rejects.toThrow('slow_ms')
  const never = () => new Promise<never>(() => {})
  await expect(measured({ yields: ['quick_ms'], run: never }, 1)).rejects.toThrow('did not end')
  const nothing = async () => [{ name: 'quick_ms', value: Number.NaN, unit: 'ms' as const }]
  await expect(measured({ yields: ['quick_ms'], run: nothing })).rejects.toThrow('brought')
})
