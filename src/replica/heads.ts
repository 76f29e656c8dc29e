/** What came in is held against its signed head, behind the lists: older or missing versions speak up before a case is opened. */

import { headFits } from './checks.ts'
import type { Copy } from './copy.ts'
import { verifyRoot } from './open-root.ts'

/** As many are checked before a round ends; after a first fetch of thousands the rest follows in the background. */
const AT_ONCE = 100
const PAUSE_MS = 100

/** What did not fit is looked at again in every full round: once the server tells the truth, it heals without being opened. */
export function doubtAgain({ newHeads, doubtful }: Copy): void {
  for (const root of doubtful) newHeads.add(root)
}

/** Checks roots whose head came in since the last time. What does not fit is asked for once more, then raises its alarm. */
export async function checkNewHeads(copy: Copy): Promise<void> {
  // Where edits wait first: nothing is built on what was not checked.
  const waits = [...copy.newHeads].filter(root => copy.outbox.ofRoot(root).length > 0)
  const checked = [...new Set([...waits, ...copy.newHeads])].slice(0, AT_ONCE)
  for (const root of checked) {
    if (copy.ended.aborted) return
    copy.newHeads.delete(root)
    copy.doubtful.add(root)
    const fits = (await headFits(copy, root)) || (await verifyRoot(copy, root)).verified === 'good'
    if (fits) copy.doubtful.delete(root)
    // Asking again brought the head in again.
    copy.newHeads.delete(root)
  }
  if (copy.newHeads.size === 0) return
  setTimeout(() => void checkNewHeads(copy).catch(() => {}), PAUSE_MS)
}
