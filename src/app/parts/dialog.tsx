import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useWords } from '../languages/index.ts'
import { useKill } from '../session.tsx'
import { ExitButton } from '../shell/quick-exit.tsx'
import { Button } from './button.tsx'

/** A question in front of everything else. The browser's own dialog keeps the focus inside and gives it back. */
export function Dialog(props: { title: string; onClose: () => void; children: ReactNode; wide?: boolean }) {
  const { t } = useWords()
  const kill = useKill()
  const box = useRef<HTMLDialogElement>(null)
  const title = useId()
  // Closed before it leaves the page: only then does the browser give the focus back to what had it.
  useLayoutEffect(() => {
    const dialog = box.current
    if (dialog && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={title}
      onCancel={event => {
        event.preventDefault()
        props.onClose()
      }}
    >
      <header>
        <h2 id={title}>{props.title}</h2>
        <Button look="quiet" onClick={props.onClose}>
          {t('app.close')}
        </Button>
        <ExitButton kill={kill} />
      </header>
      <div className="body">{props.children}</div>
    </dialog>
  )
}
