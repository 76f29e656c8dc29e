import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Steps } from '#app/parts/journey-bar.tsx'
import { Progress } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import { Door } from '#app/shell/door.tsx'
import type { RecoverySheets, Refused } from '#replica/types.ts'
import { EMPTY_DRAFT, inputOf } from './set-up-draft.ts'
import { FounderStep, OrganisationStep, RecoveryStep, TeamsStep } from './set-up-questions.tsx'
import { OfficersStep, PrintStep, ReadBackStep } from './set-up-sheets.tsx'

const STEPS = ['organisation', 'founder', 'teams', 'recovery', 'print', 'readBack', 'officers'] as const

/**
 * The ceremony that founds an organisation: questions first, then everything is made at once, then the sheets are printed
 * and read back, and only then is it sent. From the making to the read-back the page asks before it closes: what was made
 * exists nowhere else. Leaving it drops everything, and the server never knew.
 */
export function SetUp() {
  const { t, language } = useWords()
  const replica = useReplica()
  const [, go] = useLocation()
  const { busy, act } = useAct()
  const [at, setAt] = useState(0)
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const [sheets, setSheets] = useState<RecoverySheets | undefined>()
  const [progress, setProgress] = useState({ step: '', done: 0, total: 1 })
  const [refused, setRefused] = useState<Refused | undefined>()
  const step = STEPS[at] ?? 'organisation'
  const guarded = sheets !== undefined && at < STEPS.indexOf('officers')
  useEffect(() => {
    if (!guarded) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [guarded])

  useEffect(() => () => void replica.abandonSetUp(), [replica])

  const move = (to: number) => {
    setAt(to)
    window.scrollTo(0, 0)
  }
  const make = () =>
    act(async () => {
      setRefused(undefined)
      const outcome = await replica.setUp(inputOf(draft), setProgress)
      if (!outcome.ok) return setRefused(outcome)
      setSheets(outcome.sheets)
      move(STEPS.indexOf('print'))
    })
  const confirm = () =>
    act(async () => {
      setRefused(undefined)
      const outcome = await replica.confirmSetUp()
      if (!outcome.ok) return setRefused(outcome)
      move(STEPS.indexOf('officers'))
    })
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const forward = () => move(at + 1)
  const question = { draft, change, onNext: forward, onBack: () => (at === 0 ? go('/') : move(at - 1)) }
  return (
    <Door>
      <Steps labels={STEPS.map(key => t(`access.setUp.steps.${key}`))} at={at} />
      {step === 'organisation' && <OrganisationStep {...question} />}
      {step === 'founder' && <FounderStep {...question} />}
      {step === 'teams' && <TeamsStep {...question} />}
      {step === 'recovery' && <RecoveryStep {...question} onNext={make} busy={busy} />}
      {busy && step === 'recovery' && (
        <Progress
          label={t('access.setUp.making', { done: progress.done, of: progress.total })}
          done={progress.done}
          of={progress.total}
        />
      )}
      <Refusal refused={refused} />
      {sheets && step === 'print' && (
        <PrintStep sheets={sheets} name={draft.name} language={language} onNext={forward} />
      )}
      {sheets && step === 'readBack' && (
        <ReadBackStep sheets={sheets} busy={busy} onNext={confirm} onBack={() => move(at - 1)} />
      )}
      {step === 'officers' && (
        <OfficersStep>
          <Button look="primary" onClick={() => go('/cases')}>
            {t('access.setUp.begin')}
          </Button>
        </OfficersStep>
      )}
    </Door>
  )
}
