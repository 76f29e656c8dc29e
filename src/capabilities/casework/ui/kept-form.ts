import { useEffect, useState } from 'react'
import { type DraftKeeper, draftKeeper } from '#app/forms/draft-keeper.ts'
import { useLive, useReplica } from '#app/session.tsx'
import type { Draft, Values } from '#replica/types.ts'
import { formKey, openForm } from './editing.ts'

const PARTS = ['facts', 'narrative']
/** What the address of a page ends with when something that was begun there is to stand open again. */
export const GO_ON = 'goOn'

/** What was begun of a new record of a kind in this case; `none` when nothing was, absent until it was looked for. */
export function useBegun(root: string, kind: string): Draft | 'none' | undefined {
  const drafts = useLive(['drafts'], replica => replica.drafts(root), [root])
  return drafts && (drafts.find(one => one.kind === kind && one.rec === undefined) ?? 'none')
}

/** The answers of a form of its own, kept sealed on this device with every letter until it is saved or thrown away. */
export function useKeptForm(root: string, kind: string, begun: Draft | undefined, start: Values) {
  const replica = useReplica()
  const [values, setValues] = useState<Values>(() => ({ ...start, ...begun?.written.sealed.narrative }))
  const [keeper] = useState<DraftKeeper>(() => draftKeeper(replica, { root, kind, parts: PARTS }, begun?.id))
  // While it stands on the screen it is not offered a second time above it.
  useEffect(() => openForm(formKey(root, kind, PARTS)), [root, kind])
  const put = (changed: Values) => {
    const next = { ...values, ...changed }
    setValues(next)
    keeper.put({ facts: {}, sealed: { narrative: next } })
  }
  return { values, put, drop: () => keeper.drop() }
}
