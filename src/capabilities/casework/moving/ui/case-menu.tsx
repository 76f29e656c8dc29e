import { lazy, Suspense, useState } from 'react'
import { Menu, type MenuItem } from '#app/parts/menu.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { useLive } from '#app/session.tsx'
import type { OpenRoot } from '#replica/types.ts'
import { isClosed } from '../../case.ts'
import { type Names, text } from '../../ui/names.ts'

/** What the menu of a case opens. */
export type CaseAsk =
  | 'transfer'
  | 'cover'
  | 'cowork'
  | 'restrict'
  | 'holders'
  | 'close'
  | 'reopen'
  | 'hold'
  | 'lift'
  | 'erase'

const Ask = lazy(async () => ({ default: (await import('./ask.tsx')).Ask }))

/** Whether the case is under a legal hold, as the server says; nothing while offline. */
export function useHeld(root: string): boolean {
  const acts = useLive(['caseActs'], replica => replica.caseActs(root), [root])
  return acts?.ok === true && acts.held.includes(root)
}

/** Everything that is done with a case as a whole, one press away from its name. */
export function CaseMenu({ root, names, me }: { root: OpenRoot; names: Names; me: string }) {
  const { t } = names
  const [asked, ask] = useState<CaseAsk | undefined>()
  const held = useHeld(root.root)
  const closed = isClosed(text(root.records[0]?.facts.status))
  const item = (key: CaseAsk, label: string, note?: string): MenuItem => ({
    key,
    label,
    onChoose: () => ask(key),
    ...(note ? { note } : {}),
  })
  const items: MenuItem[] = [
    item('transfer', t('moves.transfer'), t('moves.transferNote')),
    item('cover', t('moves.cover'), t('moves.coverNote')),
    item('cowork', t('moves.cowork'), t('moves.coworkNote')),
    item('restrict', t('moves.restrict'), t('moves.restrictNote')),
    item('holders', t('moves.holders')),
    closed ? item('reopen', t('moves.reopen')) : item('close', t('moves.close')),
    held ? item('lift', t('moves.lift')) : item('hold', t('moves.hold')),
    { ...item('erase', t('moves.erase')), danger: true, disabled: held },
  ]
  return (
    <>
      <Menu label={t('moves.menu')} items={items} />
      {asked && (
        <Suspense fallback={null}>
          <Ask what={asked} root={root} names={names} me={me} onClose={() => ask(undefined)} />
        </Suspense>
      )}
    </>
  )
}

/** Said above a case that is held, so that nobody plans its erasure. */
export function HeldNote({ root, names }: { root: string; names: Names }) {
  if (!useHeld(root)) return null
  return (
    <div className="after no-print">
      <NoteBox tone="soon">{names.t('holds.held')}</NoteBox>
    </div>
  )
}
