import { useState } from 'react'
import { Button } from '#app/parts/button.tsx'
import { RadioField, SelectField } from '#app/parts/choice.tsx'
import { LongTextField } from '#app/parts/field.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { OpenRecord, OpenRoot, Refused, SealedValues } from '#replica/types.ts'
import { dayHere } from '../../today/today.ts'
import { type Names, text } from '../../ui/names.ts'
import { WhoCanOpen } from '../../ui/who-can-open.tsx'
import { outcomePart, WHY_NOT } from '../records.ts'

const ENDS = ['happened', 'notHappened', 'cancelled'] as const

/** Whether it took place, why not, and what came of it: written where only those who may know it can open it. */
export function OutcomeForm(props: { root: OpenRoot; names: Names; record: OpenRecord; onClose: () => void }) {
  const { root, names, record, onClose } = props
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const part = outcomePart(record.facts.type)
  const sealed: SealedValues = record.sealed
  const [status, setStatus] = useState(ENDS.find(one => one === record.facts.status) ?? 'happened')
  const [whyNot, setWhyNot] = useState(text(record.facts.whyNot))
  const [outcome, setOutcome] = useState(text(sealed[part]?.outcome))
  const [refused, setRefused] = useState<Refused | undefined>()
  const mayWrite = root.mine.includes(part)
  const save = () =>
    act(async () => {
      const facts = {
        status,
        doneMonth: (text(record.facts.due) || dayHere(Date.now())).slice(0, 7),
        whyNot: status === 'happened' || whyNot === '' ? null : whyNot,
      }
      const written = mayWrite && outcome.trim() !== '' ? { [part]: { outcome: outcome.trim() } } : undefined
      const done = await replica.change(
        { root: root.root, rec: record.rec },
        { facts, ...(written ? { sealed: written } : {}) },
        record,
      )
      setRefused(done.ok ? undefined : done)
      if (!done.ok) return
      toast(t('app.saved'))
      onClose()
    })
  return (
    <form
      className="stack inline-form"
      aria-label={t('services.how')}
      onSubmit={event => {
        event.preventDefault()
        if (!busy) save()
      }}
    >
      <Refusal refused={refused} />
      <RadioField
        label={t('services.how')}
        value={status}
        onValue={value => setStatus(ENDS.find(one => one === value) ?? 'happened')}
        choices={ENDS.map(value => ({ value, label: t(`lists.serviceStatus.${value}`) }))}
      />
      {status !== 'happened' && (
        <SelectField
          label={t('fields.service.whyNot.label')}
          value={whyNot}
          onValue={setWhyNot}
          none={t('app.field.notAsked')}
          choices={WHY_NOT.values.map(value => ({ value, label: t(`lists.whyNot.${value}`) }))}
        />
      )}
      {mayWrite ? (
        <>
          <WhoCanOpen root={root} part={part} names={names} />
          <LongTextField label={t('fields.service.outcome.label')} value={outcome} onValue={setOutcome} rows={4} />
        </>
      ) : (
        <p className="sub">{t('services.notYours', { part: t(`compartments.${part}.label`) })}</p>
      )}
      <div className="row end">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="primary" type="submit" busy={busy}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  )
}
