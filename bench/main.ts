/**
 * `npm run bench`: measures the budgets of docs/architecture.md and prints a table; also `bench/results/latest.json`
 * as {"name": {"value", "unit"}}. `--only NAME` runs the one measurement that yields NAME. Machines are noisy: read ratios.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { MEASUREMENTS } from './measurements.ts'

/** One measurement may yield several figures, because they share their preparation. */
export type Figure = { readonly name: string; readonly value: number; readonly unit: string; readonly budget?: number }
export type Measurement = { readonly yields: readonly string[]; readonly run: () => Promise<readonly Figure[]> }

const RESULTS = new URL('./results/latest.json', import.meta.url)

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const chosen = MEASUREMENTS.filter(m => values.only === undefined || m.yields.includes(values.only))
if (chosen.length === 0) {
  process.stderr.write(
    `No measurement is called ${values.only}. There are: ${MEASUREMENTS.flatMap(m => m.yields).join(', ')}\n`,
  )
  process.exit(2)
}

const figures: Figure[] = []
let failed = false
for (const measurement of chosen) {
  process.stderr.write(`measuring ${measurement.yields.join(', ')} …\n`)
  try {
    figures.push(...(await measurement.run()))
  } catch (error) {
    failed = true
    process.stderr.write(
      `failed: ${measurement.yields.join(', ')}\n${error instanceof Error ? error.stack : String(error)}\n`,
    )
  }
}

const width = Math.max(...figures.map(f => f.name.length), 4)
process.stdout.write(`${'name'.padEnd(width)}  ${'value'.padStart(10)}  unit   budget\n`)
for (const f of figures) {
  const verdict = f.budget === undefined ? '' : `${f.budget}  ${f.value <= f.budget ? 'met' : 'MISSED'}`
  process.stdout.write(`${f.name.padEnd(width)}  ${format(f.value).padStart(10)}  ${f.unit.padEnd(5)}  ${verdict}\n`)
}

const before: unknown = values.only === undefined ? {} : JSON.parse(await readFile(RESULTS, 'utf8').catch(() => '{}'))
const all = {
  ...(typeof before === 'object' ? before : {}),
  ...Object.fromEntries(figures.map(f => [f.name, { value: round(f.value), unit: f.unit }])),
}
await mkdir(new URL('./results/', import.meta.url), { recursive: true })
await writeFile(RESULTS, `${JSON.stringify(all, null, 2)}\n`)
process.exit(failed ? 1 : 0)

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1)
}
