import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../languages/index.ts'
import { Field, FieldNotes, type FieldProps } from './field.tsx'

export interface Choice {
  value: string
  label: string
}

/** One of a list. The first line is "not asked": no answer is forced on anyone. */
export function SelectField(
  props: FieldProps & {
    value: string
    onValue: (value: string) => void
    choices: readonly Choice[]
    /** The line for no answer; leave out when one answer is needed. */
    none?: string
  },
) {
  return (
    <Field label={props.label} hint={props.hint} problem={props.problem} id={props.id}>
      {wiring => (
        <select {...wiring} className="input" value={props.value} onChange={event => props.onValue(event.target.value)}>
          {props.none !== undefined && <option value="">{props.none}</option>}
          {props.choices.map(choice => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function Group(props: FieldProps & { children: ReactNode; many?: boolean | undefined }) {
  const own = useId()
  const id = props.id ?? own
  return (
    <fieldset className="field" id={id} aria-describedby={props.hint ? `${id}-hint` : undefined} tabIndex={-1}>
      <legend>{props.label}</legend>
      <FieldNotes {...props} id={id} />
      {props.children}
    </fieldset>
  )
}

/** More short answers than this stand beside each other. */
const FEW = 4
/** Letters of an answer that may stand in one line with others. */
const SHORT = 20
/** So many get a box to search in. */
const LONG = 14

/** Several of a list; a long list gets a box to search in. */
export function MultiField(
  props: FieldProps & { value: readonly string[]; onValue: (value: string[]) => void; choices: readonly Choice[] },
) {
  const { t } = useWords()
  const [wanted, want] = useState('')
  const long = props.choices.length > LONG
  const lower = wanted.toLocaleLowerCase()
  const shown = props.choices.filter(
    c => !lower || c.label.toLocaleLowerCase().includes(lower) || props.value.includes(c.value),
  )
  const toggle = (value: string, on: boolean) =>
    props.onValue(props.choices.map(c => c.value).filter(v => (v === value ? on : props.value.includes(v))))
  return (
    <Group {...props}>
      {long && (
        <input
          className="input"
          type="search"
          aria-label={t('app.field.narrowList', { label: props.label })}
          placeholder={t('app.field.narrow')}
          value={wanted}
          onChange={event => want(event.target.value)}
        />
      )}
      <div className={['choices', long ? 'many' : shown.length > FEW && 'beside'].filter(Boolean).join(' ')}>
        {shown.map(choice => (
          <label className="choice" key={choice.value}>
            <input
              type="checkbox"
              checked={props.value.includes(choice.value)}
              onChange={event => toggle(choice.value, event.target.checked)}
            />
            <span>
              <bdi>{choice.label}</bdi>
            </span>
          </label>
        ))}
      </div>
    </Group>
  )
}

/** One of a few, all visible at once. */
export function RadioField(
  props: FieldProps & {
    value: string
    onValue: (value: string) => void
    choices: ReadonlyArray<Choice & { note?: string }>
  },
) {
  const name = useId()
  const short = props.choices.length <= FEW && props.choices.every(one => !one.note && one.label.length <= SHORT)
  return (
    <Group {...props}>
      <div className={short ? 'choices short' : 'choices'}>
        {props.choices.map(choice => (
          <label className="choice" key={choice.value}>
            <input
              type="radio"
              name={name}
              checked={props.value === choice.value}
              onChange={() => props.onValue(choice.value)}
            />
            <span>
              <bdi>{choice.label}</bdi>
              {choice.note && <small>{choice.note}</small>}
            </span>
          </label>
        ))}
      </div>
    </Group>
  )
}

/** One thing that is so or not. */
export function Tick(props: {
  label: string
  note?: string
  /** What is wrong and what to do, already translated. */
  problem?: string | undefined
  checked: boolean
  onChecked: (on: boolean) => void
}) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        aria-invalid={props.problem ? true : undefined}
        checked={props.checked}
        onChange={event => props.onChecked(event.target.checked)}
      />
      <span>
        <bdi>{props.label}</bdi>
        {props.note && <small>{props.note}</small>}
        {props.problem && <small className="wrong">{props.problem}</small>}
      </span>
    </label>
  )
}
