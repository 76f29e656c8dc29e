import { setTimeout as sleep } from 'node:timers/promises'

/** One figure of the table. `limit` is the budget of docs/architecture.md: at most this, in the same unit. */
export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'kB' | 'MB' | 'score'
  readonly limit?: number
}

/** One measurement may yield several figures, because they share their preparation. */
export type Measurement = { readonly yields: readonly string[]; readonly run: () => Promise<readonly Figure[]> }

/** No measurement takes as long on any machine worth measuring; what takes longer waits for something that never comes. */
const PATIENCE_MS = 300_000

/**
 * Runs a measurement. Throws when it does not end in time, or brings other figures than it says: a figure that is missing, or made
 * up of nothing, must not go unseen.
 */
export async function measured({ yields, run }: Measurement, patienceMs = PATIENCE_MS): Promise<readonly Figure[]> {
  const late = new AbortController()
  const tooLong = sleep(patienceMs, undefined, { signal: late.signal }).then(() => {
    throw new Error(`it did not end within ${Math.round(patienceMs / 1000)} s`)
  })
  tooLong.catch(() => {})
  try {
    const figures = await Promise.race([run(), tooLong])
    const brought = figures.filter(({ value }) => Number.isFinite(value)).map(({ name }) => name)
    if (brought.toSorted().join() !== yields.toSorted().join())
      throw new Error(`it should bring ${yields.join(', ')} and brought ${brought.join(', ')}`)
    return figures
  } finally {
    late.abort()
  }
}

const endings: Array<() => Promise<unknown>> = []

/** What a preparation opened and the end of the run closes, last first. */
export function atEnd(close: () => Promise<unknown>): void {
  endings.push(close)
}

/** Closes everything; what cannot be closed is said and does not keep the rest open. */
export async function finish(): Promise<void> {
  for (const close of endings.splice(0).reverse()) {
    await close().catch((error: unknown) => process.stderr.write(`not closed in order: ${String(error)}\n`))
  }
}

/** A preparation that measurements share: made when it is first needed, once. */
export function shared<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** A line about what is going on; the table itself goes to standard output. */
export function say(line: string): void {
  process.stderr.write(`  ${line}\n`)
}
