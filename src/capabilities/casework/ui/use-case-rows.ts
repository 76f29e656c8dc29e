import { useCallback, useDeferredValue, useState } from 'react'
import { useLive, useMe } from '#app/session.tsx'
import type { ListRow, SearchHit } from '#replica/types.ts'

export interface Filters {
  mine: boolean
  open: boolean
  high: boolean
}
export type FoundRow = ListRow & { matched?: SearchHit['matched'] }
export interface CaseRows {
  total: number
  ready: boolean
  row: (index: number) => FoundRow | undefined
  onSight: (first: number, last: number) => void
}

const PAGE = 200
/** The best of what was found: who looks for somebody types another letter, and does not read the hundredth name. */
const FOUND_AT_MOST = 100
const OPEN = ['Active', 'FollowUp']

/** The rows that fit what was typed and the filters. Without a text only the pages in sight are asked for. */
export function useCaseRows(typed: string, filters: Filters): CaseRows {
  const me = useMe()
  const wanted = useDeferredValue(typed.trim())
  const [offset, setOffset] = useState(0)
  const where = {
    ...(filters.mine ? { caseWorker: me.user } : {}),
    ...(filters.open ? { status: OPEN } : {}),
    ...(filters.high ? { riskLevel: 'high' } : {}),
  }
  const key = JSON.stringify(where)
  const found = useLive<{ rows: readonly FoundRow[]; total: number; ready: boolean; from: number }>(
    ['list:case', 'state'],
    async replica => {
      if (wanted === '') {
        const page = await replica.list({
          kind: 'case',
          where,
          offset,
          limit: 2 * PAGE,
          order: { by: 'updated', descending: true },
        })
        return { ...page, from: offset }
      }
      const rows = await replica.search(wanted, { kind: 'case', limit: FOUND_AT_MOST, where })
      return { rows, total: rows.length, ready: true, from: 0 }
    },
    [wanted, key, wanted === '' ? offset : 0],
  )
  const row = useCallback((index: number) => found?.rows[index - found.from], [found])
  const onSight = useCallback((first: number) => setOffset(Math.max(0, Math.floor(first / PAGE) * PAGE - PAGE / 2)), [])
  return { total: found?.total ?? 0, ready: found?.ready ?? false, row, onSight }
}
