const FLIGHT = 200
const LANES = 3

/**
 * `work` on every item, answers in order, in overlapping flights: while the cryptography threads have one, this thread
 * prepares the next, and no more than a few hundred promises are pending however long the list.
 */
export async function inFlights<In, Out>(items: ReadonlyArray<In>, work: (item: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[][] = []
  const starts = Array.from({ length: Math.ceil(items.length / FLIGHT) }, (_, flight) => flight).values()
  const lane = async () => {
    for (const flight of starts) {
      done[flight] = await Promise.all(items.slice(flight * FLIGHT, (flight + 1) * FLIGHT).map(work))
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return done.flat()
}
