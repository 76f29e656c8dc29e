import type { FormField } from '#records'
import type { FileValue } from '#replica/types.ts'
import { FilesField, type ReadyFile } from '../documents/files-field.tsx'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { type Choice, MultiField, SelectField } from '../parts/choice.tsx'
import { LongTextField, TextField } from '../parts/field.tsx'
import { PartialDateField } from '../parts/partial-date.tsx'
import { countryChoices, languageChoices } from './codes.ts'
import { type FindRecords, RecordPicker } from './record-picker.tsx'
import { hintOf, labelOf, optionLabel } from './shown.ts'

/** What the controls need from the page around them. */
export interface FormContext {
  people: readonly Choice[]
  teams: readonly Choice[]
  /** Records that fit what was typed, for choosing one. */
  records: FindRecords
  recordName: (id: string) => string
  /** Seals a file of this case and gives what the document keeps of it. */
  addFile: (file: ReadyFile) => Promise<FileValue | undefined>
  /** Files that were dropped or pasted before the form was there. */
  files: readonly File[]
}
export interface ControlProps {
  field: FormField
  value: unknown
  onValue: (value: unknown) => void
  context: FormContext
  problem?: string | undefined
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter(one => typeof one === 'string') : [])
export const controlId = (field: FormField): string => `field-${field.part}-${field.name}`

/** One field of a generated form, in the control its declaration asks for. */
export function Control(props: ControlProps) {
  const { t, language, tag } = useWords()
  const { field, value, onValue, context, problem } = props
  const asked = {
    label: labelOf(field, { t, language, tag }),
    hint: hintOf(field, { t }),
    problem,
    id: controlId(field),
  }
  if (field.control === 'files')
    return <FilesField {...asked} value={value} onValue={onValue} addFile={context.addFile} dropped={context.files} />
  if (field.control === 'record')
    return (
      <RecordPicker
        {...asked}
        value={text(value)}
        onValue={onValue}
        find={context.records}
        nameOf={context.recordName}
      />
    )
  if (field.control === 'byName') return null
  const choices = choicesOf(field, context, { t, language, tag })
  if (field.control === 'choices' || (choices && field.repeated)) {
    return <MultiField {...asked} value={texts(value)} onValue={onValue} choices={choices ?? []} />
  }
  if (field.repeated) return <Repeated {...props} />
  if (choices) {
    const known = choices.some(choice => choice.value === value) || text(value) === ''
    const shown = known
      ? choices
      : [...choices, { value: text(value), label: optionLabel(field, text(value), { t, language, tag }) }]
    return (
      <SelectField {...asked} value={text(value)} onValue={onValue} choices={shown} none={t('app.field.notAsked')} />
    )
  }
  switch (field.control) {
    case 'yesNo': {
      const yesNo = [
        { value: 'yes', label: t('app.field.yes') },
        { value: 'no', label: t('app.field.no') },
      ]
      const now = value === true ? 'yes' : value === false ? 'no' : ''
      return (
        <SelectField
          {...asked}
          value={now}
          onValue={next => onValue(next === '' ? undefined : next === 'yes')}
          choices={yesNo}
          none={t('app.field.notAsked')}
        />
      )
    }
    case 'partialDay':
    case 'month':
      return (
        <PartialDateField
          {...asked}
          value={text(value)}
          onValue={onValue}
          precision={field.control === 'month' ? 'month' : 'day'}
        />
      )
    case 'day':
      return <TextField {...asked} type="date" value={text(value)} onValue={onValue} />
    case 'paragraphs':
      return <LongTextField {...asked} value={text(value)} onValue={onValue} rows={5} />
    case 'number':
      return (
        <TextField
          {...asked}
          inputMode="decimal"
          value={text(value)}
          onValue={next => onValue(next.trim() === '' ? undefined : Number.isNaN(Number(next)) ? next : Number(next))}
        />
      )
    default:
      return (
        <TextField
          {...asked}
          type={field.control === 'email' ? 'email' : 'text'}
          inputMode={field.control === 'phone' ? 'tel' : 'text'}
          value={text(value)}
          onValue={onValue}
          autoComplete="off"
          {...(field.max ? { maxLength: field.max } : {})}
        />
      )
  }
}

function choicesOf(
  field: FormField,
  context: FormContext,
  words: Parameters<typeof optionLabel>[2],
): readonly Choice[] | undefined {
  switch (field.control) {
    case 'choice':
    case 'choices':
      return [...(field.list?.values ?? []), ...Object.keys(field.own?.values ?? {})].map(value => ({
        value,
        label: optionLabel(field, value, words),
      }))
    case 'country':
      return countryChoices(words.language)
    case 'language':
      return languageChoices(words.language)
    case 'person':
      return context.people
    case 'team':
      return context.teams
    default:
      return undefined
  }
}

/** Several lines of one field (other names, further phones): one more, one less. */
function Repeated({ field, value, onValue, problem }: ControlProps) {
  const { t, language, tag } = useWords()
  const lines = texts(value)
  const shown = lines.length === 0 ? [''] : lines
  const label = labelOf(field, { t, language, tag })
  const put = (index: number, line: string) => onValue(shown.map((one, at) => (at === index ? line : one)))
  return (
    <fieldset className="field" id={controlId(field)} tabIndex={-1}>
      <legend>{label}</legend>
      {hintOf(field, { t }) && <p className="hint">{hintOf(field, { t })}</p>}
      {problem && <p className="wrong">{problem}</p>}
      <div className="items">
        {shown.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
          <div className="row" key={index}>
            <input
              className="input"
              aria-label={`${label} ${index + 1}`}
              dir="auto"
              value={line}
              onChange={event => put(index, event.target.value)}
              autoComplete="off"
            />
            <Button
              small
              aria-label={t('app.field.removeOne', { label, number: index + 1 })}
              onClick={() => onValue(shown.filter((_, at) => at !== index))}
            >
              {t('app.remove')}
            </Button>
          </div>
        ))}
      </div>
      <Button small onClick={() => onValue([...shown, ''])}>
        {t('app.field.addOne')}
      </Button>
    </fieldset>
  )
}
