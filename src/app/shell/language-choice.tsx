import { languageTags, nativeName, speak, useWords } from '../languages/index.ts'

/** Switches every word at once; each language is named in itself. */
export function LanguageChoice() {
  const { t, tag } = useWords()
  return (
    <fieldset className="row" aria-label={t('app.language')}>
      {languageTags().map(one => (
        <button
          key={one}
          type="button"
          lang={one}
          className="linkish"
          aria-pressed={one === tag}
          onClick={() => void speak(one)}
        >
          {one === tag ? <b>{nativeName(one)}</b> : nativeName(one)}
        </button>
      ))}
    </fieldset>
  )
}
