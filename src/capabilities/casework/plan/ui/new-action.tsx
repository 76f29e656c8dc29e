import { useRef, useState } from 'react'
import { Button } from '#app/parts/button.tsx'
import { SelectField } from '#app/parts/choice.tsx'
import { TextField } from '#app/parts/field.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { OpenRoot, Refused } from '#replica/types.ts'
import type { Names } from '../../ui/names.ts'
import { DONE_BY } from '../records.ts'

/** One line after the other: what, who, until when. Enter adds it and waits for the next. */
export function NewAction(props: {
  root: OpenRoot
  names: Names
  me: string
  /** What it is an action of: a goal, or what it comes from. */
  under: { goal: string } | { from: string }
  label: string
  onClose: () => void
}) {
  const { root, names, me, under, label, onClose } = props
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [what, setWhat] = useState('')
  const [doneBy, setDoneBy] = useState('')
  const [due, setDue] = useState('')
  const [partner, setPartner] = useState('')
  const [refused, setRefused] = useState<Refused | undefined>()
  const first = useRef<HTMLFormElement>(null)
  const save = () =>
    act(async () => {
      const narrative = {
        what: what.trim(),
        ...under,
        ...(doneBy ? { doneBy } : {}),
        ...(partner.trim() ? { partner: partner.trim() } : {}),
      }
      const facts = { status: 'open', ...(doneBy === 'person' ? {} : { assignee: me }), ...(due ? { due } : {}) }
      const outcome = await replica.create('task', { root: root.root, facts, sealed: { narrative } })
      setRefused(outcome.ok ? undefined : outcome)
      if (!outcome.ok) return
      setWhat('')
      setPartner('')
      first.current?.querySelector<HTMLElement>('input')?.focus()
    })
  return (
    <form
      ref={first}
      className="stack inline-form"
      aria-label={label}
      onSubmit={event => {
        event.preventDefault()
        if (what.trim() !== '' && !busy) save()
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <Refusal refused={refused} />
      <TextField label={t('plan.action')} value={what} onValue={setWhat} maxLength={500} autoFocus />
      <div className="pair">
        <SelectField
          label={t('fields.task.doneBy.label')}
          value={doneBy}
          onValue={setDoneBy}
          none={t('app.field.notAsked')}
          choices={DONE_BY.values.map(value => ({ value, label: t(`lists.doneBy.${value}`) }))}
        />
        <TextField label={t('plan.until')} type="date" value={due} onValue={setDue} />
      </div>
      <TextField label={t('fields.task.partner.label')} value={partner} onValue={setPartner} maxLength={200} />
      <div className="row end">
        <Button onClick={onClose}>{t('plan.enough')}</Button>
        <Button look="primary" type="submit" busy={busy}>
          {t('plan.addThis')}
        </Button>
      </div>
    </form>
  )
}
