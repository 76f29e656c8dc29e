import { useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useLive } from '#app/session.tsx'
import { Drill, nextDrill } from './drill.tsx'

/** How recovery is kept, when it was last tried, and the drill itself. */
export function RecoverySettings() {
  const { t, language } = useWords()
  const [drilling, drill] = useState(false)
  const answer = useLive(['people', 'notices'], replica => replica.busFactor(), [])
  const recovery = answer?.ok ? answer.busFactor.recovery : undefined
  return (
    <>
      <Sheet>
        <div className="stack">
          <Refusal refused={answer && !answer.ok ? answer : undefined} />
          {recovery && (
            <dl className="facts">
              <dt>{t('access.settings.recovery.mode')}</dt>
              <dd>{t(`access.settings.recovery.${recovery.mode ?? 'none'}`)}</dd>
              <dt>{t('access.settings.recovery.last')}</dt>
              <dd>
                {recovery.lastDrill ? writtenDay(recovery.lastDrill, language) : t('access.settings.recovery.never')}
              </dd>
              <dt>{t('access.settings.recovery.next')}</dt>
              <dd>
                {recovery.drillDue || !recovery.lastDrill
                  ? t('access.settings.recovery.due')
                  : writtenDay(nextDrill(recovery.lastDrill), language)}
              </dd>
            </dl>
          )}
          {recovery?.drillDue && (
            <NoteBox tone="soon">{t(`access.settings.bus.${recovery.lastDrill ? 'drill' : 'drillNever'}`)}</NoteBox>
          )}
        </div>
      </Sheet>
      <Sheet title={t('access.settings.drill.title')}>
        {drilling ? (
          <Drill />
        ) : (
          <div className="stack">
            <p className="reading">{t('access.settings.drill.text')}</p>
            <div>
              <Button look="primary" onClick={() => drill(true)}>
                {t('access.settings.drill.start')}
              </Button>
            </div>
          </div>
        )}
      </Sheet>
    </>
  )
}
