import type { Copy } from './copy.ts'
import type { Row } from './rows.ts'
import type { SearchMatch } from './search/index.ts'
import type { ListPage } from './types.ts'

/** A row with what changes from second to second. */
export function presentRow(copy: Copy, row: Row & { matched?: SearchMatch[] }): ListPage['rows'][number] {
  const { from: _from, ownFrom: _ownFrom, ...shown } = row
  const waiting = copy.outbox.ofRecord(row.root, row.rec).length > 0
  const leadsTo = copy.rows.leadsTo(row)
  const present = { ...shown, waiting, conflict: copy.conflicts.of(row.rec) }
  return leadsTo === undefined ? present : { ...present, leadsTo }
}
