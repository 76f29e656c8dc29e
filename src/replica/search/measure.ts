import { inventPeople } from './invented-people.ts'
import { createSearchIndex } from './search-index.ts'

/** Times in milliseconds, sizes in bytes. `p50` and `p95` are of one search per keystroke. */
export type SearchMeasure = {
  readonly people: number
  readonly buildMs: number
  readonly p50: number
  readonly p95: number
  readonly snapshotBytes: number
  readonly loadMs: number
}

/** What is typed, letter by letter: names in several scripts, a typo, two words, a code, a phone number. */
const typed = [
  'oxana munteanu',
  'Гончаренко',
  'goncharenko taras',
  'طارق الحلاوي',
  'tarek halaoui',
  'florcsecu alina',
  'h-7k3f',
  '+999 412 55',
  'đurović',
  'nguyen thi lan',
  'mohamed',
  'ჯავახიძე',
]

/** Builds an index over invented people and searches it as one would type; for the bench, in Node or a browser. */
export function measureSearch(count = 10_000, clock: () => number = () => performance.now()): SearchMeasure {
  const people = inventPeople(count, 7)
  const index = createSearchIndex()
  const started = clock()
  index.add(people)
  const buildMs = clock() - started
  const times: number[] = []
  for (const text of typed)
    for (let end = 1; end <= text.length; end++) {
      const from = clock()
      index.search(text.slice(0, end))
      times.push(clock() - from)
    }
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0
  const snapshot = index.export()
  const reloaded = createSearchIndex()
  const loading = clock()
  reloaded.import(snapshot)
  return {
    people: index.size,
    buildMs,
    p50: at(0.5),
    p95: at(0.95),
    snapshotBytes: snapshot.length,
    loadMs: clock() - loading,
  }
}
