import { useId } from 'react'
import { Button } from '#app/parts/button.tsx'
import { MultiField, SelectField } from '#app/parts/choice.tsx'
import { Field, TextField } from '#app/parts/field.tsx'
import { COMPARTMENTS } from '#records'
import type { OpenRoot } from '#replica/types.ts'
import { CONSENT_PURPOSE } from '../../lists.ts'
import type { Names } from '../../ui/names.ts'
import { OUTSIDE_TYPE } from '../lists.ts'
import { inMonths, recipientChoices, type Scope } from './scope.ts'

interface Props {
  root: OpenRoot
  names: Names
  scope: Scope
  onScope: (scope: Scope) => void
  missing: ReadonlySet<keyof Scope>
}
const MONTHS = [1, 3, 6] as const

/** Whom it is about. */
export function WhomFields({ root, names, scope, onScope, missing }: Props) {
  const { t } = names
  const wrong = (field: keyof Scope) => (missing.has(field) ? t('consents.ask.missing') : undefined)
  return (
    <>
      <SelectField
        label={t('consents.ask.whom')}
        hint={t('consents.ask.whomHint')}
        problem={wrong('whom')}
        value={scope.whom}
        none="—"
        onValue={whom => onScope({ ...scope, whom })}
        choices={recipientChoices(root, names)}
      />
      {scope.whom === 'new' && (
        <>
          <TextField
            label={t('consents.ask.name')}
            problem={wrong('newName')}
            value={scope.newName}
            onValue={newName => onScope({ ...scope, newName })}
            maxLength={200}
          />
          <SelectField
            label={t('consents.ask.kind')}
            value={scope.newType}
            onValue={newType => onScope({ ...scope, newType })}
            choices={OUTSIDE_TYPE.values.map(value => ({ value, label: t(`lists.outsideType.${value}`) }))}
          />
        </>
      )}
    </>
  )
}

/** What of it, for what, and until when. */
export function WhatFields({ names, scope, onScope, missing }: Props) {
  const { t } = names
  const day = useId()
  const wrong = (field: keyof Scope) => (missing.has(field) ? t('consents.ask.missing') : undefined)
  const choose = (months: number) => onScope({ ...scope, until: inMonths(months) })
  return (
    <>
      <MultiField
        label={t('consents.ask.purposes')}
        problem={wrong('purposes')}
        value={scope.purposes}
        onValue={purposes => onScope({ ...scope, purposes })}
        choices={CONSENT_PURPOSE.values.map(value => ({ value, label: t(`lists.consentPurpose.${value}`) }))}
      />
      <MultiField
        label={t('consents.ask.sections')}
        hint={t('consents.ask.sectionsHint')}
        problem={wrong('sections')}
        value={scope.sections}
        onValue={sections => onScope({ ...scope, sections: ['header', ...sections.filter(one => one !== 'header')] })}
        choices={COMPARTMENTS.map(value => ({ value, label: t(`lists.compartment.${value}`) }))}
      />
      <Field label={t('consents.ask.until')} problem={wrong('until')} id={day}>
        {wiring => (
          <input
            {...wiring}
            type="date"
            className="input"
            value={scope.until}
            onChange={event => onScope({ ...scope, until: event.target.value })}
          />
        )}
      </Field>
      <div className="row">
        {MONTHS.map(months => (
          <Button small key={months} onClick={() => choose(months)}>
            {t(`consents.ask.month${months}`)}
          </Button>
        ))}
        <Button small onClick={() => choose(12)}>
          {t('consents.ask.year')}
        </Button>
      </div>
    </>
  )
}
