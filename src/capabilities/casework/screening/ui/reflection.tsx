import { useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { Button } from '#app/parts/button.tsx'
import { SelectField } from '#app/parts/choice.tsx'
import { TextField } from '#app/parts/field.tsx'
import { NoteBox, Pill, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { OpenRecord, OpenRoot, Refused } from '#replica/types.ts'
import { REVIEW_DAYS } from '../../configuration/read.ts'
import { useConfiguration } from '../../configuration/ui/use-configuration.ts'
import { dayHere } from '../../today/today.ts'
import { type Names, text } from '../../ui/names.ts'
import { WhoCanOpen } from '../../ui/who-can-open.tsx'
import { REFLECTION_LAW } from '../records.ts'
import { countReflection, REFLECTION_LENGTH, usualLength } from '../reflection.ts'

const today = () => dayHere(Date.now())

/** The reflection period: which day it is, until when, from which law. */
export function Reflection({ root, names }: { root: OpenRoot; names: Names }) {
  const { t } = names
  const [adding, add] = useState(false)
  const periods = root.records.filter(record => record.kind === 'reflectionPeriod').toReversed()
  const mine = root.mine.includes('narrative')
  return (
    <Sheet
      title={t('kinds.reflectionPeriod.label')}
      who={<WhoCanOpen root={root} part="narrative" names={names} />}
      actions={
        mine &&
        !adding && (
          <Button small onClick={() => add(true)}>
            {t('screening.reflection.begin')}
          </Button>
        )
      }
    >
      {periods.length === 0 && !adding && <p className="sub">{t('screening.reflection.none')}</p>}
      {periods.map(record => (
        <Period key={record.rec} record={record} names={names} mine={mine} />
      ))}
      {adding && <Begin root={root} names={names} onClose={() => add(false)} />}
    </Sheet>
  )
}

function Period({ record, names, mine }: { record: OpenRecord; names: Names; mine: boolean }) {
  const { t, language } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const values = record.sealed.narrative
  if (!values) return <NoteBox>{t('cases.closedPart')}</NoteBox>
  const days = typeof values.days === 'number' ? values.days : 0
  const counted = countReflection(text(values.startsOn), days, today(), text(values.endedOn) || undefined)
  if (!counted) return null
  const law = text(values.lawName) || (text(values.law) && t(`lists.reflectionLaw.${text(values.law)}`))
  const { ends } = counted
  return (
    <div className="row" data-testid="reflection">
      <span className="grow">
        {counted.state === 'running' && (
          <b>{t('screening.reflection.day', { day: counted.day, days: counted.days })} · </b>
        )}
        {counted.state !== 'running' && <Pill>{t(`screening.reflection.${counted.state}`)}</Pill>}{' '}
        {t('screening.reflection.from', {
          from: writtenDay(text(values.startsOn), language),
          until: writtenDay(ends, language),
        })}
        {law && <span className="sub">{law}</span>}
      </span>
      {mine && counted.state === 'running' && (
        <Button
          small
          look="quiet"
          busy={busy}
          onClick={() =>
            act(async () => {
              const ended = await replica.change(record, { sealed: { narrative: { endedOn: today() } } }, record)
              if (ended.ok)
                toast(t('screening.reflection.ended'), {
                  label: t('screening.reflection.undo'),
                  onPress: () => void replica.change(record, { sealed: { narrative: { endedOn: null } } }),
                })
            })
          }
        >
          {t('screening.reflection.end')}
        </Button>
      )}
    </div>
  )
}

function Begin({ root, names, onClose }: { root: OpenRoot; names: Names; onClose: () => void }) {
  const { t, language } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [law, setLaw] = useState<keyof typeof REFLECTION_LENGTH>('coe197')
  const [lawName, setLawName] = useState('')
  const [startsOn, setStart] = useState(today())
  const kept = useConfiguration()?.reviewDays.reflection
  const decided = kept === REVIEW_DAYS.reflection ? undefined : kept
  const [typed, setDays] = useState<string | undefined>()
  const [wrong, setWrong] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const length = REFLECTION_LENGTH[law]
  const least = 'least' in length ? length.least : undefined
  const days = typed ?? String(usualLength(law, decided) ?? '')
  const count = Number(days)
  const counted = countReflection(startsOn, count, today())
  const choose = (next: string) => {
    const found = REFLECTION_LAW.values.find(one => one === next)
    if (!found) return
    setLaw(found)
    setDays(undefined)
  }
  const save = () => {
    setWrong(!counted)
    if (!counted) return document.getElementById('reflection-days')?.focus()
    act(async () => {
      const narrative = {
        law,
        startsOn,
        days: count,
        ...(lawName.trim() ? { lawName: lawName.trim() } : {}),
      }
      const made = await replica.create('reflectionPeriod', { root: root.root, sealed: { narrative } })
      if (!made.ok) return setRefused(made)
      toast(t('app.saved'))
      onClose()
    })
  }
  return (
    <form
      className="stack inline-form"
      noValidate
      aria-label={t('screening.reflection.begin')}
      onSubmit={event => {
        event.preventDefault()
        if (!busy) save()
      }}
    >
      <Refusal refused={refused} />
      <SelectField
        label={t('fields.reflectionPeriod.law.label')}
        value={law}
        onValue={choose}
        choices={REFLECTION_LAW.values.map(value => ({ value, label: t(`lists.reflectionLaw.${value}`) }))}
      />
      <TextField
        label={t('fields.reflectionPeriod.lawName.label')}
        value={lawName}
        onValue={setLawName}
        maxLength={300}
        autoComplete="off"
      />
      <div className="pair">
        <TextField
          label={t('fields.reflectionPeriod.startsOn.label')}
          type="date"
          value={startsOn}
          onValue={setStart}
        />
        <TextField
          id="reflection-days"
          problem={wrong && !counted ? t('problems.reflection.length') : undefined}
          label={t('fields.reflectionPeriod.days.label')}
          hint={
            least === undefined ? t('screening.reflection.byLaw') : t('screening.reflection.least', { days: least })
          }
          inputMode="numeric"
          value={days}
          onValue={value => setDays(value.replace(/\D/g, '').slice(0, 4))}
        />
      </div>
      {counted && <p>{t('screening.reflection.last', { day: writtenDay(counted.ends, language) })}</p>}
      {least !== undefined && count > 0 && count < least && (
        <NoteBox tone="soon" live>
          {t('screening.reflection.tooShort', { days: least })}
        </NoteBox>
      )}
      <div className="actions row end">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="primary" type="submit" busy={busy}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  )
}
