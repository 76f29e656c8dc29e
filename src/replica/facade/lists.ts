/** Lists and search. */
import { myTeams } from '../copy.ts'
import { presentRow } from '../present-row.ts'
import type { ListsFacade } from '../types/lists.ts'
import type { Life } from './life.ts'

/** {@link ListsFacade} of one replica. */
export const listsFacade = (life: Life): ListsFacade => ({
  async list(query) {
    const copy = life.open?.copy
    if (copy === undefined) return { rows: [], total: 0, ready: false }
    const looker = { now: copy.clock(), me: copy.user, teams: myTeams(copy) }
    const { rows, total } = copy.rows.page(query, looker)
    return { rows: rows.map(row => presentRow(copy, row)), total, ready: copy.rows.ready }
  },
  async search(text, { kind, limit = 20, where } = {}) {
    const copy = life.open?.copy
    if (copy === undefined) return []
    const { hits } = copy.rows.index.search(text, { limit, filter: copy.rows.finds(kind, where) })
    return hits.flatMap(({ id, score, matches }) => {
      const row = copy.rows.get(id)
      return row === undefined ? [] : [{ ...presentRow(copy, row), score, matched: [...matches] }]
    })
  },
})
