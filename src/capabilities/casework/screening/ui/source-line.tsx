import { useWords } from '#app/languages/index.ts'
import { type Instrument, said } from '../instrument.ts'

/** Where an instrument comes from, under which terms, and what was not checked. */
export function SourceLine({ instrument }: { instrument: Instrument }) {
  const { t, language } = useWords()
  const { source } = instrument
  const translated = instrument.languages[0] !== language
  return (
    <details>
      <summary>
        {t('screening.source.of', { publisher: source.publisher })} ·{' '}
        {t('screening.source.version', { version: instrument.version })}
      </summary>
      <p className="sub reading">
        <bdi>{source.title}</bdi>
        {source.year ? `, ${source.year}` : ''}
      </p>
      {source.url && (
        <p className="sub">
          <bdi className="mono">{source.url}</bdi>
        </p>
      )}
      <p className="sub reading">{source.licence}</p>
      {source.note && <p className="sub reading">{said(source.note, language, instrument)}</p>}
      {translated && <p className="sub reading">{t('screening.source.translated')}</p>}
    </details>
  )
}
