import { useWords } from '../languages/index.ts'
import { LanguageChoice } from './language-choice.tsx'
import { ExitButton } from './quick-exit.tsx'

/** A page without a secure context cannot seal or open anything: it says so, and what to do. */
export function Insecure() {
  const { t } = useWords()
  return (
    <main className="door">
      <div className="head">
        <div className="brand">{t('app.name')}</div>
        <LanguageChoice />
        <ExitButton kill={() => undefined} />
      </div>
      <h1>{t('app.insecure.title')}</h1>
      <p className="intro">{t('app.insecure.text')}</p>
      <p className="reading">{t('app.insecure.do')}</p>
    </main>
  )
}
