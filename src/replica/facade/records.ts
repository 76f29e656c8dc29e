/** Records: writing, opening, what they were, and where two people differ. */
import { historyOf } from '../history.ts'
import { whoOpened } from '../log-entries.ts'
import { openRoot, verifyRoot } from '../open-root.ts'
import { refetchRoot } from '../refetch.ts'
import type { Open } from '../session.ts'
import type { RecordsFacade } from '../types/records.ts'
import type { OpenRecord } from '../types.ts'
import { changeRecord, keepCreations, planCreate, settleConflict } from '../write.ts'
import type { Life } from './life.ts'

/** {@link RecordsFacade} of one replica. */
export const recordsFacade = (life: Life): RecordsFacade => ({
  create: (kind, input) =>
    life.run(async ({ copy, sync }) => {
      const planned = await planCreate(copy, kind, input)
      if (!planned.ok) return planned
      await keepCreations(copy, [planned])
      sync.edited()
      return { ok: true, root: planned.edit.root, rec: planned.edit.rec }
    }),
  change: (rec, patch, base) =>
    life.run(async ({ copy, sync }) => {
      const changed = await changeRecord(copy, rec, patch, base)
      sync.edited()
      return changed
    }),
  open: root =>
    life.run(async open => {
      const opened = await openRoot(open.copy, root, open.verdicts)
      if (opened.ok && opened.root.verified === 'checking') checkBehind(life, open, root)
      return opened
    }),
  history: (rec, chain) => life.run(({ copy }) => historyOf(copy, rec, chain)),
  conflicts: async () => life.open?.copy.conflicts.list() ?? [],
  settle: (conflict, choices) =>
    life.run(async ({ copy, sync }) => {
      const settled = await settleConflict(copy, conflict, choices)
      sync.edited()
      return settled
    }),
  whoOpened: root => life.run(({ copy }) => whoOpened(copy, root)),
  async ownFields() {
    const copy = life.open?.copy
    if (copy === undefined) return []
    const records: OpenRecord[] = []
    for (const row of copy.rows.ofKind('ownField')) {
      const opened = await openRoot(copy, row.root, new Map())
      if (opened.ok) records.push(...opened.root.records.filter(({ rec }) => rec === row.rec))
    }
    return records
  },
})

function checkBehind(life: Life, open: Open, root: string): void {
  const check = verify(life, open, root)
    .catch(() => {})
    .finally(() => open.behind.delete(check))
  open.behind.add(check)
}

/** Behind an opened root: the server notes who opened it and gives its present state, then everything is checked. */
async function verify(life: Life, open: Open, root: string): Promise<void> {
  if (open.sync.online && !open.verdicts.has(root)) {
    const fresh = await refetchRoot(open.copy, root, 'opening')
    // Case after case: the server asks whether it is still she who opens them (security.md 5.1.6).
    if (!fresh.ok && fresh.code === 'session.stepUp') await open.copy.alarms.raise('session.stepUp')
  }
  const verdict = await verifyRoot(open.copy, root)
  open.verdicts.set(root, verdict)
  life.topics.say(`root:${root}`)
}
