import { languageTags, nativeName, speak, useWords } from '../languages/index.ts'

/** Switches every word at once; each language is named in itself. `offered` leaves out those an organisation does not use. */
export function LanguageChoice({ offered }: { offered?: readonly string[] | undefined }) {
  const { t, tag } = useWords()
  const shown = languageTags().filter(one => one === tag || (offered?.includes(one) ?? true))
  return (
    <fieldset className="row" aria-label={t('app.language')}>
      {shown.map(one => (
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
