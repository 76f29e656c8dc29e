import type { Copy } from './copy.ts'
import type { Row } from './rows.ts'
import type { ListRow } from './types.ts'

/** A row with what changes from second to second. */
export const presentRow = (copy: Copy, row: Row): ListRow => ({
  ...row,
  waiting: copy.outbox.ofRecord(row.root, row.rec).length > 0,
  conflict: copy.conflicts.of(row.rec),
})
