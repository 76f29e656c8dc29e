import { useState } from 'react'
import { daysAway, shortDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { Pill, Sheet } from '#app/parts/sheet.tsx'
import { useReplica } from '#app/session.tsx'
import type { AnyKind } from '#records'
import type { OpenRecord, OpenRoot } from '#replica/types.ts'
import { caseKind } from '../case.ts'
import { type Names, text, useOwnFields } from './names.ts'
import { PartSection, RecordCard } from './record-sheet.tsx'
import { PartView } from './record-view.tsx'
import { dayOf, newestFirst } from './records-tab.tsx'
import { WhoCanOpen } from './who-can-open.tsx'
import { kindNamed } from './write.tsx'

interface Props {
  root: OpenRoot
  names: Names
  me: string
  onWrite: (kind: string) => void
}
const STORY = [
  'note',
  'identificationDecision',
  'riskLevel',
  'journeyStep',
  'referral',
  'consentRecord',
  'traffickingEvent',
  'document',
  'supportPlan',
]

/** The first thing one sees of a case: how she is safely reached, what happened, what is next, what she agreed to. */
export function StoryTab({ root, names, me, onWrite }: Props) {
  const own = useOwnFields()
  const { t } = names
  const [head] = root.records
  const [opened, open] = useState<OpenRecord | undefined>()
  const story = root.records.filter(record => STORY.includes(record.kind)).sort(newestFirst)
  const safe = root.records.findLast(record => record.kind === 'safeContact')
  const safeKind = kindNamed('safeContact')
  const shown = opened && root.records.find(record => record.rec === opened.rec)
  const kind = shown && kindNamed(shown.kind)
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
          {story.length === 0 && (
            <div className="row">
              <p className="sub grow">{t('cases.noStory')}</p>
              <Button small onClick={() => onWrite('note')}>
                {t('cases.write')}
              </Button>
            </div>
          )}
          {story.map(record => (
            <Line key={record.rec} record={record} names={names} onOpen={() => open(record)} />
          ))}
        </Sheet>
      </div>
      <aside>
        <Tasks root={root} names={names} onWrite={onWrite} />
        <Agreed root={root} names={names} />
        {head && <PartSection root={root} kind={caseKind} record={head} own={own} names={names} me={me} part="facts" />}
      </aside>
      {shown && kind && (
        <Dialog title={t(`kinds.${kind.name}.label`)} onClose={() => open(undefined)}>
          <RecordCard root={root} kind={kind} record={shown} own={own} names={names} me={me} />
        </Dialog>
      )}
    </div>
  )
}

/** One line of the story: when, what, by whom. */
function Line({ record, names, onOpen }: { record: OpenRecord; names: Names; onOpen: () => void }) {
  const { t, language } = names
  const kind = kindNamed(record.kind)
  const [state] = Object.values(record.versions).sort((a, b) => (a?.at ?? 0) - (b?.at ?? 0))
  const tone =
    record.kind === 'note' && record.facts.type === 'incident'
      ? 'danger'
      : record.kind === 'riskLevel' && record.facts.level === 'high'
        ? 'danger'
        : undefined
  const label =
    record.kind === 'note' && text(record.facts.type)
      ? t(`lists.noteType.${text(record.facts.type)}`)
      : t(`kinds.${record.kind}.label`)
  return (
    <div className="line">
      <time>{shortDay(dayOf(record), language, Date.now())}</time>
      <div className="note">
        {kind && <Said kind={kind} record={record} names={names} />}
        <span className="sub">
          {state && names.personName(state.author)}
          {record.waiting && ` · ${t('cases.waiting')}`}
          <span className="no-print">
            {' · '}
            <button type="button" className="linkish" onClick={onOpen}>
              {t('cases.openRecord')}
            </button>
          </span>
        </span>
      </div>
      <Pill tone={tone}>{label}</Pill>
    </div>
  )
}

/** What a record says in one or two lines: its words first, its coded answers otherwise. */
function Said({ kind, record, names }: { kind: AnyKind; record: OpenRecord; names: Names }) {
  const { t } = names
  const [values = {}] = Object.values(record.sealed)
  const words = [
    'title',
    'body',
    'grounds',
    'reasons',
    'remark',
    'objectives',
    'inHerWords',
    'details',
    'description',
    'organisation',
  ]
    .map(name => text(values[name]))
    .filter(Boolean)
  const coded = [
    text(record.facts.status) && t(`lists.traffickingStatus.${text(record.facts.status)}`),
    text(record.facts.decidedBy) && t('cases.decidedBy', { by: t(`lists.decider.${text(record.facts.decidedBy)}`) }),
    text(record.facts.level) && t('cases.risk', { level: t(`lists.riskLevel.${text(record.facts.level)}`) }),
    text(record.facts.stage) && t(`lists.journeyStage.${text(record.facts.stage)}`),
    record.kind === 'consentRecord' && t(record.facts.given === true ? 'cases.agreed' : 'cases.notAgreed'),
  ].filter(Boolean)
  if (words.length === 0 && coded.length === 0 && record.closed.length > 0)
    return <span className="sub">{t('cases.closedPart')}</span>
  if (words.length === 0 && coded.length === 0)
    return <PartView kind={kind} part={kind.compartments[0] ?? 'facts'} record={record} own={[]} names={names} />
  return (
    <>
      {coded.length > 0 && <b>{coded.join(' · ')} </b>}
      <span className="pre">{words.slice(0, 2).join(' — ')}</span>
    </>
  )
}

/** Open tasks, soonest first; a tick settles one. */
function Tasks({ root, names, onWrite }: { root: OpenRoot; names: Names; onWrite: (kind: string) => void }) {
  const { t, language } = names
  const replica = useReplica()
  const tasks = root.records
    .filter(record => record.kind === 'task' && record.facts.status === 'open')
    .sort((a, b) => (text(a.facts.due) || '9').localeCompare(text(b.facts.due) || '9'))
  const done = (task: OpenRecord) =>
    void replica.change(
      { root: task.root, rec: task.rec },
      { facts: { status: 'done', doneMonth: new Date().toISOString().slice(0, 7) } },
      task,
    )
  return (
    <Sheet
      title={t('cases.next')}
      actions={
        <Button small onClick={() => onWrite('task')}>
          {t('app.add')}
        </Button>
      }
    >
      {tasks.length === 0 && <p className="sub">{t('cases.noTask')}</p>}
      {tasks.map(task => (
        <label className="task" key={task.rec}>
          <input type="checkbox" checked={false} onChange={() => done(task)} />
          <span>
            {text(task.sealed.narrative?.what) || t('kinds.task.label')}
            <small>
              {[
                text(task.facts.due) && daysAway(text(task.facts.due), language, Date.now()),
                text(task.facts.assignee) && names.personName(text(task.facts.assignee)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </span>
        </label>
      ))}
    </Sheet>
  )
}

/** What she agreed to and what not, as last said. */
function Agreed({ root, names }: { root: OpenRoot; names: Names }) {
  const { t, language } = names
  const records = root.records.filter(record => record.kind === 'consentRecord').sort(newestFirst)
  if (records.length === 0) return null
  return (
    <Sheet title={t('cases.agreedTo')}>
      {records.map(record => {
        const yes = record.facts.given === true && record.facts.withdrawnMonth === undefined
        const purpose = text(record.facts.purpose)
          ? t(`lists.consentPurpose.${text(record.facts.purpose)}`)
          : t('cases.interview')
        return (
          <p key={record.rec} className={yes ? undefined : 'refused'}>
            {yes ? purpose : t('cases.not', { what: purpose })}
            <small>{shortDay(dayOf(record), language, Date.now())}</small>
          </p>
        )
      })}
    </Sheet>
  )
}
