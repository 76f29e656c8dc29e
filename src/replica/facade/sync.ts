/** What waits, what was refused, and when the server was last there. */
import { waitingFiles } from '../files.ts'
import { checkLease, leaseHours } from '../lease.ts'
import { rebase } from '../rebase.ts'
import type { SyncFacade } from '../types/sync.ts'
import type { SyncStatus } from '../types.ts'
import { showRecord } from '../write.ts'
import { lookConfirmed } from './await.ts'
import { type Life, LOCKED } from './life.ts'

const NONE: SyncStatus = { online: false, waiting: 0, refused: 0, syncing: false, conflicts: 0, filesWaiting: 0 }

/** {@link SyncFacade} of one replica. */
export const syncFacade = (life: Life): SyncFacade => ({
  async syncNow() {
    const { waiting, look, open } = life
    if (look !== undefined) return look
    if (waiting !== undefined) return lookConfirmed(life, waiting, false)
    if (open === undefined) return LOCKED
    open.askNews = true
    return open.sync.now()
  },
  status: () => status(life),
  async refusedEdits() {
    // What was refused together is told once, at the record that was at fault.
    const refused = [...(life.open?.copy.outbox.all() ?? [])].filter(edit => edit.refused !== undefined)
    return [...Map.groupBy(refused, ({ id }) => id).values()].flatMap(edits => {
      const edit = edits.find(({ rec, refused }) => refused?.rec === rec) ?? edits[0]
      if (edit?.refused === undefined) return []
      const { id, root, rec, kind, at } = edit
      const { code, field } = edit.refused
      return [{ id, root, rec, kind, at, code, ...(field === undefined ? {} : { field }) }]
    })
  },
  async discardEdit(id) {
    const copy = life.open?.copy
    const edits = copy?.outbox.ofChange(id) ?? []
    const [first] = edits
    if (copy === undefined || first === undefined) return
    await copy.serial(async () => {
      await copy.outbox.remove(edits)
      await rebase(copy, first.root)
    })
    for (const { root, rec } of edits) await showRecord(copy, root, rec)
    life.topics.say('sync')
  },
})

async function status(life: Life): Promise<SyncStatus> {
  const { open } = life
  if (open === undefined) return NONE
  const { copy, sync } = open
  const refused = [...copy.outbox.all()].filter(edit => edit.refused !== undefined)
  life.filesWaiting = (await waitingFiles(copy)).length
  const status: SyncStatus = {
    online: sync.online,
    waiting: copy.outbox.size - refused.length,
    refused: new Set(refused.map(({ id }) => id)).size,
    syncing: sync.syncing,
    conflicts: copy.conflicts.size,
    filesWaiting: life.filesWaiting,
  }
  if (sync.lastSync !== undefined) status.lastSync = sync.lastSync
  if (sync.trouble !== undefined) status.trouble = sync.trouble
  if (life.storage !== undefined) status.storage = life.storage
  if (copy.shared || sync.online) return status
  const lease = await checkLease(copy.store, copy.box, copy.clock(), leaseHours(copy.directory))
  return 'until' in lease ? { ...status, until: lease.until } : status
}
