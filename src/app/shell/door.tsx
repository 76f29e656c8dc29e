import type { ReactNode } from 'react'
import { HelpButton } from '../help/help-button.tsx'
import { useWords } from '../languages/index.ts'
import { UpdateBar } from '../safety/update-bar.tsx'
import { WhyLocked } from '../safety/why-locked.tsx'
import { useDesk } from '../session.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { ExitButton } from './quick-exit.tsx'

/** The frame of every screen before someone is signed in. */
export function Door(props: { children: ReactNode; demo?: boolean | undefined }) {
  const { t } = useWords()
  const { kill } = useDesk()
  return (
    <>
      {props.demo && <header className="banner">{t('app.demo.banner')}</header>}
      <UpdateBar />
      <main className="door">
        <div className="head no-print">
          <div className="brand">{t('app.name')}</div>
          <HelpButton />
          <LanguageChoice />
          <ExitButton kill={kill} />
        </div>
        <WhyLocked />
        {props.children}
      </main>
    </>
  )
}
