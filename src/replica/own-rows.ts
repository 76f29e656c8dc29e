/**
 * Lists show answers to the organisation's own fields. Where a new field stands in a part that rows were made without, the rows
 * that may answer it are made anew, once and behind whoever works: nothing sealed is opened while somebody types or scrolls.
 */
import { refreshRows } from './apply.ts'
import { fault } from './catch-up.ts'
import type { Copy } from './copy.ts'
import { OWN_FIELD_KIND } from './own-fields.ts'

const SLICE = 200

/** Keeps the rows of a copy complete for the own fields there are, until it is locked. */
export function followOwnFields(copy: Copy): void {
  let running = false
  let due = false
  const run = async () => {
    // What opening the copy still has to do comes first: those rows are made with the fields there are.
    await copy.packs.behind
    while (due && !copy.ended.aborted) {
      due = false
      await completeRows(copy).catch(error => fault(copy, error))
    }
    running = false
  }
  const again = () => {
    due = true
    if (running) return
    running = true
    void run()
  }
  copy.ended.addEventListener('abort', copy.topics.subscribe(`list:${OWN_FIELD_KIND}`, again), { once: true })
  again()
}

async function completeRows(copy: Copy): Promise<void> {
  const keys = copy.rows.withoutOwn()
  const kinds = new Set<string>()
  for (let start = 0; start < keys.length; start += SLICE) {
    if (copy.ended.aborted) return
    const slice = keys.slice(start, start + SLICE)
    await copy.serial(async () => {
      if (copy.ended.aborted) return
      const stored = [...(await copy.store.many('records', slice)).values()]
      await refreshRows(copy, stored)
      for (const { root, rec } of stored) {
        copy.packs.touch(root)
        kinds.add(copy.rows.get(rec)?.kind ?? '')
      }
    })
  }
  for (const kind of kinds) if (kind !== '') copy.topics.say(`list:${kind}`)
}
