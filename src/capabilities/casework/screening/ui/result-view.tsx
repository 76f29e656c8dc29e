import { listOf } from '#app/formats.ts'
import type { Translate } from '#app/languages/index.ts'
import { useWords } from '#app/languages/index.ts'
import { NoteBox, Pill } from '#app/parts/sheet.tsx'
import { type Answers, evaluate, type SectionResult } from '../answers.ts'
import { type Age, type Instrument, said, type Threshold } from '../instrument.ts'

const TONES = { positive: 'soon', notPositive: undefined, list: undefined, notNeeded: undefined } as const

/** What the rule of the instrument makes of the answers, with the answers that made it. No number stands for the person. */
export function ResultView(props: { instrument: Instrument; answers: Answers; sentences: Answers; age: Age }) {
  const { t, language } = useWords()
  const { instrument, answers, age } = props
  const result = evaluate(instrument, answers, age)
  const patterns = instrument.patterns.filter(one => result.patterns.includes(one.id))
  const ruled = result.sections.some(one => one.state === 'positive' || one.state === 'notPositive')
  return (
    <div className="stack">
      {result.asked === 0 && <p className="sub">{t('screening.result.nothing')}</p>}
      {result.sections.map(one => (
        <div key={one.section.id}>
          <div className="row">
            <b className="grow">
              <bdi>{said(one.section.title, language, instrument)}</bdi>
            </b>
            {one.state !== 'list' && <Pill tone={TONES[one.state]}>{t(`screening.result.${one.state}`)}</Pill>}
          </div>
          {one.by && <p className="sub">{t('screening.result.because', { rule: lineOf(one.by, t, language) })}</p>}
          <Because {...props} one={one} />
        </div>
      ))}
      {ruled && <Rule instrument={instrument} />}
      {patterns.map(one => (
        <NoteBox key={one.id} title={t('screening.result.source')}>
          <p>{said(one.text, language, instrument)}</p>
          {!one.verified && <Pill tone="soon">{t('screening.notVerified')}</Pill>}
        </NoteBox>
      ))}
      {ruled && patterns.length === 0 && result.asked > 0 && <p className="sub">{t('screening.result.noPattern')}</p>}
      {age === 'unknown' && <NoteBox tone="soon">{t('screening.result.ageUnknown')}</NoteBox>}
      <p className="sub">{t('screening.result.yours')}</p>
    </div>
  )
}

function Because(props: { instrument: Instrument; answers: Answers; sentences: Answers; one: SectionResult }) {
  const { t, language } = useWords()
  if (props.one.because.length === 0) return null
  return (
    <ul>
      {props.one.because.map(question => (
        <li key={question.id}>
          <bdi>{said(question.text, language, props.instrument)}</bdi>{' '}
          <span className="sub">
            {t(`lists.screeningAnswer.${props.answers[question.id] ?? ''}`)}
            {question.weight && ` · ${t(`screening.weight.${question.weight}`)}`}
          </span>
          {props.sentences[question.id] && (
            <blockquote className="said" dir="auto">
              {props.sentences[question.id]}
            </blockquote>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The rule in words, the same for every section that has one. */
function Rule({ instrument }: { instrument: Instrument }) {
  const { t, language } = useWords()
  const lines = instrument.sections.find(section => section.positiveIfAny)?.positiveIfAny ?? []
  return (
    <details>
      <summary>{t('screening.result.rule')}</summary>
      <ul>
        {lines.map(line => (
          <li key={JSON.stringify(line)}>{lineOf(line, t, language)}</li>
        ))}
      </ul>
    </details>
  )
}

function lineOf(line: Threshold, t: Translate, language: 'en' | 'fr' | 'es'): string {
  const parts = (['strong', 'medium', 'weak', 'mediumOrWeak', 'any'] as const).flatMap(name => {
    const count = line[name]
    return count === undefined ? [] : [t(`screening.rule.${name}`, { count })]
  })
  return listOf(parts, language)
}
