import { useState } from 'react'
import { Button } from '#app/parts/button.tsx'
import { MultiField, RadioField, SelectField } from '#app/parts/choice.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { LongTextField } from '#app/parts/field.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import { isCompartment, recipientOf } from '#records'
import type { OpenRecord, OpenRoot, Refused } from '#replica/types.ts'
import { dayHere } from '../../today/today.ts'
import { type Names, text, texts } from '../../ui/names.ts'
import { recipientName } from './said.ts'

interface Props {
  root: OpenRoot
  names: Names
  record: OpenRecord
  onClose: () => void
}

/** Notes that something she agreed to was told or referred; the server takes it only while the consent holds. */
export function TellDialog({ root, names, record, onClose }: Props) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [how, setHow] = useState('referral')
  const [purpose, setPurpose] = useState(texts(record.facts.purposes)[0] ?? '')
  const [sections, setSections] = useState<readonly string[]>(texts(record.facts.compartments))
  const [what, setWhat] = useState('')
  const [refused, setRefused] = useState<Refused | undefined>()
  const to = recipientOf(record.facts)
  const save = () =>
    act(async () => {
      if (!to) return
      const narrative = { givenOn: dayHere(Date.now()), ...(what.trim() ? { what } : {}) }
      const done = await replica.disclose(root.root, {
        how,
        to,
        purpose,
        compartments: sections.filter(isCompartment),
        basis: record.rec,
        sealed: { narrative },
      })
      setRefused(done.ok ? undefined : done)
      if (!done.ok) return
      toast(t('consents.ask.saved'))
      onClose()
    })
  return (
    <Dialog title={recipientName(record.facts, root, names)} onClose={onClose}>
      <div className="stack">
        <Refusal refused={refused} />
        <RadioField
          label={t('fields.disclosure.how.label')}
          value={how}
          onValue={setHow}
          choices={['referral', 'spoken'].map(value => ({ value, label: t(`lists.disclosureHow.${value}`) }))}
        />
        <SelectField
          label={t('fields.disclosure.purpose.label')}
          value={purpose}
          onValue={setPurpose}
          choices={texts(record.facts.purposes).map(value => ({ value, label: t(`lists.consentPurpose.${value}`) }))}
        />
        <MultiField
          label={t('fields.disclosure.compartments.label')}
          value={sections}
          onValue={setSections}
          choices={texts(record.facts.compartments).map(value => ({ value, label: t(`lists.compartment.${value}`) }))}
        />
        <LongTextField
          label={t('fields.disclosure.what.label')}
          value={what}
          onValue={setWhat}
          rows={3}
          maxLength={5000}
        />
        {text(record.sealed.narrative?.withhold) && (
          <p>{t('consents.list.withheld', { text: text(record.sealed.narrative?.withhold) })}</p>
        )}
        <div className="row end">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" busy={busy} disabled={sections.length === 0} onClick={save}>
            {t('consents.list.told')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
