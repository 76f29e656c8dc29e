import type { ReactNode } from 'react'
import { Button } from '#app/parts/button.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import type { OpenRoot } from '#replica/types.ts'
import { caseKind } from '../case.ts'
import { Growing } from './growing.tsx'
import { type Names, useOwnFields } from './names.ts'
import { newestFirst } from './order.ts'
import { PartSection, RecordCard } from './record-sheet.tsx'
import { WhoCanOpen } from './who-can-open.tsx'
import { kindNamed } from './write.tsx'

interface Props {
  root: OpenRoot
  names: Names
  me: string
  kinds: readonly string[]
  facts: boolean
  /** What stands before them. */
  children?: ReactNode
  /** Kinds that are begun on a screen of their own. */
  written?: readonly string[]
  onWrite: (kind: string) => void
}

/** The records of some kinds, newest first, each kind on a sheet of its own. */
export function RecordsTab({ root, names, me, kinds, facts, written = [], onWrite, children }: Props) {
  const own = useOwnFields()
  const { t } = names
  const [head] = root.records
  const sheets = kinds.map(name => {
    const kind = kindNamed(name)
    if (!kind) return null
    const records = newestFirst(root.records.filter(record => record.kind === name))
    const [part = 'facts'] = kind.compartments
    return (
      <Sheet
        key={name}
        title={t(`kinds.${name}.plural`)}
        who={kind.compartments.length === 1 && <WhoCanOpen root={root} part={part} names={names} />}
        actions={
          !written.includes(name) && (
            <Button small onClick={() => onWrite(name)}>
              {t('app.add')}
            </Button>
          )
        }
      >
        {records.length === 0 && <p className="sub">{t('cases.noneYet')}</p>}
        <Growing items={records}>
          {record => (
            <RecordCard key={record.rec} root={root} kind={kind} record={record} own={own} names={names} me={me} />
          )}
        </Growing>
      </Sheet>
    )
  })
  if (!facts || !head)
    return (
      <div className="reading-wide">
        {children}
        {sheets}
      </div>
    )
  return (
    <div className="cols">
      <div>
        {children}
        {sheets}
      </div>
      <aside>
        <PartSection root={root} kind={caseKind} record={head} own={own} names={names} me={me} part="facts" />
      </aside>
    </div>
  )
}
