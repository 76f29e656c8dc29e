import { useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { RadioField, SelectField, Tick } from '#app/parts/choice.tsx'
import { LongTextField, TextField } from '#app/parts/field.tsx'
import { PartialDateField } from '#app/parts/partial-date.tsx'
import { Pill, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { Draft, OpenRoot, Refused, Values } from '#replica/types.ts'
import { APPEAL, DECIDER, TRAFFICKING_STATUS } from '../../lists.ts'
import { dayHere } from '../../today/today.ts'
import { impliedFacts } from '../../ui/editing.ts'
import { useBegun, useKeptForm } from '../../ui/kept-form.ts'
import { type Names, text, useOwnFields } from '../../ui/names.ts'
import { newestFirst } from '../../ui/order.ts'
import { RecordCard } from '../../ui/record-sheet.tsx'
import { WhoCanOpen } from '../../ui/who-can-open.tsx'
import { kindNamed } from '../../ui/write.tsx'

interface Props {
  root: OpenRoot
  names: Names
  me: string
}
const today = () => dayHere(Date.now())

/** What stands now, and the door to a new decision. No instrument decides: a person does, with a reason. */
export function Decide({ root, names, me }: Props) {
  const { t, language } = names
  const own = useOwnFields()
  const kind = kindNamed('identificationDecision')
  const begun = useBegun(root.root, 'identificationDecision')
  const [chosen, decide] = useState<boolean | undefined>()
  const deciding = begun !== undefined && (chosen ?? begun !== 'none')
  const decisions = newestFirst(root.records.filter(record => record.kind === 'identificationDecision'))
  const [latest] = decisions
  const values = latest?.sealed.narrative ?? {}
  return (
    <Sheet
      title={t('screening.decide.title')}
      who={<WhoCanOpen root={root} part="narrative" names={names} />}
      actions={
        !deciding &&
        root.mine.includes('narrative') && (
          <Button small onClick={() => decide(true)}>
            {t('screening.decide.new')}
          </Button>
        )
      }
    >
      {!latest && !deciding && <p className="sub">{t('screening.decide.none')}</p>}
      {latest && (
        <div data-testid="decision">
          <div className="row">
            <b>{t(`lists.traffickingStatus.${text(latest.facts.status)}`)}</b>
            <Pill tone={latest.facts.formal === true ? 'ok' : undefined}>
              {t(latest.facts.formal === true ? 'screening.decide.formal' : 'screening.decide.own')}
            </Pill>
          </div>
          <p className="sub">
            {[
              t(`lists.decider.${text(latest.facts.decidedBy)}`),
              text(values.decider),
              writtenDay(text(values.decidedOn) || text(latest.facts.month), language),
              latest.versions.facts && names.personName(latest.versions.facts.author),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {text(values.grounds) && (
            <p className="pre reading" dir="auto">
              {text(values.grounds)}
            </p>
          )}
          {text(latest.facts.appeal) && (
            <p>
              {t('fields.identificationDecision.appeal.label')}: {t(`lists.appeal.${text(latest.facts.appeal)}`)}
              {text(values.appealUntil) &&
                `, ${t('screening.decide.until', { day: writtenDay(text(values.appealUntil), language) })}`}
            </p>
          )}
        </div>
      )}
      {kind && latest && !deciding && (
        <details>
          <summary>{t('screening.decide.all', { count: decisions.length })}</summary>
          {decisions.map(record => (
            <RecordCard key={record.rec} root={root} kind={kind} record={record} own={own} names={names} me={me} />
          ))}
        </details>
      )}
      {deciding && (
        <Deciding
          root={root}
          names={names}
          begun={begun === 'none' ? undefined : begun}
          onClose={() => decide(false)}
        />
      )}
    </Sheet>
  )
}

function Deciding(props: Omit<Props, 'me'> & { begun: Draft | undefined; onClose: () => void }) {
  const { root, names, begun, onClose } = props
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const { values, put, drop } = useKeptForm(root.root, 'identificationDecision', begun, {
    decidedBy: 'NGO',
    decidedOn: today(),
  })
  const said = (name: string) => text(values[name])
  const formal = values.formal === true
  const [wrong, setWrong] = useState<'status' | 'grounds' | undefined>()
  const [refused, setRefused] = useState<Refused | undefined>()
  const choices = (list: { name: string; values: readonly string[] }) =>
    list.values.map(value => ({ value, label: t(`lists.${list.name}.${value}`) }))
  const label = (name: string) => t(`fields.identificationDecision.${name}.label`)
  const save = () => {
    const missing = said('status') === '' ? 'status' : said('grounds').trim() === '' ? 'grounds' : undefined
    setWrong(missing)
    if (missing) return document.getElementById(`decide-${missing}`)?.focus()
    act(async () => {
      const facts: Values = {
        status: said('status'),
        decidedBy: said('decidedBy'),
        formal,
        ...(said('decidedOn').length >= 7 ? { month: said('decidedOn').slice(0, 7) } : { monthUnknown: true }),
        ...(formal && said('appeal') ? { appeal: said('appeal') } : {}),
      }
      const narrative = Object.fromEntries(
        Object.entries({
          decidedOn: said('decidedOn'),
          decider: said('decider').trim(),
          grounds: said('grounds').trim(),
          appealUntil: formal ? said('appealUntil') : '',
        }).filter(([, value]) => value !== ''),
      )
      const made = await replica.create('identificationDecision', { root: root.root, facts, sealed: { narrative } })
      if (!made.ok) return setRefused(made)
      const implied = impliedFacts(root, {
        rec: made.rec,
        kind: 'identificationDecision',
        facts,
        sealed: { narrative },
      })
      const [head] = root.records
      const followed = implied && head ? await replica.change(head, { facts: implied }, head) : made
      if (!followed.ok) return setRefused(followed)
      await drop()
      toast(t('app.saved'))
      onClose()
    })
  }
  return (
    <form
      className="stack inline-form"
      noValidate
      aria-label={t('screening.decide.new')}
      onSubmit={event => {
        event.preventDefault()
        if (!busy) save()
      }}
    >
      <p className="reading">{t('screening.decide.text')}</p>
      <Refusal refused={refused} />
      <RadioField
        id="decide-status"
        label={label('status')}
        value={said('status')}
        onValue={next => put({ status: next })}
        choices={choices(TRAFFICKING_STATUS)}
        problem={wrong === 'status' ? t('screening.decide.needsStatus') : undefined}
      />
      <LongTextField
        id="decide-grounds"
        label={t('screening.decide.reason')}
        hint={t('screening.decide.reasonHint')}
        value={said('grounds')}
        onValue={next => put({ grounds: next })}
        rows={5}
        problem={wrong === 'grounds' ? t('screening.decide.needsReason') : undefined}
      />
      <div className="pair">
        <SelectField
          label={label('decidedBy')}
          value={said('decidedBy')}
          onValue={next => put({ decidedBy: next })}
          choices={choices(DECIDER)}
        />
        <TextField
          label={label('decider')}
          value={said('decider')}
          onValue={next => put({ decider: next })}
          maxLength={200}
          autoComplete="off"
        />
      </div>
      <PartialDateField
        label={label('decidedOn')}
        value={said('decidedOn')}
        onValue={next => put({ decidedOn: next })}
      />
      <Tick
        label={label('formal')}
        note={t('screening.decide.formalNote')}
        checked={formal}
        onChecked={on => put({ formal: on })}
      />
      {formal && (
        <div className="pair">
          <SelectField
            label={label('appeal')}
            value={said('appeal')}
            onValue={next => put({ appeal: next })}
            choices={choices(APPEAL)}
            none={t('app.field.notAsked')}
          />
          <PartialDateField
            label={label('appealUntil')}
            value={said('appealUntil')}
            onValue={next => put({ appealUntil: next })}
          />
        </div>
      )}
      <div className="actions row end">
        <Button onClick={() => void drop().then(onClose)}>{t('app.cancel')}</Button>
        <Button look="primary" type="submit" busy={busy}>
          {t('screening.decide.save')}
        </Button>
      </div>
    </form>
  )
}
