import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '#app/parts/button.tsx'
import { RadioField, SelectField } from '#app/parts/choice.tsx'
import { Field, LongTextField, TextField } from '#app/parts/field.tsx'
import { firstWrong } from '#app/parts/first-wrong.ts'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { OpenRoot, Refused } from '#replica/types.ts'
import type { Names } from '../../ui/names.ts'
import { EXCEPTION_TELL, LEGAL_BASIS } from '../lists.ts'
import { inMonths, missingIn, NO_SCOPE, type Scope, scopeFacts } from './scope.ts'
import { WhatFields, WhomFields } from './scope-fields.tsx'

interface Props {
  root: OpenRoot
  names: Names
  onDone: () => void
}
const EMPTY = { basis: '', law: '', reason: '', tell: '', why: '', reconsider: inMonths(1) }

/** Asks for an exception: the law, the reason, whether she is told; it is in force once somebody else has signed it. */
export function AskException({ root, names, onDone }: Props) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const day = useId()
  const [scope, setScope] = useState<Scope>(NO_SCOPE)
  const [said, setSaid] = useState(EMPTY)
  const [tries, setTries] = useState(0)
  const tried = tries > 0
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (tries > 0) firstWrong(box.current)?.focus()
  }, [tries])
  const [refused, setRefused] = useState<Refused | undefined>()
  const set = (patch: Partial<typeof EMPTY>) => setSaid({ ...said, ...patch })
  const needed = (['basis', 'law', 'reason', 'tell'] as const).filter(field => said[field].trim() === '')
  const whyNeeded = said.tell === 'endangers' && said.why.trim() === ''
  const problem = (bad: boolean) => (tried && bad ? t('consents.ask.missing') : undefined)
  const save = () => {
    setTries(tries + 1)
    if (missingIn(scope).size > 0 || needed.length > 0 || whyNeeded) return
    act(async () => {
      const about = await scopeFacts(replica, root.root, scope)
      const month = new Date().toISOString().slice(0, 7)
      const { basis, tell, reconsider, law, reason, why } = said
      const facts = { state: 'inForce', basis, tell, month, ...(tell === 'told' ? {} : { reconsider }) }
      const narrative = { law, reason, ...(tell === 'endangers' ? { endangersWhy: why } : {}) }
      const made = about.ok
        ? await replica.create('lawfulException', {
            root: root.root,
            facts: { ...about.facts, ...facts },
            sealed: { narrative },
          })
        : about
      setRefused(made.ok ? undefined : made)
      if (!made.ok) return
      toast(t('consents.law.asked'))
      onDone()
    })
  }
  const fields = { root, names, scope, onScope: setScope, missing: tried ? missingIn(scope) : new Set<keyof Scope>() }
  return (
    <div ref={box} className="card stack" data-testid="ask-exception">
      <p className="sub reading">{t('consents.law.lead')}</p>
      <Refusal refused={refused} />
      <WhomFields {...fields} />
      <WhatFields {...fields} />
      <SelectField
        label={t('fields.lawfulException.basis.label')}
        problem={problem(needed.includes('basis'))}
        value={said.basis}
        none="—"
        onValue={basis => set({ basis })}
        choices={LEGAL_BASIS.values.map(value => ({ value, label: t(`lists.legalBasis.${value}`) }))}
      />
      <TextField
        label={t('fields.lawfulException.law.label')}
        problem={problem(needed.includes('law'))}
        value={said.law}
        onValue={law => set({ law })}
        maxLength={500}
      />
      <LongTextField
        label={t('fields.lawfulException.reason.label')}
        problem={problem(needed.includes('reason'))}
        value={said.reason}
        onValue={reason => set({ reason })}
        rows={3}
        maxLength={5000}
      />
      <RadioField
        label={t('fields.lawfulException.tell.label')}
        problem={problem(needed.includes('tell'))}
        value={said.tell}
        onValue={tell => set({ tell })}
        choices={EXCEPTION_TELL.values.map(value => ({ value, label: t(`lists.exceptionTell.${value}`) }))}
      />
      {said.tell === 'endangers' && (
        <LongTextField
          label={t('fields.lawfulException.endangersWhy.label')}
          problem={problem(whyNeeded)}
          value={said.why}
          onValue={why => set({ why })}
          rows={2}
          maxLength={5000}
        />
      )}
      {(said.tell === 'endangers' || said.tell === 'willTell') && (
        <Field label={t('fields.lawfulException.reconsider.label')} id={day}>
          {wiring => (
            <input
              {...wiring}
              type="date"
              className="input"
              value={said.reconsider}
              onChange={event => set({ reconsider: event.target.value || EMPTY.reconsider })}
            />
          )}
        </Field>
      )}
      <div className="row end">
        <Button onClick={onDone}>{t('app.cancel')}</Button>
        <Button look="primary" busy={busy} onClick={save}>
          {t('consents.law.ask')}
        </Button>
      </div>
    </div>
  )
}
