import { listOf, shortDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import type { OpenRoot } from '#replica/types.ts'
import { caseKind } from '../case.ts'
import { standingOf } from '../consent/cover.ts'
import { recipientName } from '../consent/ui/said.ts'
import { nameOfCase } from '../merge/ui/use-joined.ts'
import { dayOf } from '../story/entries.ts'
import { Timeline } from '../story/ui/timeline.tsx'
import { type Names, text, texts, useOwnFields } from './names.ts'
import { newestFirst } from './order.ts'
import { PartSection } from './record-sheet.tsx'
import { NextTasks } from './tasks.tsx'
import { WhoCanOpen } from './who-can-open.tsx'
import { kindNamed } from './write.tsx'

interface Props {
  root: OpenRoot
  /** The case and those of the same person: one story. */
  roots: readonly OpenRoot[]
  names: Names
  me: string
  onWrite: (kind: string) => void
}
/** The first thing one sees of a case: how she is safely reached, what happened, what is next, what she agreed to. */
export function StoryTab({ root, roots, names, me, onWrite }: Props) {
  const own = useOwnFields()
  const { t } = names
  const [head] = root.records
  const safe = root.records.findLast(record => record.kind === 'safeContact')
  const safeKind = kindNamed('safeContact')
  return (
    <div className="cols">
      <div>
        {safe && safeKind ? (
          <PartSection
            root={root}
            kind={safeKind}
            record={safe}
            own={own}
            names={names}
            me={me}
            part="identity"
            title={t('kinds.safeContact.label')}
          />
        ) : (
          <Sheet title={t('kinds.safeContact.label')} who={<WhoCanOpen root={root} part="identity" names={names} />}>
            <div className="row">
              <p className="sub grow">{t('cases.noSafeContact')}</p>
              <Button small onClick={() => onWrite('safeContact')}>
                {t('app.add')}
              </Button>
            </div>
          </Sheet>
        )}
        <Sheet title={t('cases.tab.story')} who={<WhoCanOpen root={root} part="narrative" names={names} />}>
          {root.records.length <= 1 && (
            <div className="row">
              <p className="sub grow">{t('cases.noStory')}</p>
              <Button small onClick={() => onWrite('note')}>
                {t('cases.write')}
              </Button>
            </div>
          )}
          <Timeline
            roots={roots}
            names={names}
            me={me}
            caseName={id => nameOfCase(roots.find(one => one.root === id) ?? root, names)}
          />
        </Sheet>
      </div>
      <aside>
        <NextTasks root={root} names={names} me={me} onWrite={onWrite} />
        <Agreed root={root} names={names} />
        {head && <PartSection root={root} kind={caseKind} record={head} own={own} names={names} me={me} part="facts" />}
      </aside>
    </div>
  )
}

/** What she agreed to and what not, as last said. */
function Agreed({ root, names }: { root: OpenRoot; names: Names }) {
  const { t, language } = names
  const records = newestFirst(root.records.filter(record => record.kind === 'consentRecord'))
  if (records.length === 0) return null
  return (
    <Sheet title={t('cases.agreedTo')}>
      {records.map(record => {
        const { facts } = record
        const yes = facts.given === true && facts.withdrawnMonth === undefined
        const purposes = texts(facts.purposes).map(purpose => t(`lists.consentPurpose.${purpose}`))
        const purpose = purposes.length === 0 ? t('cases.interview') : listOf(purposes, language)
        const to = text(facts.to) === '' ? '' : recipientName(facts, root, names)
        const until = text(facts.until)
        const standing = standingOf(record, Date.now())
        return (
          <p key={record.rec} className={yes ? undefined : 'refused'}>
            {yes ? purpose : t('cases.not', { what: purpose })}
            {to && (
              <>
                {t('app.colon')}
                <bdi>{to}</bdi>
              </>
            )}
            <small>
              {[
                standing !== 'inForce' && t(`consents.standing.${standing}`),
                shortDay(dayOf(record), language, Date.now()),
                yes && until && t('cases.until', { day: shortDay(until, language, Date.now()) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </p>
        )
      })}
    </Sheet>
  )
}
