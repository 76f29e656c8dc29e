import { lazy, Suspense, useState } from 'react'
import { daysAway, shortDay, weekdayOf, writtenDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { Menu } from '#app/parts/menu.tsx'
import { Pill, Sheet } from '#app/parts/sheet.tsx'
import type { Part } from '#records'
import type { OpenRecord, OpenRoot, SealedValues } from '#replica/types.ts'
import { dayHere } from '../../today/today.ts'
import { Growing } from '../../ui/growing.tsx'
import { type Names, text } from '../../ui/names.ts'
import { RecordEditor } from '../../ui/record-editor.tsx'
import { WhoCanOpen } from '../../ui/who-can-open.tsx'
import { bookedAgain } from '../again.ts'
import { cardBlocks } from '../paper.ts'
import { outcomePart, service } from '../records.ts'
import '../../today/ui/today.css'
import { OutcomeForm } from './outcome-form.tsx'

const PrintDialog = lazy(async () => ({ default: (await import('../../print/ui/print-dialog.tsx')).PrintDialog }))

interface Props {
  root: OpenRoot
  names: Names
  me: string
}
type Start = { facts: OpenRecord['facts']; sealed: OpenRecord['sealed'] }
/** Asked only once it took place, and in the compartment it belongs to. */
const UNASKED: ReadonlySet<string> = new Set(['outcome', 'whyNot', 'doneMonth'])
const isAhead = ({ facts }: OpenRecord): boolean => facts.status === 'asked' || facts.status === 'booked'
const dayText = ({ facts }: OpenRecord): string => text(facts.due)

/** What was asked for, what is booked, what took place and what came of it. */
export function ServicesTab({ root, names, me }: Props) {
  const { t } = names
  const [begun, begin] = useState<Start | undefined>()
  const services = root.records.filter(({ kind }) => kind === service.name)
  const ahead = services.filter(isAhead).sort((a, b) => ((dayText(a) || '9') < (dayText(b) || '9') ? -1 : 1))
  const past = services.filter(one => !isAhead(one)).sort((a, b) => (dayText(a) < dayText(b) ? 1 : -1))
  const shared = { root, names, me, onAgain: (record: OpenRecord) => begin(bookedAgain(record)) }
  return (
    <div className="reading-wide">
      <Sheet
        title={t('services.ahead')}
        who={<WhoCanOpen root={root} part="narrative" names={names} />}
        actions={
          <Button small onClick={() => begin({ facts: { status: 'booked', worker: me }, sealed: {} })}>
            {t('app.add')}
          </Button>
        }
      >
        {begun && (
          <RecordEditor
            root={root}
            kind={service}
            parts={partsOf(root)}
            names={names}
            me={me}
            title={t('services.new')}
            inline
            without={UNASKED}
            start={begun}
            onClose={() => begin(undefined)}
          />
        )}
        {ahead.length === 0 && !begun && <p className="sub">{t('services.none')}</p>}
        <Growing items={ahead}>{record => <ServiceRow key={record.rec} record={record} {...shared} />}</Growing>
      </Sheet>
      {past.length > 0 && (
        <Sheet title={t('services.past')}>
          <Growing items={past}>{record => <ServiceRow key={record.rec} record={record} {...shared} />}</Growing>
        </Sheet>
      )}
    </div>
  )
}

/** Place and hour where one may write them; what came of it has its own form. */
const partsOf = ({ mine }: OpenRoot): Part[] => [
  ...(['narrative', 'location'] as const).filter(part => mine.includes(part)),
  'facts',
]

function ServiceRow(props: Props & { record: OpenRecord; onAgain: (record: OpenRecord) => void }) {
  const { root, names, me, record } = props
  const { t, language } = names
  const [doing, set] = useState<'edit' | 'outcome' | 'card' | undefined>()
  const close = () => set(undefined)
  if (doing === 'edit')
    return (
      <RecordEditor
        root={root}
        kind={service}
        record={record}
        parts={partsOf(root)}
        names={names}
        me={me}
        title={t('kinds.service.label')}
        inline
        without={UNASKED}
        onClose={close}
      />
    )
  const { facts, sealed } = record
  const due = dayText(record)
  const { what, time, until } = sealed.narrative ?? {}
  const type = text(facts.type) && t(`lists.serviceType.${text(facts.type)}`)
  const hours = [text(time), text(until)].filter(Boolean).join('–')
  const late = isAhead(record) && due !== '' && due < dayHere(Date.now())
  return (
    <div className="line service-line">
      <time dateTime={due}>
        {due ? `${weekdayOf(due, language)} ${shortDay(due, language, Date.now())}` : t('services.noDay')}
        <b>{hours}</b>
        {isAhead(record) && due && (
          <small className={late ? 'refused' : undefined}>{daysAway(due, language, Date.now())}</small>
        )}
      </time>
      <div className="note">
        <b>
          <bdi>{text(what) || type}</bdi>
        </b>
        <Details record={record} names={names} type={text(what) ? type : ''} />
        <Outcome record={record} root={root} names={names} />
        {doing === 'outcome' && <OutcomeForm {...props} onClose={close} />}
        {doing === 'card' && (
          <Suspense fallback={null}>
            <PrintDialog
              root={root}
              names={names}
              what="card"
              size="A6"
              inLanguage={text(root.records[0]?.sealed.identity?.primaryLanguage)}
              parts={['narrative', 'location']}
              make={({ words }) => cardBlocks(record, words.t, { day: day => writtenDay(day, words.tag) })}
              onClose={close}
            />
          </Suspense>
        )}
      </div>
      <div className="line-end">
        <Pill tone={TONES[text(facts.status)]}>{t(`lists.serviceStatus.${text(facts.status)}`)}</Pill>
        <Menu
          small
          look="quiet"
          label={t('plan.more')}
          name={`${t('plan.more')}${t('app.colon')}${text(what) || type}`}
          items={[
            { key: 'outcome', label: t('services.how'), onChoose: () => set('outcome') },
            { key: 'edit', label: t('app.edit'), onChoose: () => set('edit') },
            { key: 'again', label: t('services.again'), onChoose: () => props.onAgain(record) },
            { key: 'card', label: t('services.card'), onChoose: () => set('card') },
          ]}
        />
      </div>
    </div>
  )
}
const TONES: Readonly<Record<string, 'soon' | 'ok' | undefined>> = { asked: 'soon', booked: 'ok' }

function Details({ record, names, type }: { record: OpenRecord; names: Names; type: string }) {
  const { t } = names
  const { provider, interpreter, interpreterState, travel, accompaniedBy, remark } = record.sealed.narrative ?? {}
  const spokenFor = [
    text(interpreter),
    text(interpreterState) && interpreterState !== 'notNeeded' && t(`lists.interpreterState.${text(interpreterState)}`),
  ].filter(Boolean)
  const lines = [
    [type, text(provider), text(record.sealed.location?.where)].filter(Boolean).join(' · '),
    spokenFor.length > 0 ? t('services.interpreter', { name: spokenFor.join(' · ') }) : '',
    [text(travel), text(accompaniedBy) && t('services.with', { name: names.personName(text(accompaniedBy)) })]
      .filter(Boolean)
      .join(' · '),
    text(remark),
    text(record.facts.worker) && names.personName(text(record.facts.worker)),
  ]
  return lines.filter(Boolean).map(line => (
    <span className="sub" key={line}>
      <bdi>{line}</bdi>
    </span>
  ))
}

/** What came of it, where the reader may open it; else that it is there. */
function Outcome({ record, names }: { record: OpenRecord; root: OpenRoot; names: Names }) {
  const { t } = names
  const part = outcomePart(record.facts.type)
  const sealed: SealedValues = record.sealed
  const outcome = text(sealed[part]?.outcome) || text(sealed.narrative?.outcome)
  const why = text(record.facts.whyNot)
  return (
    <>
      {why && <p className="sub">{t(`lists.whyNot.${why}`)}</p>}
      {outcome && (
        <p className="pre reading">
          <bdi>{outcome}</bdi>
        </p>
      )}
      {record.closed.includes(part) && (
        <p className="sub">{t('services.closed', { part: t(`compartments.${part}.label`) })}</p>
      )}
    </>
  )
}
