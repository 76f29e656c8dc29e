import { lazy, Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '#app/parts/button.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import type { OpenRoot } from '#replica/types.ts'
import type { Names } from '../../ui/names.ts'
import { halvesAmong, joinedBy } from '../merge.ts'
import { type Joined, nameOfCase } from './use-joined.ts'

const MergeDialog = lazy(async () => ({ default: (await import('./merge-dialog.tsx')).MergeDialog }))
const PartDialog = lazy(async () => ({ default: (await import('./part-dialog.tsx')).PartDialog }))

/** Said above a case that is one of several of the same person; nothing for every other. */
export function JoinedLine({ joined: { roots, goesOnIn }, names }: { joined: Joined; names: Names }) {
  const [, go] = useLocation()
  const [root, ...others] = roots
  if (!root || others.length === 0) return null
  const shown = goesOnIn ? [goesOnIn] : others
  return (
    <div className="after no-print">
      <NoteBox tone="soon">
        <p>
          {goesOnIn
            ? names.t('merge.continued', { name: nameOfCase(goesOnIn, names) })
            : names.t('merge.both', { count: roots.length })}
        </p>
        <div className="row">
          {shown.map(one => (
            <Button
              key={one.root}
              small
              onClick={() => go(goesOnIn ? `/cases/${one.root}` : `/cases/${one.root}/person`)}
            >
              <bdi>{names.t('merge.openOther', { name: nameOfCase(one, names) })}</bdi>
            </Button>
          ))}
        </div>
      </NoteBox>
    </div>
  )
}

/** The other cases of the person, with the way to join one and to take it back. */
export function JoinedSheet({ joined, names }: { joined: Joined; names: Names }) {
  const { t } = names
  const [joining, join] = useState(false)
  const [parting, part] = useState<OpenRoot | undefined>()
  const [root, ...others] = joined.roots
  if (!root) return null
  const of = halvesAmong(new Map(joined.roots.map(one => [one.root, one])))
  const direct = others.filter(one => joinedBy(root.root, one.root, of) !== undefined)
  const may = (one: OpenRoot) => one.mine.includes('header')
  return (
    <Sheet title={t('merge.title')}>
      <div className="stack">
        {direct.length === 0 && <p className="sub">{t('cases.noneYet')}</p>}
        {direct.map(one => (
          <div key={one.root} className="row">
            <p className="grow">
              <bdi>{nameOfCase(one, names)}</bdi>
            </p>
            {may(root) && may(one) && (
              <Button small onClick={() => part(one)}>
                {t('merge.part')}
              </Button>
            )}
          </div>
        ))}
        {may(root) && (
          <div>
            <Button small onClick={() => join(true)}>
              {t('merge.menu')}
            </Button>
          </div>
        )}
      </div>
      <Suspense fallback={null}>
        {joining && <MergeDialog root={root} names={names} onClose={() => join(false)} />}
        {parting && <PartDialog root={root} other={parting} names={names} onClose={() => part(undefined)} />}
      </Suspense>
    </Sheet>
  )
}
