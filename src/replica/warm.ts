import { type Copy, myTeams } from './copy.ts'

/** A small copy answers at once however it is asked. */
const WORTH_IT = 500
/** The first screen asks its questions before. */
const SOON_MS = 700
/** Beginnings of names in several scripts, a typo, two words, a code, a phone number: every way to search is gone once. */
const TYPED = ['an', 'mari', 'oksna', 'maria popes', 'h-1', '+12 34 56', 'мар', 'محم', 'đur']

/**
 * Searches a few times behind the lists that were just opened: what has never run is slow, and the first letter somebody types
 * should be answered like the tenth. One search at a time, so that no question waits for more than that.
 */
export function warmSearch(copy: Copy): void {
  const kind = copy.rows.largestKind()
  if (kind === undefined || copy.rows.size < WORTH_IT) return
  const left = [...TYPED, ...TYPED]
  const next = () => {
    const text = left.pop()
    if (text === undefined || copy.ended.aborted) return
    copy.rows.page({ kind, text, limit: 20 }, { now: copy.clock(), me: copy.user, teams: myTeams(copy) })
    setTimeout(next)
  }
  setTimeout(next, SOON_MS)
}
