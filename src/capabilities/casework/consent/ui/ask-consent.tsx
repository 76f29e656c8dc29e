import { useEffect, useRef, useState } from 'react'
import { FilesField } from '#app/documents/files-field.tsx'
import { languageName, listOf, writtenDay } from '#app/formats.ts'
import { languageChoices } from '#app/forms/codes.ts'
import { Button } from '#app/parts/button.tsx'
import { RadioField, SelectField, Tick } from '#app/parts/choice.tsx'
import { LongTextField, TextField } from '#app/parts/field.tsx'
import { firstWrong } from '#app/parts/first-wrong.ts'
import { Steps } from '#app/parts/journey-bar.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { FileRef } from '#records'
import type { Draft, OpenRoot, Refused } from '#replica/types.ts'
import { useBegun } from '../../ui/kept-form.ts'
import type { Names } from '../../ui/names.ts'
import { WITHHOLD_WHY } from '../lists.ts'
import { type Answer, missingInAnswer, saveAnswer } from './answer.ts'
import { useKeptTalk } from './kept-talk.ts'
import { PrintConsent } from './print-consent.tsx'
import { purposesOf, sectionsOf } from './said.ts'
import { missingIn, type Scope, whomLabel } from './scope.ts'
import { WhatFields, WhomFields } from './scope-fields.tsx'
import { SignaturePad } from './signature.tsx'

interface Props {
  root: OpenRoot
  names: Names
  onDone: () => void
}
/** Fields of the scope that each step asks. */
const STEPS: ReadonlyArray<ReadonlyArray<keyof Scope>> = [['whom', 'newName'], ['purposes', 'sections', 'until'], []]

/**
 * The conversation: to whom, what, and her answer, one step at a time, said back to her in one sentence before she answers. It can
 * be paused at any word: it is kept on this device until it is written down or thrown away.
 */
export function AskConsent(props: Props) {
  // Looked for when it opens: the newest of it, not what it was when the page was.
  const begun = useBegun(props.root.root, 'consentRecord')
  return begun === undefined ? null : <Talk {...props} begun={begun === 'none' ? undefined : begun} />
}

function Talk({ root, names, begun, onDone }: Props & { begun: Draft | undefined }) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const { at, scope, answer, some, put, drop } = useKeptTalk(root, begun)
  const setAnswer = (answer: Answer) => put({ answer })
  const [tried, setTried] = useState(false)
  const [presses, setPresses] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  // On to what is missing, else to the beginning of the step: the button that was pressed stands below both.
  useEffect(() => {
    if (presses > 0) (firstWrong(box.current) ?? box.current)?.focus()
  }, [presses])
  const [refused, setRefused] = useState<Refused | undefined>()
  const [printing, print] = useState(false)
  const open = new Set([...missingIn(scope)].filter(field => STEPS[at]?.includes(field)))
  const missing = tried ? open : new Set<keyof Scope>()
  const wrong = tried ? missingInAnswer(answer) : new Set<keyof Answer>()
  const step = (to: number) => {
    setPresses(presses + 1)
    setTried(to > at && open.size > 0)
    if (to < at || open.size === 0) put({ step: to })
  }
  const save = () => {
    setTried(true)
    setPresses(presses + 1)
    if (missingInAnswer(answer).size > 0) return
    act(async () => {
      const saved = await saveAnswer(replica, root.root, scope, answer)
      setRefused(saved.ok ? undefined : saved)
      if (!saved.ok) return
      await drop()
      toast(t('consents.ask.saved'))
      onDone()
    })
  }
  const pause = () => {
    if (some) toast(t('cases.draft.kept'))
    onDone()
  }
  const fields = { root, names, scope, onScope: (scope: Scope) => put({ scope }), missing }
  return (
    <div ref={box} className="card stack" data-testid="ask-consent" tabIndex={-1}>
      <Steps labels={STEPS.map((_, i) => t(`consents.ask.step.${i}`))} at={at} />
      <Refusal refused={refused} />
      {at === 0 && <WhomFields {...fields} />}
      {at === 1 && <WhatFields {...fields} />}
      {at === 2 && (
        <>
          <NoteBox>
            <p className="reading">
              {t('consents.ask.sentence', {
                to: whomLabel(scope, root, names),
                what: sectionsOf(scope.sections, names),
                why: purposesOf(scope.purposes, names),
                day: writtenDay(scope.until, names.language),
              })}
            </p>
          </NoteBox>
          {root.mine.includes('narrative') && (
            <div>
              <Button small onClick={() => print(true)}>
                {t('consents.ask.toSign')}
              </Button>
            </div>
          )}
          {printing && (
            <PrintConsent
              root={root}
              names={names}
              to={({ t: theirs }) => whomLabel(scope, root, { ...names, t: theirs })}
              sections={['header', ...scope.sections]}
              purposes={scope.purposes}
              until={scope.until}
              withhold={answer.withhold}
              child={answer.child}
              onClose={() => print(false)}
            />
          )}
          <AnswerFields {...{ root, names, answer, setAnswer, wrong, setRefused }} />
        </>
      )}
      <div className="row end">
        <Button look="quiet" onClick={pause}>
          {t(some ? 'consents.ask.pause' : 'app.cancel')}
        </Button>
        {at > 0 && <Button onClick={() => step(at - 1)}>{t('consents.ask.back')}</Button>}
        {at < 2 ? (
          <Button look="primary" onClick={() => step(at + 1)}>
            {t('consents.ask.next')}
          </Button>
        ) : (
          <Button look="primary" busy={busy} onClick={save}>
            {t('consents.ask.save')}
          </Button>
        )}
      </div>
    </div>
  )
}

interface AnswerProps {
  root: OpenRoot
  names: Names
  answer: Answer
  setAnswer: (answer: Answer) => void
  wrong: ReadonlySet<keyof Answer>
  setRefused: (refused: Refused) => void
}

function AnswerFields(props: AnswerProps) {
  const { names, answer, setAnswer, wrong } = props
  const { t } = names
  const problem = (field: keyof Answer) => (wrong.has(field) ? t('consents.ask.missing') : undefined)
  const set = (patch: Partial<Answer>) => setAnswer({ ...answer, ...patch })
  return (
    <>
      <LongTextField
        label={t('consents.ask.withhold')}
        value={answer.withhold}
        onValue={withhold => set({ withhold })}
        rows={2}
        maxLength={5000}
      />
      {answer.withhold.trim() !== '' && (
        <SelectField
          label={t('fields.consentRecord.withholdWhy.label')}
          value={answer.withholdWhy}
          none="—"
          onValue={withholdWhy => set({ withholdWhy })}
          choices={WITHHOLD_WHY.values.map(value => ({ value, label: t(`lists.withholdWhy.${value}`) }))}
        />
      )}
      <RadioField
        label={t('consents.ask.answer')}
        problem={problem('given')}
        value={answer.given}
        onValue={given => set({ given: given === 'yes' ? 'yes' : 'no' })}
        choices={[
          { value: 'yes', label: t('consents.ask.yes') },
          { value: 'no', label: t('consents.ask.no') },
        ]}
      />
      <LongTextField
        label={t('consents.ask.words')}
        value={answer.words}
        onValue={words => set({ words })}
        rows={2}
        maxLength={5000}
      />
      <SelectField
        label={t('consents.ask.language')}
        problem={problem('language')}
        value={answer.language}
        none="—"
        onValue={language => set({ language })}
        choices={languagesWith(answer.language, names.language)}
      />
      {answer.given === 'yes' && (
        <>
          <ChildFields {...props} />
          <HowFields {...props} />
        </>
      )}
    </>
  )
}

/** Every language there is a name for, and the one of the case, which may have come from elsewhere with a rarer code. */
function languagesWith(tag: string, language: string) {
  const known = languageChoices(language)
  return tag === '' || known.some(({ value }) => value === tag)
    ? known
    : [...known, { value: tag, label: languageName(tag, language) }]
}

function ChildFields({ names, answer, setAnswer, wrong }: AnswerProps) {
  const { t } = names
  const problem = (field: keyof Answer) => (wrong.has(field) ? t('consents.ask.missing') : undefined)
  const set = (patch: Partial<Answer>) => setAnswer({ ...answer, ...patch })
  return (
    <>
      <Tick label={t('consents.ask.child')} checked={answer.child} onChecked={child => set({ child })} />
      {answer.child && (
        <>
          <Tick
            label={t('consents.ask.assent')}
            problem={problem('assent')}
            checked={answer.assent}
            onChecked={assent => set({ assent })}
          />
          <RadioField
            label={t('consents.ask.adult')}
            problem={problem('adult')}
            value={answer.adult}
            onValue={adult => set({ adult: adult === 'best' ? 'best' : 'caregiver' })}
            choices={[
              { value: 'caregiver', label: t('consents.ask.caregiver') },
              { value: 'best', label: t('consents.ask.best') },
            ]}
          />
          {answer.adult === 'caregiver' && (
            <TextField
              label={t('consents.ask.guardian')}
              problem={problem('guardian')}
              value={answer.guardian}
              onValue={guardian => set({ guardian })}
              maxLength={200}
            />
          )}
          {answer.adult === 'best' && (
            <LongTextField
              label={t('consents.ask.bestWhy')}
              problem={problem('bestWhy')}
              value={answer.bestWhy}
              onValue={bestWhy => set({ bestWhy })}
              rows={2}
              maxLength={5000}
            />
          )}
        </>
      )}
    </>
  )
}

function HowFields({ root, names, answer, setAnswer, wrong, setRefused }: AnswerProps) {
  const { t } = names
  const replica = useReplica()
  const problem = (field: keyof Answer) => (wrong.has(field) ? t('consents.ask.missing') : undefined)
  const set = (patch: Partial<Answer>) => setAnswer({ ...answer, ...patch })
  const addFile = async (file: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> }) => {
    const outcome = await replica.addFile(root.root, file)
    if (outcome.ok) return outcome.value
    setRefused(outcome)
    return undefined
  }
  return (
    <>
      <RadioField
        label={t('consents.ask.how')}
        problem={problem('how')}
        value={answer.how}
        onValue={how => set({ how: how === 'paper' ? 'paper' : how === 'spoken' ? 'spoken' : 'signed' })}
        choices={['signed', 'paper', 'spoken'].map(value => ({ value, label: t(`lists.consentHow.${value}`) }))}
      />
      {answer.how === 'signed' && (
        <SignaturePad
          path={answer.path}
          onPath={path => set({ path })}
          typed={answer.typed}
          onTyped={typed => set({ typed })}
          problem={problem('typed')}
        />
      )}
      {answer.how === 'spoken' && (
        <TextField
          label={t('consents.ask.witness')}
          problem={problem('witness')}
          value={answer.witness}
          onValue={witness => set({ witness })}
          maxLength={200}
        />
      )}
      {answer.how === 'paper' && (
        <FilesField
          label={t('consents.ask.paper')}
          problem={problem('files')}
          value={answer.files}
          onValue={value => set({ files: filesIn(value) })}
          addFile={addFile}
          dropped={[]}
        />
      )}
      {answer.files.length > 0 && (
        <p className="sub">
          {listOf(
            answer.files.map(({ name }) => name),
            names.language,
          )}
        </p>
      )}
    </>
  )
}

const isFile = (value: unknown): value is FileRef =>
  typeof value === 'object' && value !== null && 'key' in value && 'sha256' in value && 'name' in value
const filesIn = (value: unknown): FileRef[] => (Array.isArray(value) ? value.filter(isFile) : [])
