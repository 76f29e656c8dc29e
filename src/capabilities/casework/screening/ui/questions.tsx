import { useCallback, useEffect, useRef } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import { type Answers, askedNow } from '../answers.ts'
import { type Age, type Instrument, said } from '../instrument.ts'
import { QuestionRow, rowId } from './question-row.tsx'

interface Props {
  instrument: Instrument
  answers: Answers
  /** What was written to a question until now. */
  sentenceOf: (question: string) => string
  age: Age
  /** The question one is at, by its id. */
  at: string
  onAt: (question: string) => void
  /** Goes on after a break: that question has the focus again. */
  resumed: boolean
  /** One at a time. */
  alone: boolean
  onAlone: (alone: boolean) => void
  onAnswer: (question: string, answer: string) => void
  onSentence: (question: string, sentence: string) => void
}

/** The questions, one at a time or all in a list, in the same place when one changes between the two. */
export function Questions(props: Props) {
  const { t, language } = useWords()
  const { instrument, answers, age, alone, at, onAt } = props
  const asked = askedNow(instrument, answers, age)
  const index = Math.max(
    0,
    asked.findIndex(one => one.id === at),
  )
  const shown = asked[index]
  // Someone asked to go on: the question gets the focus once it stands there.
  const wanted = useRef<string | undefined>(props.resumed ? shown?.id : undefined)
  const order = useRef(asked)
  order.current = asked
  const go = useCallback(
    (question: string) => {
      wanted.current = question
      onAt(question)
      focusOn(question)
    },
    [onAt],
  )
  const next = useCallback(
    (question: string) => {
      const place = order.current.findIndex(one => one.id === question)
      const following = order.current[place + 1]
      if (following) go(following.id)
    },
    [go],
  )
  useEffect(() => {
    if (wanted.current !== undefined && focusOn(wanted.current)) wanted.current = undefined
  })
  const change = (one: boolean) => {
    props.onAlone(one)
    if (shown) wanted.current = shown.id
  }
  const row = (question: (typeof asked)[number], place: number) => (
    <QuestionRow
      key={question.id}
      question={question}
      instrument={instrument}
      number={place + 1}
      of={asked.length}
      answer={answers[question.id] ?? ''}
      sentenceOf={props.sentenceOf}
      onAnswer={props.onAnswer}
      onSentence={props.onSentence}
      onNext={next}
      alone={alone}
    />
  )
  return (
    <Sheet
      title={t('screening.questions')}
      actions={
        <Button small onClick={() => change(!alone)}>
          {t(alone ? 'screening.asList' : 'screening.oneByOne')}
        </Button>
      }
    >
      <p className="sub reading">{t('screening.keys')}</p>
      {alone && shown && (
        <>
          <p className="sub">
            <bdi>{said(sectionOf(instrument, shown.section)?.title, language, instrument)}</bdi>
          </p>
          {row(shown, index)}
          <div className="actions row">
            <Button
              onClick={() => {
                const before = asked[index - 1]
                if (before) go(before.id)
              }}
              disabled={index === 0}
            >
              {t('screening.previous')}
            </Button>
            <Button look="primary" onClick={() => next(shown.id)} disabled={index === asked.length - 1}>
              {t('screening.next')}
            </Button>
          </div>
        </>
      )}
      {!alone &&
        instrument.sections.map(section => {
          const own = asked.filter(one => one.section === section.id)
          if (own.length === 0) return null
          return (
            <section key={section.id} aria-label={said(section.title, language, instrument)}>
              <h3>
                <bdi>{said(section.title, language, instrument)}</bdi>
              </h3>
              {section.note && <p className="sub reading">{said(section.note, language, instrument)}</p>}
              {own.map(one => row(one, asked.indexOf(one)))}
            </section>
          )
        })}
    </Sheet>
  )
}

const sectionOf = (instrument: Instrument, id: string) => instrument.sections.find(section => section.id === id)

/** The answer that stands, else the first choice; false while the question is not on the screen. */
function focusOn(question: string): boolean {
  const row = document.getElementById(rowId(question))
  const radio =
    row?.querySelector<HTMLInputElement>('input[type=radio]:checked') ??
    row?.querySelector<HTMLInputElement>('input[type=radio]')
  radio?.focus()
  return radio !== undefined && radio !== null
}
