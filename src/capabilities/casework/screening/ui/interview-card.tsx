import { writtenDay, writtenInstant } from '#app/formats.ts'
import { ButtonLink } from '#app/parts/button.tsx'
import { NoteBox, Pill } from '#app/parts/sheet.tsx'
import type { OpenRecord } from '#replica/types.ts'
import { type Names, text } from '../../ui/names.ts'
import type { Answers } from '../answers.ts'
import { said } from '../instrument.ts'
import { ageOf, byQuestion, heldWith, narrativeOf } from './interview-values.ts'
import { ResultView } from './result-view.tsx'
import type { Shelf } from './use-instruments.ts'

/** One interview: with what it was held, when, by whom, and what its answers come to. */
export function InterviewCard(props: { record: OpenRecord; shelf: Shelf; names: Names; mine: boolean }) {
  const { record, shelf, names } = props
  const { t, language } = names
  const { id, version } = heldWith(record)
  const instrument = shelf.find(id, version)
  const values = narrativeOf(record)
  const answers = byQuestion(record, 'answers')
  const sentences = byQuestion(record, 'sentences')
  const state = record.versions.narrative
  if (record.closed.includes('narrative')) return <NoteBox>{t('cases.closedPart')}</NoteBox>
  return (
    <div className="card" data-testid="interview">
      <div className="row">
        <b className="grow">
          <bdi>{instrument ? said(instrument.title, language, instrument) : id || t('screening.unknown.title')}</bdi>
        </b>
        <Pill tone={record.facts.state === 'finished' ? undefined : 'soon'}>
          {t(`lists.interviewState.${text(record.facts.state)}`)}
        </Pill>
        {props.mine && (
          <ButtonLink small href={`/cases/${record.root}/interview/${record.rec}`}>
            {t(record.facts.state === 'finished' ? 'screening.look' : 'screening.goOn')}
          </ButtonLink>
        )}
      </div>
      <p className="sub">
        {text(values.heldOn) && writtenDay(text(values.heldOn), language)}
        {version > 0 && ` · ${t('screening.source.version', { version })}`}
        {state &&
          ` · ${t('cases.lastChange', { name: names.personName(state.author), when: writtenInstant(state.at, language) })}`}
      </p>
      {values.safeNow === 'no' && <NoteBox tone="danger">{t('screening.protocol.unsafe')}</NoteBox>}
      {values.interpreterConflict === 'found' && <NoteBox tone="danger">{t('screening.protocol.conflict')}</NoteBox>}
      {instrument ? (
        <details>
          <summary>{t('screening.result.title')}</summary>
          <ResultView instrument={instrument} answers={answers} sentences={sentences} age={ageOf(record)} />
        </details>
      ) : (
        <Plain answers={answers} sentences={sentences} wording={byQuestion(record, 'wording')} names={names} />
      )}
      {text(values.remark) && (
        <p className="pre reading" dir="auto">
          {text(values.remark)}
        </p>
      )}
    </div>
  )
}

/** What was answered, in the words in which it was asked then: the instrument itself is not on this device. */
function Plain(props: { answers: Answers; sentences: Answers; wording: Answers; names: Names }) {
  const { t } = props.names
  return (
    <>
      <p className="sub">{t('screening.unknown.text')}</p>
      <ul>
        {Object.entries(props.answers).map(([question, answer]) => (
          <li key={question}>
            <bdi>{props.wording[question] ?? question}</bdi>{' '}
            <span className="sub">{t(`lists.screeningAnswer.${answer ?? ''}`)}</span>
            {props.sentences[question] && (
              <blockquote className="said" dir="auto">
                {props.sentences[question]}
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
