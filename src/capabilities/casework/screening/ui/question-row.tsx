import { type KeyboardEvent, memo, useId, useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { LongTextField } from '#app/parts/field.tsx'
import { Pill } from '#app/parts/sheet.tsx'
import { isPositive, SCREENING_ANSWER } from '../answers.ts'
import { type Instrument, type Question, said } from '../instrument.ts'

interface Props {
  question: Question
  instrument: Instrument
  number: number
  of: number
  answer: string
  /** What stood there when the row was drawn; from then on the row holds its own words. */
  sentenceOf: (question: string) => string
  onAnswer: (question: string, answer: string) => void
  onSentence: (question: string, sentence: string) => void
  /** Enter goes on. */
  onNext: (question: string) => void
  /** Alone on the screen: the sentence can be written before anything is chosen. */
  alone?: boolean
}
export const rowId = (question: string): string => `question-${question}`
/** Chooses with one key: 1 to 5 as they stand, 0 for not asked. */
const CHOICES = ['', ...SCREENING_ANSWER.values]

/** One question. Drawn again only when its own answer changes, so that a long list stays quick under the fingers. */
export const QuestionRow = memo(function QuestionRow(props: Props) {
  const { t, language } = useWords()
  const name = useId()
  const { question, instrument, answer } = props
  const [sentence, setSentence] = useState(() => props.sentenceOf(question.id))
  const keys = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const target = event.target
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key !== 'Enter') return
      event.preventDefault()
      props.onNext(question.id)
    } else if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return
    else if (event.key === 'Enter') {
      event.preventDefault()
      props.onNext(question.id)
    } else if (/^[0-5]$/.test(event.key)) {
      event.preventDefault()
      const chosen = CHOICES[Number(event.key)] ?? ''
      props.onAnswer(question.id, chosen)
      const radio = event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=radio]')[Number(event.key)]
      radio?.focus()
    }
  }
  const words = said(question.text, language, instrument)
  const translated = instrument.languages[0] !== language
  return (
    <fieldset className="field question" id={rowId(question.id)} onKeyDown={keys}>
      <legend>
        <span className="sub">{t('screening.number', { at: props.number, of: props.of })}</span> <bdi>{words}</bdi>
      </legend>
      {!question.verified && <Pill tone="soon">{t('screening.notVerified')}</Pill>}
      {question.verified && translated && <span className="sub">{t('screening.translated')}</span>}
      <div className="choices answers">
        {CHOICES.map((value, index) => (
          <label className="choice" key={value}>
            <input
              type="radio"
              name={name}
              checked={answer === value}
              onChange={() => props.onAnswer(question.id, value)}
            />
            <span>
              {t(value === '' ? 'screening.notAsked' : `lists.screeningAnswer.${value}`)}{' '}
              <span className="key" aria-hidden="true">
                {index}
              </span>
            </span>
          </label>
        ))}
      </div>
      {(props.alone || answer !== '' || sentence !== '') && (
        <LongTextField
          label={t('screening.sentence')}
          hint={isPositive(answer) && sentence === '' ? t('screening.sentenceHint') : undefined}
          value={sentence}
          onValue={text => {
            setSentence(text)
            props.onSentence(question.id, text)
          }}
          rows={props.alone ? 4 : 2}
          maxLength={20_000}
        />
      )}
    </fieldset>
  )
})
