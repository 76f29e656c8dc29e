import { lazy, Suspense, useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { LongTextField } from '#app/parts/field.tsx'
import { Form } from '#app/parts/form.tsx'
import { NoteBox, Pill } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { DrillReport, Refused } from '#replica/types.ts'

const ScanQr = lazy(async () => ({ default: (await import('../scan-qr.tsx')).ScanQr }))
const PAPERS_MAX = 5
const ROOT = -1

/** A year later, the same day. */
export const nextDrill = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4, 10)}`

/**
 * The papers are typed or scanned and tried, team by team. What was typed lives in this screen only and is dropped with the
 * answer.
 */
export function Drill() {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [papers, setPapers] = useState([''])
  const [root, setRoot] = useState('')
  const [scanning, scan] = useState<number | undefined>()
  const [missing, setMissing] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const [report, setReport] = useState<DrillReport | undefined>()
  const put = (index: number, text: string) =>
    index === ROOT ? setRoot(text) : setPapers(papers.map((paper, at) => (at === index ? text : paper)))
  const check = () => {
    const typed = papers.map(paper => paper.trim()).filter(Boolean)
    setMissing(typed.length === 0 && root.trim() === '')
    if (typed.length === 0 && root.trim() === '') return
    act(async () => {
      setRefused(undefined)
      const outcome = await replica.drill({
        ...(typed.length > 0 ? { papers: typed } : {}),
        ...(root.trim() === '' ? {} : { root: root.trim() }),
      })
      if (!outcome.ok) return setRefused(outcome)
      setReport(outcome.report)
      setPapers([''])
      setRoot('')
    })
  }
  if (report) return <Report report={report} onAgain={() => setReport(undefined)} />
  const name = (index: number) =>
    index === ROOT ? t('access.settings.drill.root') : t('access.settings.drill.paper', { number: index + 1 })
  const field = (index: number, value: string) => (
    <div className="stack close" key={index}>
      <LongTextField
        id={`drill-${index}`}
        label={name(index)}
        hint={t(index === ROOT ? 'access.settings.drill.rootHint' : 'access.settings.drill.paperHint')}
        value={value}
        onValue={text => put(index, text)}
        rows={6}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
      />
      <div>
        <Button
          small
          aria-label={t('access.settings.drill.scanNamed', { paper: name(index) })}
          onClick={() => scan(scanning === index ? undefined : index)}
        >
          {t('access.settings.drill.scan')}
        </Button>
      </div>
      {scanning === index && (
        <Suspense fallback={<p role="status">{t('app.loading')}</p>}>
          <ScanQr
            onText={text => {
              put(index, text)
              scan(undefined)
            }}
          />
        </Suspense>
      )}
    </div>
  )
  return (
    <Form busy={busy} onSubmit={check}>
      <p className="reading">{t('access.settings.drill.text')}</p>
      {missing && <ErrorSummary problems={[{ id: 'drill-0', text: t('access.settings.drill.missing') }]} />}
      <Refusal refused={refused} />
      {papers.map((paper, index) => field(index, paper))}
      {papers.length < PAPERS_MAX && (
        <div>
          <Button small onClick={() => setPapers([...papers, ''])}>
            {t('access.settings.drill.another')}
          </Button>
        </div>
      )}
      {field(ROOT, root)}
      <div>
        <Button look="primary" type="submit" busy={busy}>
          {t('access.settings.drill.check')}
        </Button>
      </div>
    </Form>
  )
}

const TONE = { opens: 'ok', missing: 'danger', none: undefined } as const

function Report({ report, onAgain }: { report: DrillReport; onAgain: () => void }) {
  const { t, language } = useWords()
  return (
    <div className="stack">
      {report.papers && (
        <NoteBox tone={report.papers.fits ? 'ok' : 'danger'} live>
          {t(report.papers.fits ? 'access.settings.drill.fits' : 'access.settings.drill.fitsNot')}
        </NoteBox>
      )}
      {report.root && (
        <NoteBox tone={report.root.fits ? 'ok' : 'danger'} live>
          {t(report.root.fits ? 'access.settings.drill.rootFits' : 'access.settings.drill.rootFitsNot')}
        </NoteBox>
      )}
      {report.teams.length > 0 && (
        <section>
          <h3>{t('access.settings.drill.teams')}</h3>
          {report.teams.map(team => (
            <div className="line wide" key={team.team}>
              <bdi>{team.name || t('purposes.everyone')}</bdi>
              <Pill tone={TONE[team.result]}>{t(`access.settings.drill.result.${team.result}`)}</Pill>
            </div>
          ))}
        </section>
      )}
      {report.ok && (
        <p className="reading">
          {t('access.settings.drill.done', {
            day: writtenDay(nextDrill(new Date().toISOString().slice(0, 10)), language),
          })}
        </p>
      )}
      <p className="reading">{t('access.settings.drill.away')}</p>
      <div>
        <Button onClick={onAgain}>{t('access.settings.drill.again')}</Button>
      </div>
    </div>
  )
}
