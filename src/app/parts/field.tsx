import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId, useState } from 'react'
import { useWords } from '../languages/index.ts'

export interface FieldProps {
  label: string
  /** Says why it is asked or how to answer. */
  hint?: string | undefined
  /** What is wrong and what to do, already translated. */
  problem?: string | undefined
  /** The place an error summary leads to. */
  id?: string | undefined
}
interface Wiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** Label above, hint and problem below it, wired together for whoever listens instead of looking. */
export function Field(props: FieldProps & { narrow?: boolean; children: (wiring: Wiring) => ReactNode }) {
  const own = useId()
  const id = props.id ?? own
  const described = [props.hint && `${id}-hint`, props.problem && `${id}-wrong`].filter(Boolean).join(' ')
  return (
    <div className={props.narrow ? 'field narrow' : 'field'}>
      <label htmlFor={id}>{props.label}</label>
      <FieldNotes {...props} id={id} />
      {props.children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': props.problem ? true : undefined,
      })}
    </div>
  )
}

export function FieldNotes({
  hint,
  problem,
  id,
}: {
  hint?: string | undefined
  problem?: string | undefined
  id: string
}) {
  return (
    <>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {problem && (
        <div className="wrong" id={`${id}-wrong`}>
          {problem}
        </div>
      )}
    </>
  )
}

type Native<T> = Omit<T, 'value' | 'onChange' | 'id' | 'className'>
interface TextProps extends FieldProps, Native<InputHTMLAttributes<HTMLInputElement>> {
  value: string
  onValue: (value: string) => void
}

export function TextField({ label, hint, problem, id, value, onValue, ...rest }: TextProps) {
  return (
    <Field label={label} hint={hint} problem={problem} id={id}>
      {wiring => (
        <input
          dir="auto"
          {...rest}
          {...wiring}
          className="input"
          value={value}
          onChange={event => onValue(event.target.value)}
        />
      )}
    </Field>
  )
}

interface LongProps extends FieldProps, Native<TextareaHTMLAttributes<HTMLTextAreaElement>> {
  value: string
  onValue: (value: string) => void
}

export function LongTextField({ label, hint, problem, id, value, onValue, ...rest }: LongProps) {
  return (
    <Field label={label} hint={hint} problem={problem} id={id}>
      {wiring => (
        <textarea
          dir="auto"
          {...rest}
          {...wiring}
          className="input"
          value={value}
          onChange={event => onValue(event.target.value)}
        />
      )}
    </Field>
  )
}

/** A passphrase: hidden at first, readable on wish, because six words are long to type blind. */
export function PassphraseField(
  props: FieldProps & {
    value: string
    onValue: (value: string) => void
    fresh?: boolean
    /** On a shared computer: no password manager may take it for something to keep. */
    unremembered?: boolean
  },
) {
  const { t } = useWords()
  const [shown, show] = useState(false)
  return (
    <Field label={props.label} hint={props.hint} problem={props.problem} id={props.id}>
      {wiring => (
        <>
          <input
            key={props.unremembered ? 'unremembered' : 'kept'}
            {...wiring}
            className={props.unremembered && !shown ? 'input masked' : 'input'}
            type={shown || props.unremembered ? 'text' : 'password'}
            autoComplete={props.unremembered ? 'off' : props.fresh ? 'new-password' : 'current-password'}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            value={props.value}
            onChange={event => props.onValue(event.target.value)}
          />
          <label className="choice">
            <input type="checkbox" checked={shown} onChange={event => show(event.target.checked)} />
            {t('app.field.show')}
          </label>
        </>
      )}
    </Field>
  )
}
