import { useId, useState } from 'react'
import { useWords } from '../languages/index.ts'
import { localeOf } from '../locale.ts'
import { FieldNotes, type FieldProps } from './field.tsx'

interface Parts {
  day: string
  month: string
  year: string
}
const split = (value: string): Parts => {
  const [year = '', month = '', day = ''] = value.split('-')
  return { year, month, day: day && String(Number(day)) }
}
/** "2004", "2004-05", "2004-05-17"; empty while there is no full year. A day without a month is not kept. */
const join = ({ year, month, day }: Parts): string => {
  if (!/^\d{4}$/.test(year)) return ''
  if (!month) return year
  return day && /^\d{1,2}$/.test(day) ? `${year}-${month}-${day.padStart(2, '0')}` : `${year}-${month}`
}

/** A date as far as it is known: only a year, a month and year, or a day. `precision` limits what is asked. */
export function PartialDateField(
  props: FieldProps & { value: string; onValue: (value: string) => void; precision?: 'day' | 'month' },
) {
  const { t, language } = useWords()
  const own = useId()
  const id = props.id ?? own
  const [parts, setParts] = useState(split(props.value))
  const [given, setGiven] = useState(props.value)
  if (given !== props.value) {
    setGiven(props.value)
    if (join(parts) !== props.value) setParts(split(props.value))
  }
  const change = (part: Partial<Parts>) => {
    const next = { ...parts, ...part }
    setParts(next)
    setGiven(join(next))
    props.onValue(join(next))
  }
  const months = Array.from({ length: 12 }, (_, index) =>
    new Intl.DateTimeFormat(localeOf(language), { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2020, index, 1)),
  )
  return (
    <fieldset className="field" id={id} tabIndex={-1}>
      <legend>{props.label}</legend>
      <FieldNotes {...props} id={id} />
      <div className="date-parts">
        {props.precision !== 'month' && (
          <label>
            {t('app.field.day')}
            <input
              className="input"
              inputMode="numeric"
              maxLength={2}
              value={parts.day}
              onChange={event => change({ day: event.target.value.replace(/\D/g, '') })}
            />
          </label>
        )}
        <label>
          {t('app.field.month')}
          <select className="input" value={parts.month} onChange={event => change({ month: event.target.value })}>
            <option value="">{t('app.field.notKnown')}</option>
            {months.map((name, index) => (
              <option key={name} value={String(index + 1).padStart(2, '0')}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="year">
          {t('app.field.year')}
          <input
            className="input"
            inputMode="numeric"
            maxLength={4}
            value={parts.year}
            onChange={event => change({ year: event.target.value.replace(/\D/g, '') })}
          />
        </label>
      </div>
    </fieldset>
  )
}
