import { useState } from 'react'
import { Link } from 'wouter'
import { timeOfDay } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { NoteBox, Progress, Sheet } from '#app/parts/sheet.tsx'
import { Refusal, refusalText } from '#app/refusals.tsx'
import { useAct, useMe, useReplica } from '#app/session.tsx'
import type { Refused, VerifyReport } from '#replica/types.ts'

/** Checks the directory, every signature and the log again, and says in one sentence what came of it. */
export function Check() {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [progress, setProgress] = useState({ done: 0, total: 0 })
  const [result, setResult] = useState<{ report: VerifyReport; at: number } | undefined>()
  const [refused, setRefused] = useState<Refused | undefined>()
  const verify = () =>
    act(async () => {
      setResult(undefined)
      setRefused(undefined)
      const outcome = await replica.verify(setProgress)
      if (outcome.ok) setResult({ report: outcome.report, at: Date.now() })
      else setRefused(outcome)
    })
  return (
    <Sheet>
      <div className="stack">
        <p className="reading">{t('access.settings.check.text')}</p>
        <Refusal refused={refused} />
        {busy && (
          <Progress
            label={t('access.settings.check.checking', { done: progress.done, of: progress.total })}
            done={progress.done}
            of={progress.total || undefined}
          />
        )}
        {result && <Verdict {...result} />}
        <div>
          <Button look="primary" busy={busy} onClick={verify}>
            {t('access.settings.check.run')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}

function Verdict({ report, at }: { report: VerifyReport; at: number }) {
  const { t, language } = useWords()
  const me = useMe()
  if (!report.ok)
    return (
      <NoteBox tone="danger" live title={t('access.settings.check.badTitle', { count: report.problems.length })}>
        <p>{t('access.settings.check.bad')}</p>
        <ul className="bullets">
          {report.problems.map(problem => (
            <li key={`${problem.code}${problem.root}${problem.rec ?? ''}${problem.chain ?? ''}`}>
              {refusalText({ ok: false, code: problem.code }, t)}{' '}
              {problem.root && <Link href={`/cases/${problem.root}`}>{t('access.settings.check.openCase')}</Link>}
            </li>
          ))}
        </ul>
      </NoteBox>
    )
  return (
    <NoteBox tone="ok" live title={t('access.settings.check.goodTitle')}>
      <p>
        {t('access.settings.check.good', {
          log: report.log.size,
          roots: report.roots,
          signatures: report.signatures,
          time: timeOfDay(at, language),
        })}
      </p>
      {!me.officer && <small>{t('access.settings.check.ownPart')}</small>}
    </NoteBox>
  )
}
