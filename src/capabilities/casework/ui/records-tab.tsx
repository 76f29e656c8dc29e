import { Button } from '#app/parts/button.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import type { OpenRecord, OpenRoot } from '#replica/types.ts'
import { caseKind } from '../case.ts'
import { type Names, text, useOwnFields } from './names.ts'
import { PartSection, RecordCard } from './record-sheet.tsx'
import { WhoCanOpen } from './who-can-open.tsx'
import { kindNamed } from './write.tsx'

interface Props {
  root: OpenRoot
  names: Names
  me: string
  kinds: readonly string[]
  facts: boolean
  onWrite: (kind: string) => void
}

/** The records of some kinds, newest first, each kind on a sheet of its own. */
export function RecordsTab({ root, names, me, kinds, facts, onWrite }: Props) {
  const own = useOwnFields()
  const { t } = names
  const [head] = root.records
  const sheets = kinds.map(name => {
    const kind = kindNamed(name)
    if (!kind) return null
    const records = root.records.filter(record => record.kind === name).sort(newestFirst)
    const [part = 'facts'] = kind.compartments
    return (
      <Sheet
        key={name}
        title={t(`kinds.${name}.plural`)}
        who={kind.compartments.length === 1 && <WhoCanOpen root={root} part={part} names={names} />}
        actions={
          <Button small onClick={() => onWrite(name)}>
            {t('app.add')}
          </Button>
        }
      >
        {records.length === 0 && <p className="sub">{t('cases.noneYet')}</p>}
        {records.map(record => (
          <RecordCard key={record.rec} root={root} kind={kind} record={record} own={own} names={names} me={me} />
        ))}
      </Sheet>
    )
  })
  if (!facts || !head) return <div className="reading-wide">{sheets}</div>
  return (
    <div className="cols">
      <div>{sheets}</div>
      <aside>
        <PartSection root={root} kind={caseKind} record={head} own={own} names={names} me={me} part="facts" />
      </aside>
    </div>
  )
}

/** By the day of what happened when it is known, else by when it was written. */
export function newestFirst(a: OpenRecord, b: OpenRecord): number {
  return dayOf(b).localeCompare(dayOf(a)) || b.rec.localeCompare(a.rec)
}
const DAYS = ['happenedOn', 'decidedOn', 'reachedOn', 'assessedOn', 'givenOn', 'day', 'issuedOn']
/** The day a record speaks of, else the day it was first written here. */
export function dayOf(record: OpenRecord): string {
  for (const values of Object.values(record.sealed)) {
    const found = DAYS.map(name => text(values?.[name])).find(Boolean)
    if (found) return found
  }
  const month = text(record.facts.month)
  if (month) return month
  const [first] = Object.values(record.versions)
    .map(state => state?.at ?? 0)
    .sort((x, y) => x - y)
  return new Date(first ?? 0).toISOString().slice(0, 10)
}
