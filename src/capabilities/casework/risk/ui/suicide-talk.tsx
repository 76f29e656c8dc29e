import { useState } from 'react'
import { Button } from '#app/parts/button.tsx'
import { MultiField, RadioField } from '#app/parts/choice.tsx'
import { LongTextField } from '#app/parts/field.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { Draft, OpenRoot, Refused } from '#replica/types.ts'
import { useConfiguration } from '../../configuration/ui/use-configuration.ts'
import { dayHere } from '../../today/today.ts'
import { useKeptForm } from '../../ui/kept-form.ts'
import { type Names, text, texts } from '../../ui/names.ts'
import { WhoCanOpen } from '../../ui/who-can-open.tsx'
import { leadToTell, recordRisk } from '../record-risk.ts'
import { SUICIDE_ASKED, SUICIDE_DONE } from '../records.ts'
import { suicideQuestions, suicideWay } from '../suicide.ts'

interface Props {
  root: OpenRoot
  names: Names
  me: string
  begun: Draft | undefined
  onClose: () => void
}
const today = () => dayHere(Date.now())

/** Asking about suicide, in plain words, with what to do now beside each answer. */
export function SuicideTalk({ root, names, me, onClose, begun }: Props) {
  const { t } = names
  const replica = useReplica()
  const configuration = useConfiguration()
  const { busy, act } = useAct()
  const { values, put, drop } = useKeptForm(root.root, 'suicideCheck', begun, {})
  const [refused, setRefused] = useState<Refused | undefined>()
  const way = suicideWay(values)
  const lead = leadToTell(root, names.teams, me)
  const urgent = way === 'now' || way === 'today'
  const save = () =>
    act(async () => {
      const day = today()
      const written = Object.entries(values).filter(
        ([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0),
      )
      const narrative = {
        ...Object.fromEntries(written),
        askedOn: day,
        ...(urgent && lead ? { told: [lead] } : {}),
      }
      const made = await replica.create('suicideCheck', {
        root: root.root,
        facts: { month: day.slice(0, 7) },
        sealed: { narrative },
      })
      if (!made.ok) return setRefused(made)
      await drop()
      if (urgent) {
        const raised = await recordRisk(
          replica,
          root,
          {
            level: 'high',
            areas: ['selfHarm'],
            reasons: t('riskSafety.suicide.reason'),
            assessedOn: day,
            reviewOn: day,
          },
          {
            me,
            teams: names.teams,
            today: day,
            task: t('riskSafety.suicide.task'),
            secondLook: configuration?.approvals.highRisk !== 'nobody',
          },
        )
        if (!raised.ok) return setRefused(raised)
      }
      toast(urgent && lead ? t('riskSafety.level.toldNow', { name: names.personName(lead) }) : t('app.saved'))
      onClose()
    })
  return (
    <Sheet title={t('kinds.suicideCheck.label')} who={<WhoCanOpen root={root} part="narrative" names={names} />}>
      <form
        className="stack"
        noValidate
        aria-label={t('kinds.suicideCheck.label')}
        onSubmit={event => {
          event.preventDefault()
          if (!busy) save()
        }}
      >
        <p className="reading">{t('riskSafety.suicide.text')}</p>
        <Refusal refused={refused} />
        {suicideQuestions(values).map(name => (
          <RadioField
            key={name}
            label={t(`riskSafety.suicide.ask.${name}`)}
            value={text(values[name])}
            onValue={value => put({ [name]: value })}
            choices={SUICIDE_ASKED.values.map(value => ({ value, label: t(`lists.suicideAsked.${value}`) }))}
          />
        ))}
        <div aria-live="polite">
          {way !== 'notAsked' && (
            <NoteBox
              tone={way === 'now' ? 'danger' : way === 'today' ? 'soon' : 'ok'}
              title={t(`riskSafety.suicide.way.${way}.title`)}
            >
              <p>{t(`riskSafety.suicide.way.${way}.text`)}</p>
              {urgent && (
                <p>
                  {lead === undefined
                    ? t('riskSafety.suicide.tellSomebody')
                    : t('riskSafety.suicide.tells', { name: names.personName(lead) })}
                </p>
              )}
              <p>{t('riskSafety.suicide.notAlone')}</p>
            </NoteBox>
          )}
        </div>
        <LongTextField
          label={t('fields.suicideCheck.inHerWords.label')}
          value={text(values.inHerWords)}
          onValue={inHerWords => put({ inHerWords })}
          rows={3}
        />
        <LongTextField
          label={t('fields.suicideCheck.whatHolds.label')}
          value={text(values.whatHolds)}
          onValue={whatHolds => put({ whatHolds })}
          rows={2}
        />
        <MultiField
          label={t('fields.suicideCheck.done.label')}
          value={texts(values.done)}
          onValue={done => put({ done })}
          choices={SUICIDE_DONE.values.map(value => ({ value, label: t(`lists.suicideDone.${value}`) }))}
        />
        <LongTextField
          label={t('fields.suicideCheck.next.label')}
          value={text(values.next)}
          onValue={next => put({ next })}
          rows={2}
        />
        <div className="actions row end">
          <Button onClick={onClose}>{t('riskSafety.suicide.later')}</Button>
          <Button look="primary" type="submit" busy={busy}>
            {t('app.save')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
