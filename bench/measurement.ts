/** One figure of the table. `limit` is the budget of docs/architecture.md: at most this, in the same unit. */
export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'kB' | 'MB' | 'score'
  readonly limit?: number
}

/** One measurement may yield several figures, because they share their preparation. */
export type Measurement = { readonly yields: readonly string[]; readonly run: () => Promise<readonly Figure[]> }

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
