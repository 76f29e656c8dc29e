import { LANGUAGE_NAMES, LANGUAGES, speak, useWords } from '../languages/index.ts'

/** Switches every word at once; each language is named in itself. */
export function LanguageChoice() {
  const { t, language } = useWords()
  return (
    <fieldset className="row" aria-label={t('app.language')}>
      {LANGUAGES.map(one => (
        <button
          key={one}
          type="button"
          lang={one}
          className="linkish"
          aria-pressed={one === language}
          onClick={() => void speak(one)}
        >
          {one === language ? <b>{LANGUAGE_NAMES[one]}</b> : LANGUAGE_NAMES[one]}
        </button>
      ))}
    </fieldset>
  )
}
