import { useEffect, useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { MultiField, SelectField } from '#app/parts/choice.tsx'
import { COMPARTMENTS, isCompartment } from '#records'
import type { ExportGiven } from '#replica/types.ts'
import { CONSENT_PURPOSE } from '../../lists.ts'
import { AUTHORITY } from '../lists.ts'

/** For which type of authority an export is, for what, and which sections: each case is held against her consent to exactly that. */
export function GivenFields({ onGiven, tried }: { onGiven: (given: ExportGiven | undefined) => void; tried: boolean }) {
  const { t } = useWords()
  const [whom, setWhom] = useState('')
  const [purpose, setPurpose] = useState('')
  const [sections, setSections] = useState<readonly string[]>(['header'])
  useEffect(() => {
    const compartments = sections.filter(isCompartment)
    const complete = whom !== '' && purpose !== '' && compartments.length > 0
    onGiven(complete ? { to: { kind: 'authority', whom }, purpose, compartments } : undefined)
  }, [whom, purpose, sections, onGiven])
  const problem = (empty: boolean) => (tried && empty ? t('consents.ask.missing') : undefined)
  return (
    <>
      <SelectField
        label={t('fields.disclosure.authority.label')}
        problem={problem(whom === '')}
        value={whom}
        none="—"
        onValue={setWhom}
        choices={AUTHORITY.values.map(value => ({ value, label: t(`lists.authority.${value}`) }))}
      />
      <SelectField
        label={t('fields.disclosure.purpose.label')}
        problem={problem(purpose === '')}
        value={purpose}
        none="—"
        onValue={setPurpose}
        choices={CONSENT_PURPOSE.values.map(value => ({ value, label: t(`lists.consentPurpose.${value}`) }))}
      />
      <MultiField
        label={t('fields.disclosure.compartments.label')}
        problem={problem(sections.length === 0)}
        value={sections}
        onValue={setSections}
        choices={COMPARTMENTS.map(value => ({ value, label: t(`lists.compartment.${value}`) }))}
      />
    </>
  )
}
