import { useEffect, useState } from 'react'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { Field, type FieldProps } from '../parts/field.tsx'

/** What fits the typed text, best first. */
export type FindRecords = (typed: string) => Promise<ReadonlyArray<{ value: string; label: string; note?: string }>>

/** One other record, found by typing as in the list; what is chosen stands there by name. */
export function RecordPicker(
  props: FieldProps & {
    value: string
    onValue: (value: unknown) => void
    find: FindRecords
    nameOf: (id: string) => string
  },
) {
  const { t } = useWords()
  const { find, value } = props
  const [typed, type] = useState('')
  const [found, setFound] = useState<Awaited<ReturnType<FindRecords>>>([])
  const [named, setNamed] = useState<ReadonlyMap<string, string>>(new Map())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is the same whenever the text is
  useEffect(() => {
    let late = false
    if (typed.trim().length < 2) setFound([])
    else void find(typed).then(hits => !late && setFound(hits))
    return () => {
      late = true
    }
  }, [typed])
  if (value !== '') {
    return (
      <Field {...props}>
        {wiring => (
          <div className="row">
            <bdi className="grow">{named.get(value) ?? props.nameOf(value)}</bdi>
            <Button small {...wiring} onClick={() => props.onValue(undefined)}>
              {t('app.remove')}
            </Button>
          </div>
        )}
      </Field>
    )
  }
  return (
    <Field {...props}>
      {wiring => (
        <>
          <input
            {...wiring}
            className="input"
            inputMode="search"
            dir="auto"
            autoComplete="off"
            placeholder={t('app.field.findRecord')}
            value={typed}
            onChange={event => type(event.target.value)}
          />
          <ul className="found-records">
            {found.map(one => (
              <li key={one.value}>
                <button
                  type="button"
                  onClick={() => {
                    setNamed(new Map([...named, [one.value, one.label]]))
                    type('')
                    props.onValue(one.value)
                  }}
                >
                  <bdi>{one.label}</bdi>
                  {one.note && <small dir="auto">{one.note}</small>}
                </button>
              </li>
            ))}
          </ul>
          <p className={found.length === 0 ? 'sub' : 'quietly'} role="status">
            {typed.trim().length >= 2 && t('app.field.foundRecords', { count: found.length })}
          </p>
        </>
      )}
    </Field>
  )
}
