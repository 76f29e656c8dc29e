import { languageChoices } from '#app/forms/codes.ts'
import { useWords } from '#app/languages/index.ts'
import { RadioField, SelectField } from '#app/parts/choice.tsx'
import { LongTextField, TextField } from '#app/parts/field.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import type { Values } from '#replica/types.ts'
import { SAFE_NOW } from '../../contact/records.ts'
import { text } from '../../ui/names.ts'
import { CONFLICT_ASKED, INTERPRETATION, SCREENING_AGE } from '../records.ts'

interface Props {
  values: Values
  onValues: (values: Values) => void
}

/** What guards her before a question is asked: is it safe, does she agree, who is in the room, who interprets. */
export function Protocol({ values, onValues }: Props) {
  const { t, language } = useWords()
  const choices = (list: { name: string; values: readonly string[] }) =>
    list.values.map(value => ({ value, label: t(`lists.${list.name}.${value}`) }))
  const label = (name: string) => t(`fields.interview.${name}.label`)
  const yesNo = [
    { value: 'yes', label: t('app.field.yes') },
    { value: 'no', label: t('app.field.no') },
  ]
  const interpreted = !['', 'notNeeded'].includes(text(values.interpretation))
  return (
    <div className="stack">
      <RadioField
        label={label('safeNow')}
        hint={t('screening.protocol.safeHint')}
        value={text(values.safeNow)}
        onValue={safeNow => onValues({ safeNow })}
        choices={choices(SAFE_NOW)}
      />
      {(values.safeNow === 'no' || values.safeNow === 'notSure') && (
        <NoteBox tone="danger" live title={t('screening.protocol.unsafe')}>
          <p>{t('screening.protocol.unsafeText')}</p>
        </NoteBox>
      )}
      <RadioField
        label={label('agreed')}
        hint={t('screening.protocol.agreedHint')}
        value={values.agreed === true ? 'yes' : values.agreed === false ? 'no' : ''}
        onValue={agreed => onValues({ agreed: agreed === 'yes' })}
        choices={yesNo}
      />
      {values.agreed === false && (
        <NoteBox tone="soon" live>
          {t('screening.protocol.refused')}
        </NoteBox>
      )}
      <div className="pair">
        <SelectField
          label={label('language')}
          value={text(values.language)}
          onValue={next => onValues({ language: next })}
          choices={languageChoices(language)}
          none={t('app.field.notAsked')}
        />
        <SelectField
          label={label('age')}
          hint={t('screening.protocol.ageHint')}
          value={text(values.age)}
          onValue={age => onValues({ age })}
          choices={choices(SCREENING_AGE)}
        />
      </div>
      <TextField
        label={label('wished')}
        hint={t('screening.protocol.wishedHint')}
        value={text(values.wished)}
        onValue={wished => onValues({ wished })}
        maxLength={500}
        autoComplete="off"
      />
      <TextField
        label={label('present')}
        value={text(values.present)}
        onValue={present => onValues({ present })}
        maxLength={500}
        autoComplete="off"
      />
      <SelectField
        label={label('interpretation')}
        value={text(values.interpretation)}
        onValue={interpretation => onValues({ interpretation })}
        choices={choices(INTERPRETATION)}
        none={t('app.field.notAsked')}
      />
      {interpreted && (
        <>
          <TextField
            label={label('interpreter')}
            hint={t('screening.protocol.interpreterHint')}
            value={text(values.interpreter)}
            onValue={interpreter => onValues({ interpreter })}
            maxLength={200}
            autoComplete="off"
          />
          <RadioField
            label={label('interpreterConflict')}
            hint={t('screening.protocol.conflictHint')}
            value={text(values.interpreterConflict)}
            onValue={interpreterConflict => onValues({ interpreterConflict })}
            choices={choices(CONFLICT_ASKED)}
          />
          {values.interpreterConflict === 'found' && (
            <>
              <NoteBox tone="danger" live>
                {t('screening.protocol.conflict')}
              </NoteBox>
              <LongTextField
                label={label('conflictRemark')}
                value={text(values.conflictRemark)}
                onValue={conflictRemark => onValues({ conflictRemark })}
                rows={2}
              />
            </>
          )}
        </>
      )}
    </div>
  )
}
