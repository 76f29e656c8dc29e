/** A copy that is open, with everything that runs beside it until it is locked. */
import type { Copy } from './copy.ts'
import type { Verdict } from './open-root.ts'
import type { Entered } from './sign-in.ts'
import type { Sync } from './sync.ts'

export type Open = {
  copy: Copy
  sync: Sync
  end: AbortController
  entered: Entered
  verdicts: Map<string, Verdict>
  /** What is being done: asked for, or checks behind opened roots. Locking waits for its end. */
  behind: Set<Promise<void>>
  /** The next full round asks for news: of the account, or because somebody wants to be up to date. */
  askNews: boolean
}
