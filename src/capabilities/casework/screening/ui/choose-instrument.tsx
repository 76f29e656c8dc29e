import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { NoteBox, Pill, Sheet } from '#app/parts/sheet.tsx'
import type { OpenRoot } from '#replica/types.ts'
import { type Instrument, said } from '../instrument.ts'
import { useOffered } from './offered.ts'
import { SourceLine } from './source-line.tsx'
import type { Shelf } from './use-instruments.ts'

/** What to hold the interview with. Said first: ask as little as one can. */
export function ChooseInstrument(props: { shelf: Shelf; root: OpenRoot; onChoose: (instrument: Instrument) => void }) {
  const { t, language } = useWords()
  const offered = useOffered(props.shelf, props.root)
  return (
    <div className="reading-wide stack">
      <NoteBox title={t('screening.choose.first')}>
        <p className="reading">{t('screening.choose.text')}</p>
      </NoteBox>
      {offered.map(instrument => (
        <Sheet
          key={instrument.id}
          title={said(instrument.title, language, instrument)}
          actions={
            <Button small onClick={() => props.onChoose(instrument)}>
              {t('screening.choose.take')}
            </Button>
          }
        >
          <p className="reading">{said(instrument.about, language, instrument)}</p>
          <p className="row">
            <span className="sub">{t('screening.choose.questions', { count: instrument.questions.length })}</span>
            {instrument.for !== 'any' && <Pill>{t(`screening.for.${instrument.for}`)}</Pill>}
          </p>
          <SourceLine instrument={instrument} />
        </Sheet>
      ))}
    </div>
  )
}
