import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { timeOfDay } from '#app/formats.ts'
import { draftKeeper } from '#app/forms/draft-keeper.ts'
import { patchOf, trimmed } from '#app/forms/record-form.tsx'
import { Button } from '#app/parts/button.tsx'
import { LongTextField } from '#app/parts/field.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { Base, Draft, OpenRecord, OpenRoot, Outcome, Refused, Values } from '#replica/types.ts'
import { type Names, text, texts } from '../../ui/names.ts'
import { WhoCanOpen } from '../../ui/who-can-open.tsx'
import { type Instrument, said } from '../instrument.ts'

import {
  ageOf,
  byQuestion,
  type Held,
  INTERVIEW_PARTS,
  narrativeOf,
  withAnswer,
  withSentence,
  withValues,
} from './interview-values.ts'
import { Protocol } from './protocol.tsx'
import { Questions } from './questions.tsx'
import { ResultView } from './result-view.tsx'
import { SourceLine } from './source-line.tsx'

interface Props {
  root: OpenRoot
  record: OpenRecord | undefined
  begun: Draft | undefined
  started: Held
  /** Absent when this device does not know the version it is held with: it stays readable, and is not asked on. */
  instrument: Instrument | undefined
  names: Names
  title: string
  code: string
  back: ReactNode
}

/** The interview itself. Every letter is kept sealed on this device at once; pausing or finishing puts it into the case. */
export function Holding(props: Props) {
  const { root, record, begun, instrument, names } = props
  const { t, language } = names
  const replica = useReplica()
  const [, go] = useLocation()
  const { busy, act } = useAct()
  const [base] = useState<Base | undefined>(() => begun?.base ?? record)
  const [held, setHeld] = useState<Held>(props.started)
  const now = useRef(held)
  const [keptAt, setKeptAt] = useState(begun?.at)
  const [refused, setRefused] = useState<Refused | undefined>()
  const [breakSince, setBreak] = useState<number | undefined>()
  const [resumed, resume] = useState(false)
  const [alone, setAlone] = useState(false)
  const [at, setAt] = useState(() => text(narrativeOf(props.started).stoppedAt))
  const [keeper] = useState(() =>
    draftKeeper(
      replica,
      {
        root: root.root,
        kind: 'interview',
        parts: [...INTERVIEW_PARTS],
        ...(record ? { rec: record.rec } : {}),
        ...(base ? { base: { versions: base.versions, facts: base.facts, sealed: base.sealed } } : {}),
      },
      begun?.id,
    ),
  )
  /** Kept on the device; the screen says so to the minute and is not drawn again for every letter. */
  const keep = useCallback(
    (next: Held) => {
      now.current = next
      keeper.put({ facts: next.facts, sealed: next.sealed })
      void keeper.kept().then(id => {
        if (id !== undefined) setKeptAt(Math.floor(Date.now() / MINUTE) * MINUTE)
      })
    },
    [keeper],
  )
  const put = useCallback(
    (next: Held) => {
      keep(next)
      setHeld(next)
    },
    [keep],
  )
  const onAnswer = useCallback(
    (question: string, answer: string) => {
      if (!instrument) return
      setAt(question)
      const asked = instrument.questions.find(one => one.id === question)
      put(withAnswer(now.current, instrument, question, answer, said(asked?.text, language, instrument)))
    },
    [instrument, language, put],
  )
  // What is typed stands in its own field; nothing else on the screen follows from it.
  const onSentence = useCallback(
    (question: string, sentence: string) => {
      setAt(question)
      keep(withSentence(now.current, question, sentence))
    },
    [keep],
  )
  const sentenceOf = useCallback((question: string) => byQuestion(now.current, 'sentences')[question] ?? '', [])
  const save = (state: 'paused' | 'finished') =>
    act(async () => {
      const written: Held = { ...now.current, facts: { ...now.current.facts, state } }
      const outcome = await write(written)
      if (!outcome.ok) return setRefused(outcome)
      await keeper.drop()
      toast(t(`screening.saved.${state}`))
      go(`/cases/${root.root}/identification`)
    })
  const write = (written: Held): Promise<Outcome> => {
    const narrative = trimmed(narrativeOf(written))
    if (!record || !base) {
      return replica.create('interview', { root: root.root, facts: written.facts, sealed: { narrative } })
    }
    const patch = patchOf(base, { facts: written.facts, sealed: { narrative } }, ['facts', 'narrative'])
    return replica.change({ root: record.root, rec: record.rec }, patch, base)
  }
  const answers = useMemo(() => byQuestion(held, 'answers'), [held])
  const values = narrativeOf(held)
  const goOn = () => {
    if (breakSince === undefined) return
    const [from, to] = [breakSince, Date.now()].map(at => timeOfDay(at, language))
    const breaks = [...texts(narrativeOf(now.current).breaks), `${from}–${to}`]
    // She may have wanted it before she answered.
    put(withValues(now.current, { breaks, stoppedAt: at }))
    setBreak(undefined)
    resume(true)
  }
  if (breakSince !== undefined)
    return (
      <Page title={props.title} code={props.code}>
        <Sheet title={t('screening.break.since', { time: timeOfDay(breakSince, language) })}>
          <p className="reading">{t('screening.break.text')}</p>
          <Button look="primary" autoFocus onClick={goOn}>
            {t('screening.break.goOn')}
          </Button>
        </Sheet>
      </Page>
    )
  return (
    <Page
      title={props.title}
      code={props.code}
      actions={
        <>
          <Button onClick={() => setBreak(Date.now())}>{t('screening.break.take')}</Button>
          <Button busy={busy} onClick={() => save('paused')}>
            {t('screening.pause')}
          </Button>
          <Button look="primary" busy={busy} onClick={() => save('finished')}>
            {t('screening.finish')}
          </Button>
        </>
      }
    >
      {props.back}
      <Refusal refused={refused} />
      <p className="row after">
        <WhoCanOpen root={root} part="narrative" names={names} />
        <span className="sub" data-testid="kept">
          {keptAt === undefined
            ? t('screening.kept.none')
            : t('screening.kept.device', { time: timeOfDay(keptAt, language) })}
        </span>
      </p>
      <div className="cols">
        <div>
          <Sheet title={instrument ? said(instrument.title, language, instrument) : t('screening.unknown.title')}>
            {instrument ? (
              <>
                <p className="reading">{said(instrument.about, language, instrument)}</p>
                <SourceLine instrument={instrument} />
              </>
            ) : (
              <NoteBox tone="soon">{t('screening.unknown.text')}</NoteBox>
            )}
          </Sheet>
          <Sheet title={t('screening.protocol.title')}>
            <Protocol values={values} onValues={(changed: Values) => put(withValues(now.current, changed))} />
            {texts(values.breaks).length > 0 && (
              <p className="sub">{t('screening.break.had', { breaks: texts(values.breaks).join(', ') })}</p>
            )}
          </Sheet>
          {instrument && (
            <Questions
              instrument={instrument}
              answers={answers}
              sentenceOf={sentenceOf}
              age={ageOf(held)}
              at={at}
              onAt={setAt}
              resumed={resumed}
              alone={alone}
              onAlone={setAlone}
              onAnswer={onAnswer}
              onSentence={onSentence}
            />
          )}
          <Sheet>
            <LongTextField
              label={t('fields.interview.remark.label')}
              value={text(values.remark)}
              onValue={remark => put(withValues(now.current, { remark }))}
              rows={3}
            />
          </Sheet>
        </div>
        <aside>
          {instrument && (
            <Sheet title={t('screening.result.title')}>
              <ResultView instrument={instrument} answers={answers} sentences={NONE} age={ageOf(held)} />
            </Sheet>
          )}
        </aside>
      </div>
    </Page>
  )
}
const MINUTE = 60_000
/** Beside the questions the sentences stand already. */
const NONE = {}
