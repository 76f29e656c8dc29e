import { type ReactNode, useMemo, useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import type { Language } from '#app/languages/index.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Tick } from '#app/parts/choice.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { TextField } from '#app/parts/field.tsx'
import { QrCode } from '#app/parts/qr-code.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import type { RecoverySheets } from '#replica/types.ts'
import { Invite } from './invite.tsx'
import { type PrintedSheet, questionsFor, type ReadBackQuestion, readsAs, sheetsOf } from './read-back.ts'

const today = () => new Date().toISOString().slice(0, 10)

/** The papers, each on a page of its own. Going on needs a tick that they are on paper, in hand. */
export function PrintStep(props: { sheets: RecoverySheets; name: string; language: Language; onNext: () => void }) {
  const { t } = useWords()
  const [inHand, setInHand] = useState(false)
  const [tried, setTried] = useState(false)
  const papers = sheetsOf(props.sheets)
  return (
    <div className="stack">
      <div className="sheet stack no-print">
        <h1>{t('access.setUp.print.title')}</h1>
        <p className="reading">{t('access.setUp.print.text', { count: papers.length })}</p>
        <div className="row">
          <Button look="primary" onClick={() => window.print()}>
            {t('access.setUp.print.print', { count: papers.length })}
          </Button>
        </div>
      </div>
      {papers.map(paper => (
        <Paper key={paper.key} paper={paper} {...props} />
      ))}
      <div className="sheet stack no-print">
        {tried && !inHand && <ErrorSummary problems={[{ text: t('access.setUp.print.missing') }]} />}
        <Tick label={t('access.setUp.print.inHand', { count: papers.length })} checked={inHand} onChecked={setInHand} />
        <div className="row">
          <Button look="primary" onClick={() => (inHand ? props.onNext() : setTried(true))}>
            {t('access.setUp.print.next')}
          </Button>
        </div>
      </div>
    </div>
  )
}

function Paper({
  paper,
  sheets,
  name,
  language,
}: {
  paper: PrintedSheet
  sheets: RecoverySheets
  name: string
  language: Language
}) {
  const { t } = useWords()
  return (
    <section className="sheet print-page paper" aria-label={t(`access.setUp.paper.${paper.kind}.title`)}>
      <h2>{t(`access.setUp.paper.${paper.kind}.title`)}</h2>
      <p className="sub">
        {name} · {writtenDay(today(), language)}
        {paper.custodian && ` · ${t('access.setUp.paper.for', { name: paper.custodian })}`}
      </p>
      <div className="paper-body">
        <pre className="mono" data-testid={`paper-${paper.key}`}>
          {paper.text}
        </pre>
        <QrCode text={paper.text} label={t('access.setUp.paper.qr')} />
      </div>
      <p className="reading">{t(`access.setUp.paper.${paper.kind}.text`)}</p>
      <p className="sub">{t('access.setUp.paper.words', { words: sheets.rootWords })}</p>
    </section>
  )
}

/** Chosen groups are typed from the paper. There is no way around it: an unreadable printout is found now, not in need. */
export function ReadBackStep(props: { sheets: RecoverySheets; busy: boolean; onNext: () => void; onBack: () => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [tried, setTried] = useState(false)
  const questions = useMemo(
    () => sheetsOf(props.sheets).flatMap(sheet => questionsFor(sheet, sheet.kind === 'share' ? 1 : 2, Math.random)),
    [props.sheets],
  )
  const idOf = (question: ReadBackQuestion) => `back-${question.sheet.key}-${question.line}`
  const wrong = questions.filter(question => !readsAs(typed[idOf(question)] ?? '', question.answer))
  const label = (question: ReadBackQuestion) =>
    t('access.setUp.readBack.ask', { line: question.line, group: question.group })
  const paperName = ({ sheet }: ReadBackQuestion) =>
    sheet.custodian
      ? `${t(`access.setUp.paper.${sheet.kind}.title`)}, ${sheet.custodian}`
      : t(`access.setUp.paper.${sheet.kind}.title`)
  return (
    <form
      autoComplete="off"
      className="sheet stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (wrong.length === 0 && !props.busy) props.onNext()
      }}
    >
      <h1>{t('access.setUp.readBack.title')}</h1>
      <p className="reading">{t('access.setUp.readBack.text')}</p>
      {tried && (
        <ErrorSummary
          problems={wrong.map(question => ({
            id: idOf(question),
            text: t('access.setUp.readBack.wrong', { paper: paperName(question), line: question.line }),
          }))}
        />
      )}
      {questions.map(question => (
        <TextField
          key={idOf(question)}
          id={idOf(question)}
          label={`${paperName(question)}${t('app.colon')}${label(question)}`}
          value={typed[idOf(question)] ?? ''}
          onValue={text => setTyped({ ...typed, [idOf(question)]: text })}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={12}
          data-line={question.line}
          data-group={question.group}
          data-paper={question.sheet.key}
        />
      ))}
      <div className="row">
        <Button look="primary" type="submit" busy={props.busy}>
          {t('access.setUp.readBack.next')}
        </Button>
        <Button look="quiet" onClick={props.onBack}>
          {t('access.setUp.readBack.again')}
        </Button>
      </div>
    </form>
  )
}

/** The second key officer is invited now or soon; why two is said before the question comes up. */
export function OfficersStep({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const [inviting, setInviting] = useState(false)
  return (
    <div className="sheet stack">
      <h1>{t('access.setUp.officers.title')}</h1>
      <p className="reading">{t('access.setUp.officers.text')}</p>
      <NoteBox tone="ok">{t('access.setUp.officers.why')}</NoteBox>
      <div className="row">
        <Button onClick={() => setInviting(true)}>{t('access.setUp.officers.invite')}</Button>
        {children}
      </div>
      {inviting && <Invite officer onClose={() => setInviting(false)} />}
    </div>
  )
}
