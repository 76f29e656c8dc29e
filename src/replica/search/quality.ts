import type { MatchReason, SearchDocument, SearchHit } from './document.ts'
import { foldName } from './fold.ts'
import { inventPeople } from './invented-people.ts'
import type { NamePair } from './pairs.ts'
import { createSearchIndex } from './search-index.ts'
import { duplicateThreshold, nameSimilarity } from './similarity.ts'

/** Share of true pairs found, share of found pairs that are true, and the pairs that went wrong. */
export type Quality = {
  readonly recall: number
  readonly precision: number
  readonly missed: ReadonlyArray<NamePair>
  readonly mistaken: ReadonlyArray<NamePair>
}

/** True and false pairs to judge by. */
export type PairSet = { readonly same: ReadonlyArray<NamePair>; readonly different: ReadonlyArray<NamePair> }

function quality({ same, different }: PairSet, accepts: (pair: NamePair, isTrue: boolean) => boolean): Quality {
  const missed = same.filter(pair => !accepts(pair, true))
  const mistaken = different.filter(pair => accepts(pair, false))
  const found = same.length - missed.length
  return { recall: found / same.length, precision: found / (found + mistaken.length), missed, mistaken }
}

/** Quality of `nameSimilarity` at the duplicate threshold. */
export const similarityQuality = (pairs: PairSet): Quality =>
  quality(pairs, ({ a, b }) => nameSimilarity(a, b) >= duplicateThreshold)

const named = (id: string, text: string): SearchDocument => ({ id, fields: [{ kind: 'name', text }] })

/** Background people who bear none of the names under test, so that a hit is right or wrong beyond dispute. */
function background(pairs: PairSet, count: number): ReadonlyArray<SearchDocument> {
  const tested = new Set(
    [...pairs.same, ...pairs.different].flatMap(({ a, b }) => [...foldName(a).split(' '), ...foldName(b).split(' ')]),
  )
  const bears = (document: SearchDocument): boolean =>
    document.fields.some(
      ({ kind, text }) =>
        (kind === 'name' || kind === 'alias') &&
        foldName(text)
          .split(' ')
          .some(word => tested.has(word)),
    )
  return inventPeople(count * 2, 11)
    .filter(document => !bears(document))
    .slice(0, count)
}

/** How a partner was found: its place among the hits (0 is first) and the reasons the index gives. */
type Finding = { readonly place: number; readonly reasons: ReadonlyArray<MatchReason> }

const hits = 10

/**
 * Quality of search among `count` invented people: one name of a pair is typed, the other sought in the top ten. Other
 * spellings of the same name, also in the index, take no place in the ten. `shown` counts every hit as a claim that the
 * names are one. `claimed` does so unless the index itself says otherwise: a typo, a similar sound, or the beginning of a
 * longer name. `first` is the share of true partners at the very top.
 */
export function searchQuality(
  pairs: PairSet,
  count = 10_000,
): { people: number; shown: Quality; claimed: Quality; first: number } {
  const people = background(pairs, count)
  const sameNames = createSearchIndex()
  sameNames.add(people)
  sameNames.add(pairs.same.map(({ b }, at) => named(`true-${at}`, b)))
  const lookAlikes = createSearchIndex()
  lookAlikes.add(people)
  lookAlikes.add(pairs.different.flatMap(({ a, b }, at) => [named(`own-${at}`, a), named(`false-${at}`, b)]))
  const spellings = new Map<string, Set<string>>()
  for (const [at, { a }] of pairs.same.entries()) spellings.set(a, (spellings.get(a) ?? new Set()).add(`true-${at}`))
  const findings = new Map<NamePair, Finding>()
  for (const [at, pair] of pairs.same.entries()) {
    const id = `true-${at}`
    const others = spellings.get(pair.a)
    keep(
      findings,
      pair,
      id,
      sameNames.search(pair.a, { filter: other => other === id || !others?.has(other), limit: hits }).hits,
    )
  }
  for (const [at, pair] of pairs.different.entries())
    keep(findings, pair, `false-${at}`, lookAlikes.search(pair.a, { limit: hits }).hits)
  return {
    people: sameNames.size,
    shown: quality(pairs, pair => findings.has(pair)),
    claimed: quality(pairs, (pair, isTrue) => {
      const reasons = findings.get(pair)?.reasons
      return (
        reasons !== undefined && (isTrue || !reasons.some(why => why === 'typo' || why === 'sound' || why === 'prefix'))
      )
    }),
    first: pairs.same.filter(pair => findings.get(pair)?.place === 0).length / pairs.same.length,
  }
}

function keep(findings: Map<NamePair, Finding>, pair: NamePair, id: string, found: ReadonlyArray<SearchHit>): void {
  const place = found.findIndex(hit => hit.id === id)
  const hit = found[place]
  if (hit) findings.set(pair, { place, reasons: hit.matches.map(({ why }) => why) })
}
