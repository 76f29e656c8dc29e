import { useState } from 'react'
import { RecordForm } from '#app/forms/record-form.tsx'
import { labelOf } from '#app/forms/shown.ts'
import { useWords } from '#app/languages/index.ts'
import { MultiField, SelectField } from '#app/parts/choice.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import { formOf, type Part } from '#records'
import { CASEWORK_KINDS } from '../../records.ts'
import { useOwnFields } from '../../ui/names.ts'

/** Kinds whose form is generated; the others have screens of their own that ask what they need. */
const WITH_FORMS = [
  'case',
  'note',
  'task',
  'safeContact',
  'journeyStep',
  'document',
  'relation',
  'referral',
  'supportPlan',
  'traffickingEvent',
]
const NOWHERE = {
  people: [],
  teams: [],
  records: async () => [],
  recordName: () => '',
  addFile: async () => undefined,
  files: [],
}
const EMPTY = { facts: {}, sealed: {} }

/** Which questions a form asks, and how it looks then. What must be answered cannot be left out. */
export function Questions(props: { notAsked: readonly string[]; onNotAsked: (names: string[]) => void }) {
  const { t, language } = useWords()
  const own = useOwnFields()
  const [name, choose] = useState('')
  const kinds = WITH_FORMS.flatMap(wanted => CASEWORK_KINDS.find(kind => kind.name === wanted) ?? [])
  const kind = kinds.find(one => one.name === name)
  const parts: Part[] = kind ? ['facts', ...kind.compartments] : []
  const fields = kind ? parts.flatMap(part => formOf(kind, part, own)) : []
  // A field of one name may stand in several compartments (a document): it is asked in all of them or in none.
  const optional = [
    ...new Map(
      fields.filter(field => !field.required && field.control !== 'byName').map(field => [field.name, field]),
    ).values(),
  ]
  const key = (field: string) => `${name}.${field}`
  const asked = optional.filter(field => !props.notAsked.includes(key(field.name))).map(field => field.name)
  return (
    <Sheet title={t('configuring.questions.title')}>
      <div className="stack">
        <p className="sub reading">{t('configuring.questions.text')}</p>
        <SelectField
          label={t('configuring.questions.form')}
          value={name}
          onValue={choose}
          none={t('configuring.questions.choose')}
          choices={kinds.map(one => ({ value: one.name, label: t(`kinds.${one.name}.label`) }))}
        />
        {kind && (
          <>
            <MultiField
              label={t('configuring.questions.ask')}
              value={asked}
              onValue={names =>
                props.onNotAsked([
                  ...props.notAsked.filter(one => !one.startsWith(`${name}.`)),
                  ...optional.filter(field => !names.includes(field.name)).map(field => key(field.name)),
                ])
              }
              choices={optional.map(field => ({ value: field.name, label: labelOf(field, { t, language }) }))}
            />
            <details>
              <summary>{t('configuring.questions.preview')}</summary>
              <div className="card" inert>
                <RecordForm
                  kind={kind}
                  parts={parts}
                  own={own}
                  draft={EMPTY}
                  onDraft={() => {}}
                  context={NOWHERE}
                  problems={[]}
                  t={t}
                  without={new Set(optional.map(field => field.name).filter(field => !asked.includes(field)))}
                  heading={() => null}
                />
              </div>
            </details>
          </>
        )}
      </div>
    </Sheet>
  )
}
