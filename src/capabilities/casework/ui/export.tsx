import { useEffect, useState } from 'react'
import { saveAs } from '#app/documents/save-as.ts'
import { useWords } from '#app/languages/index.ts'
import { handOver, takenOver } from '#app/lists/model.ts'
import { Button } from '#app/parts/button.tsx'
import { RadioField, SelectField } from '#app/parts/choice.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { NoteBox, Progress, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { isShared } from '#app/safety/leave.ts'
import { useAct, useDesk } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { ExportGiven, Refused } from '#replica/types.ts'
import { GivenFields } from '../consent/ui/given-fields.tsx'
import { dayHere } from '../today/today.ts'
import type { ExchangeDesk, ExportFormat } from './exchange-desk.ts'

const FORMATS: readonly ExportFormat[] = ['multi-select', 'single-select', 'simple', 'csv-comma', 'csv-semicolon']
/** Not for donors: what they need has no names, and is counted instead. */
const WHY = ['authority', 'move', 'person', 'statistics', 'other'] as const

/** Export: says what leaves the seal, asks why, is written to the log before a byte is made. */
export function Export() {
  const { t, language } = useWords()
  const { connection } = useDesk()
  const { busy, act } = useAct()
  // What the list handed over: what it showed, or what was chosen in it.
  const [these] = useState(takenOver)
  const [all, setAll] = useState(these === undefined)
  // Whoever comes again by the menu means everything.
  useEffect(() => () => handOver(undefined), [])
  const [format, setFormat] = useState<ExportFormat>('multi-select')
  const [why, setWhy] = useState<(typeof WHY)[number] | ''>('')
  const [tried, setTried] = useState(false)
  const [progress, setProgress] = useState<{ done: number; total: number } | undefined>()
  const [refused, setRefused] = useState<Refused | undefined>()
  const [given, setGiven] = useState<ExportGiven | undefined>()
  const [mark, setMark] = useState('')
  const start = () => {
    setTried(true)
    if (why === '' || (why === 'authority' && !given)) return
    if (isShared()) return setRefused({ ok: false, code: 'storage.shared' })
    act(async () => {
      setRefused(undefined)
      setMark('')
      const outcome = await connection.service<ExchangeDesk>('exchange').write(
        {
          format,
          why,
          ...(all || !these ? {} : { roots: [...these] }),
          ...(why === 'authority' && given ? { given } : {}),
        },
        language,
        setProgress,
      )
      setProgress(undefined)
      if (!outcome.ok) return setRefused(outcome)
      const day = dayHere(Date.now())
      saveAs(outcome.bytes, `halte-${day}.${format.startsWith('csv') ? 'csv' : 'xlsx'}`)
      toast(t('exporting.done', { count: outcome.cases }))
      setMark(outcome.mark)
    })
  }
  return (
    <Page title={t('exporting.title')} lead={t('exporting.lead')}>
      <div className="reading-wide stack">
        <NoteBox tone="soon">{t('exporting.warn')}</NoteBox>
        {tried && why === '' && <ErrorSummary problems={[{ id: 'export-why', text: t('exporting.missing') }]} />}
        <Refusal refused={refused} />
        <Sheet title={t('exporting.what')}>
          <div className="stack">
            {these && (
              <RadioField
                label={t('exporting.which')}
                value={all ? 'all' : 'these'}
                onValue={value => setAll(value === 'all')}
                choices={[
                  { value: 'these', label: t('exporting.these', { count: these.length }) },
                  { value: 'all', label: t('exporting.allCases') },
                ]}
              />
            )}
            <RadioField
              label={t('exporting.format')}
              value={format}
              onValue={value => setFormat(FORMATS.find(one => one === value) ?? 'multi-select')}
              choices={FORMATS.map(value => ({ value, label: t(`exporting.formats.${value}`) }))}
            />
            <SelectField
              id="export-why"
              label={t('exporting.why')}
              hint={t('exporting.whyHint')}
              value={why}
              onValue={value => setWhy(WHY.find(one => one === value) ?? '')}
              none={t('exporting.choose')}
              choices={WHY.map(value => ({ value, label: t(`exporting.reasons.${value}`) }))}
            />
            {why === 'authority' && <GivenFields onGiven={setGiven} tried={tried} />}
            {progress && (
              <Progress
                label={t('exporting.working', { done: progress.done, of: progress.total })}
                done={progress.done}
                of={progress.total}
              />
            )}
            {mark && (
              <NoteBox tone="ok" live>
                {t('exporting.marked', { mark })}
              </NoteBox>
            )}
            <div>
              <Button look="primary" busy={busy} onClick={start}>
                {t('exporting.start')}
              </Button>
            </div>
          </div>
        </Sheet>
      </div>
    </Page>
  )
}
