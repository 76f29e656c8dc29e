import { useRef, useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button, ButtonLink } from '#app/parts/button.tsx'
import { SelectField } from '#app/parts/choice.tsx'
import { NoteBox, Progress, Sheet } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useDesk, useLive } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { Refusal as FileRefusal, Place } from '#capabilities/exchange/types.ts'
import type { ImportReport, Refused } from '#replica/types.ts'
import type { ExchangeDesk, Preview, ReadChoices } from './exchange-desk.ts'
import { ImportPreview } from './import-preview.tsx'

const TOO_LARGE = 200_000_000

/** Import: choose a file, see everything that would happen, decide, then watch it happen. Nothing is written before the yes. */
export function Import() {
  const { t, language } = useWords()
  const { connection } = useDesk()
  const [desk] = useState(() => connection.service<ExchangeDesk>('exchange'))
  const { busy, act } = useAct()
  const teams = useLive(['people'], replica => replica.teams(), [])
  const [preview, setPreview] = useState<Preview | undefined>()
  const [choices, setChoices] = useState<ReadChoices>({})
  const [leaveOut, setLeaveOut] = useState<readonly Place[]>([])
  const [team, setTeam] = useState('')
  const [broken, setBroken] = useState<FileRefusal | undefined>()
  const [refused, setRefused] = useState<Refused | undefined>()
  const [progress, setProgress] = useState<{ done: number; total: number } | undefined>()
  const [report, setReport] = useState<ImportReport | undefined>()
  const stop = useRef<AbortController | undefined>(undefined)
  const mine = (teams ?? []).filter(
    one => one.mine !== undefined && (one.purpose === 'cases' || one.purpose === 'centre'),
  )
  const chosen = mine.find(one => one.id === team) ?? mine[0]

  const show = (outcome: Awaited<ReturnType<ExchangeDesk['read']>>, next: ReadChoices, fresh: boolean) => {
    if (!outcome.ok) return setBroken(outcome)
    setPreview(outcome)
    setChoices(next)
    // What was imported before is left out from the start; everything else is the person's decision.
    const before = outcome.matches.filter(match => match.relation === 'imported-before').map(match => match.place)
    if (fresh) setLeaveOut(before)
  }
  const read = (file: File | undefined) => {
    setBroken(undefined)
    setReport(undefined)
    setPreview(undefined)
    setRefused(undefined)
    if (!file) return
    if (file.size > TOO_LARGE) return setBroken({ ok: false, code: 'file.too-large' })
    act(async () => show(await desk.read({ bytes: new Uint8Array(await file.arrayBuffer()) }, {}, language), {}, true))
  }
  const again = (next: ReadChoices) => {
    if (preview) act(async () => show(await desk.read({ plan: preview.plan }, next, language), next, false))
  }
  const confirm = () => {
    if (!preview || !chosen) return
    const controller = new AbortController()
    stop.current = controller
    act(async () => {
      setRefused(undefined)
      setProgress({ done: 0, total: preview.cases - leaveOut.length })
      const outcome = await desk.confirm({
        plan: preview.plan,
        team: chosen.id,
        leaveOut: [...leaveOut],
        onProgress: setProgress,
        signal: controller.signal,
      })
      setProgress(undefined)
      if (outcome.ok) setReport(outcome.report)
      else setRefused(outcome)
    })
  }
  const working = progress !== undefined
  return (
    <Page title={t('importing.title')} lead={t('importing.lead')}>
      <div className="stack">
        {!working && !report && (
          <Sheet title={t('importing.choose')}>
            <div className="field">
              <label htmlFor="import-file">{t('importing.file')}</label>
              <div className="hint" id="import-file-hint">
                {t('importing.fileHint')}
              </div>
              <input
                id="import-file"
                aria-describedby="import-file-hint"
                className="input"
                type="file"
                accept=".xlsx,.xlsm,.csv,.txt"
                onChange={event => read(event.target.files?.[0])}
              />
            </div>
          </Sheet>
        )}
        {busy && !working && <p role="status">{t('importing.reading')}</p>}
        {broken && <BrokenFile refusal={broken} />}
        <Refusal refused={refused} />
        {preview && !working && !report && (
          <>
            <ImportPreview
              preview={preview}
              choices={choices}
              onChoices={again}
              leaveOut={leaveOut}
              onLeaveOut={setLeaveOut}
            />
            <Sheet title={t('importing.confirmTitle')}>
              <div className="stack">
                <p>{t('importing.willCreate', { count: preview.cases - leaveOut.length })}</p>
                {mine.length > 1 && (
                  <SelectField
                    label={t('cases.newCase.team')}
                    value={chosen?.id ?? ''}
                    onValue={setTeam}
                    choices={mine.map(one => ({ value: one.id, label: one.name }))}
                  />
                )}
                {mine.length === 0 && <NoteBox tone="soon">{t('cases.newCase.noTeam')}</NoteBox>}
                {chosen && (
                  <p className="sub">{t('cases.who', { count: chosen.members.length, teams: chosen.name })}</p>
                )}
                <div>
                  <Button look="primary" busy={busy || !chosen || preview.cases === leaveOut.length} onClick={confirm}>
                    {t('importing.confirm', { count: preview.cases - leaveOut.length })}
                  </Button>
                </div>
              </div>
            </Sheet>
          </>
        )}
        {progress && (
          <Sheet title={t('importing.workingTitle')}>
            <Progress
              label={t('importing.working', { done: progress.done, of: progress.total })}
              done={progress.done}
              of={progress.total}
            >
              <Button onClick={() => stop.current?.abort()}>{t('importing.stop')}</Button>
            </Progress>
          </Sheet>
        )}
        {report && (
          <Sheet title={t(report.cancelled ? 'importing.stopped' : 'importing.done')}>
            <div className="stack">
              <NoteBox tone={report.cancelled ? 'soon' : 'ok'} live>
                <p>{t('importing.created', { count: report.created })}</p>
                {report.already > 0 && <p>{t('importing.already', { count: report.already })}</p>}
              </NoteBox>
              <div className="row">
                {report.cancelled && (
                  <Button
                    look="primary"
                    onClick={() => {
                      setReport(undefined)
                      confirm()
                    }}
                  >
                    {t('importing.goOn')}
                  </Button>
                )}
                <ButtonLink href="/cases" look={report.cancelled ? 'plain' : 'primary'}>
                  {t('importing.toCases')}
                </ButtonLink>
                <Button
                  onClick={() => {
                    setReport(undefined)
                    setPreview(undefined)
                  }}
                >
                  {t('importing.another')}
                </Button>
              </div>
            </div>
          </Sheet>
        )}
      </div>
    </Page>
  )
}

/** A file that cannot be read: what is wrong with it, and the remedy. */
function BrokenFile({ refusal }: { refusal: FileRefusal }) {
  const { t } = useWords()
  return (
    <div role="alert">
      <NoteBox tone="danger">
        <b>{t(`exchange.${refusal.code}.what`)}</b>
        <p>{t(`exchange.${refusal.code}.remedy`)}</p>
      </NoteBox>
    </div>
  )
}
