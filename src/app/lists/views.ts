/** Saved views: those of a team are sealed records; my own follow me to my other devices, sealed (decision 0109). */
import { useMemo } from 'react'
import { conditionFromText, conditionText, readConditions } from '#replica/list-query.ts'
import type { Outcome, Replica } from '#replica/types.ts'
import { useLive } from '../session.tsx'
import type { Arrangement } from './model.ts'

const VIEW_KIND = 'view'
const OWN = 'own:'

export interface SavedView extends Arrangement {
  id: string
  name: string
  /** The team it is shared with; absent for my own. */
  team?: string
}

/** The views of a kind's list in reach, by name. */
export function useViews(kind: string): readonly SavedView[] {
  const shared = useLive(['list:view', 'state'], replica => replica.list({ kind: VIEW_KIND, limit: 500 }), [])
  const own = useLive(['kept', 'state'], replica => ownViews(replica, kind), [kind])
  return useMemo(() => {
    const records = (shared?.rows ?? []).flatMap(({ root, header, teams }): SavedView[] => {
      if (header.on !== kind || header.retired === true || typeof header.name !== 'string') return []
      const [team] = teams
      return [
        {
          id: root,
          name: header.name,
          conditions: textsOf(header.conditions).flatMap(text => conditionFromText(text) ?? []),
          columns: textsOf(header.columns),
          order: {
            by: typeof header.orderBy === 'string' ? header.orderBy : 'updated',
            descending: header.descending === true,
          },
          ...(team === undefined ? {} : { team }),
        },
      ]
    })
    return [...records, ...(own ?? [])].sort((a, b) => a.name.localeCompare(b.name))
  }, [shared, own, kind])
}

/** Saves a new view for a team, or for me when there is none. */
export async function saveView(
  replica: Replica,
  kind: string,
  view: Arrangement & { name: string; team?: string },
): Promise<Outcome<{ id: string }>> {
  const { team } = view
  if (team === undefined) {
    const id = OWN + crypto.randomUUID()
    return keepOwn(replica, kind, id, own => [...own, { ...plain(view), id, name: view.name }])
  }
  const made = await replica.create(VIEW_KIND, { team, sealed: { header: { on: kind, ...headerOf(view) } } })
  return made.ok ? { ok: true, id: made.root } : made
}

/** Replaces what a view shows; for a shared one, for everybody in its team. */
export async function changeView(
  replica: Replica,
  kind: string,
  { id }: SavedView,
  view: Arrangement & { name: string },
): Promise<Outcome> {
  if (id.startsWith(OWN))
    return keepOwn(replica, kind, id, own =>
      own.map(one => (one.id === id ? { ...plain(view), id, name: view.name } : one)),
    )
  const empty = { conditions: null, columns: null, orderBy: null, descending: null }
  return replica.change({ root: id, rec: id }, { sealed: { header: { ...empty, ...headerOf(view) } } })
}

/** Takes a view out of the menu. A shared one is kept, marked; `back` brings it in again. */
export async function removeView(replica: Replica, kind: string, view: SavedView, back = false): Promise<Outcome> {
  const { id } = view
  if (id.startsWith(OWN))
    return keepOwn(replica, kind, id, own => (back ? [...own, view] : own.filter(one => one.id !== id)))
  return replica.change({ root: id, rec: id }, { sealed: { header: { retired: back ? null : true } } })
}

const plain = ({ conditions, columns, order }: Arrangement): Arrangement => ({ conditions, columns, order })
const headerOf = (view: Arrangement & { name: string }) => ({
  name: view.name,
  conditions: view.conditions.map(conditionText),
  columns: [...view.columns],
  orderBy: view.order.by,
  descending: view.order.descending,
})
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter(one => typeof one === 'string') : [])

const placeOf = (kind: string) => `views/${kind}`

async function ownViews(replica: Replica, kind: string): Promise<SavedView[]> {
  const kept = await replica.kept(placeOf(kind))
  return Array.isArray(kept) ? kept.flatMap(one => readOwn(one) ?? []) : []
}

function readOwn(value: unknown): SavedView | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { id, name, conditions, columns, order }: Partial<Record<keyof SavedView, unknown>> = { ...value }
  if (typeof id !== 'string' || typeof name !== 'string' || typeof order !== 'object' || order === null)
    return undefined
  const { by, descending }: { by?: unknown; descending?: unknown } = { ...order }
  return {
    id,
    name,
    conditions: readConditions(conditions),
    columns: textsOf(columns),
    order: { by: typeof by === 'string' ? by : 'updated', descending: descending === true },
  }
}

async function keepOwn(
  replica: Replica,
  kind: string,
  id: string,
  change: (own: SavedView[]) => SavedView[],
): Promise<Outcome<{ id: string }>> {
  const kept = await replica.keep(placeOf(kind), change(await ownViews(replica, kind)))
  return kept.ok ? { ok: true, id } : kept
}
