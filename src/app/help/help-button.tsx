import { lazy, Suspense, useEffect, useState } from 'react'
import { speakHelp, useWords } from '../languages/index.ts'

const HelpPanel = lazy(async () => {
  const [panel] = await Promise.all([import('./help-panel.tsx'), speakHelp()])
  return { default: panel.HelpPanel }
})

/** The help of the present screen: one small button, and the key `?` while nobody types. Its words come when it is opened. */
export function HelpButton() {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.defaultPrevented) return
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog')) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', down)
    return () => window.removeEventListener('keydown', down)
  }, [])
  return (
    <>
      <button
        type="button"
        className="btn help-button no-print"
        aria-haspopup="dialog"
        aria-keyshortcuts="?"
        aria-label={t('app.help')}
        onClick={() => setOpen(true)}
      >
        ?
      </button>
      {open && (
        <Suspense fallback={null}>
          <HelpPanel onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
