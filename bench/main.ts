/**
 * `npm run bench`: measures the budgets of docs/architecture.md and prints a table; also `bench/results/latest.json`
 * as {"name": {"value", "unit"}}. `--only NAME` runs the one measurement that yields NAME. Machines are noisy: read ratios.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Figure, finish, measured, say } from './measurement.ts'
import { MEASUREMENTS } from './measurements.ts'
import { tableOf } from './table.ts'

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
const began = performance.now()
for (const measurement of chosen) {
  process.stderr.write(`measuring ${measurement.yields.join(', ')} …\n`)
  const start = performance.now()
  try {
    figures.push(...(await measured(measurement)))
    say(`took ${Math.round((performance.now() - start) / 1000)} s`)
  } catch (error) {
    failed = true
    process.stderr.write(
      `failed: ${measurement.yields.join(', ')}\n${error instanceof Error ? error.stack : String(error)}\n`,
    )
  }
}
await finish()
say(
  `load of the machine ${loadavg()
    .map(load => load.toFixed(1))
    .join(' ')}; ${Math.round((performance.now() - began) / 1000)} s`,
)
process.stdout.write(tableOf(figures))
await keep(figures)
process.exit(failed ? 1 : 0)

/** A run of one measurement replaces its figures and leaves the others. */
async function keep(measured: readonly Figure[]): Promise<void> {
  const before: unknown = values.only === undefined ? {} : JSON.parse(await readFile(RESULTS, 'utf8').catch(() => '{}'))
  const now = Object.fromEntries(measured.map(f => [f.name, { value: Math.round(f.value * 100) / 100, unit: f.unit }]))
  await mkdir(new URL('./results/', import.meta.url), { recursive: true })
  await writeFile(RESULTS, `${JSON.stringify({ ...(typeof before === 'object' ? before : {}), ...now }, null, 2)}\n`)
}
