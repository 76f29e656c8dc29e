import { useState } from 'react'
import { useWords } from '../../languages/index.ts'
import { RadioField } from '../../parts/choice.tsx'
import { LongTextField, TextField } from '../../parts/field.tsx'
import { NoteBox, Who } from '../../parts/sheet.tsx'
import { CONSENTS, DUES, type PRACTICE_STEPS, type Practice } from './place.ts'

interface Asked {
  practice: Practice
  onChange: (part: Partial<Practice>) => void
}

/** What one step asks, already filled in as the example goes; every answer may be changed. */
export function Questions({ step, ...asked }: Asked & { step: (typeof PRACTICE_STEPS)[number] }) {
  const { t } = useWords()
  const { practice, onChange } = asked
  switch (step) {
    case 'name':
      return (
        <TextField
          label={t('help.practice.name.field')}
          hint={t('help.practice.name.hint')}
          value={practice.name}
          onValue={name => onChange({ name })}
          maxLength={200}
        />
      )
    case 'contact':
      return (
        <>
          <CaseTeam />
          <TextField
            label={t('help.practice.contact.field')}
            value={practice.contact}
            onValue={contact => onChange({ contact })}
            maxLength={2000}
          />
          <TextField
            label={t('help.practice.contact.ifAsked')}
            value={practice.ifAsked}
            onValue={ifAsked => onChange({ ifAsked })}
            maxLength={2000}
          />
        </>
      )
    case 'story':
      return <Story {...asked} />
    case 'consent':
      return <Consent {...asked} />
    case 'next':
      return <Next {...asked} />
  }
}

function CaseTeam() {
  const { t } = useWords()
  return (
    <div>
      <Who>{t('help.practice.caseTeam')}</Who>
    </div>
  )
}

/** The note, and the one mistake that is made most: health written where everyone reads. */
function Story({ practice, onChange }: Asked) {
  const { t } = useWords()
  const [into, setInto] = useState('')
  return (
    <>
      <CaseTeam />
      <LongTextField
        label={t('help.practice.story.field')}
        value={practice.note}
        onValue={note => onChange({ note })}
        maxLength={20_000}
      />
      <RadioField
        label={t('help.practice.story.wrong')}
        value={into}
        onValue={setInto}
        choices={['note', 'health'].map(value => ({ value, label: t(`help.practice.story.wrongChoices.${value}`) }))}
      />
      <div aria-live="polite">
        {into === 'note' && <NoteBox tone="soon">{t('help.practice.story.wrongNote')}</NoteBox>}
        {into === 'health' && (
          <NoteBox tone="ok">
            {t('help.practice.story.wrongHealth')}
            <div>
              <Who>{t('help.practice.health')}</Who>
            </div>
          </NoteBox>
        )}
      </div>
    </>
  )
}

function Consent({ practice, onChange }: Asked) {
  const { t } = useWords()
  return (
    <>
      <RadioField
        label={t('help.practice.consent.field')}
        value={practice.consent}
        onValue={chosen => onChange({ consent: CONSENTS.find(one => one === chosen) ?? '' })}
        choices={CONSENTS.map(value => ({ value, label: t(`help.practice.consent.${value}`) }))}
      />
      <div aria-live="polite">
        {practice.consent && <NoteBox>{t(`help.practice.consent.said.${practice.consent}`)}</NoteBox>}
      </div>
    </>
  )
}

function Next({ practice, onChange }: Asked) {
  const { t } = useWords()
  return (
    <>
      <TextField
        label={t('help.practice.next.field')}
        value={practice.task}
        onValue={task => onChange({ task })}
        maxLength={2000}
      />
      <RadioField
        label={t('help.practice.next.due')}
        value={practice.due}
        onValue={chosen => onChange({ due: DUES.find(one => one === chosen) ?? 'tomorrow' })}
        choices={DUES.map(value => ({ value, label: t(`help.practice.next.${value}`) }))}
      />
    </>
  )
}
