import { memo } from 'react'
import { shortDay } from '#app/formats.ts'
import { Pill } from '#app/parts/sheet.tsx'
import type { AnyKind, OwnField, Part } from '#records'
import type { OpenRecord } from '#replica/types.ts'
import { Growing } from './growing.tsx'
import { type Names, text } from './names.ts'
import { dayOf } from './order.ts'
import { answersOf, PartView } from './record-view.tsx'
import { kindNamed } from './write.tsx'

interface LineProps {
  record: OpenRecord
  own: readonly OwnField[]
  names: Names
  onOpen: (record: OpenRecord) => void
}
/** What happened, newest first. */
export function Story(props: { records: readonly OpenRecord[] } & Omit<LineProps, 'record'>) {
  return (
    <Growing items={props.records}>
      {record => <Line key={record.rec} record={record} own={props.own} names={props.names} onOpen={props.onOpen} />}
    </Growing>
  )
}

/** One line of the story: when, what, by whom. */
const Line = memo(function Line({ record, own, names, onOpen }: LineProps) {
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
    <div className="line story-line">
      <time>{shortDay(dayOf(record), language, Date.now())}</time>
      <div className="note">
        {kind && <Said kind={kind} record={record} own={own} names={names} />}
        <span className="sub">
          {state && <bdi>{names.personName(state.author)}</bdi>}
          {record.waiting && ` · ${t('cases.waiting')}`}
          <span className="no-print">
            {' · '}
            <button type="button" className="linkish" onClick={() => onOpen(record)}>
              {t('cases.openRecord')}
            </button>
          </span>
        </span>
      </div>
      <Pill tone={tone}>{label}</Pill>
    </div>
  )
})

/** What a record says in one or two lines: its words first, its coded answers otherwise. */
function Said({ kind, record, own, names }: Omit<LineProps, 'onOpen'> & { kind: AnyKind }) {
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
  if (words.length === 0 && coded.length === 0) {
    const parts: Part[] = [...kind.compartments, 'facts']
    const told = parts.find(part => answersOf(kind, part, record, { own }).length > 0)
    return told ? <PartView kind={kind} part={told} record={record} own={own} names={names} /> : null
  }
  return (
    <>
      {coded.length > 0 && <b>{coded.join(' · ')} </b>}
      <span className="pre" dir="auto">
        {words.slice(0, 2).join(' — ')}
      </span>
    </>
  )
}
