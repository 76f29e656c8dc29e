import { useEffect, useRef } from 'react'

/** Single keys act only while nobody is typing and no dialog is open. `act` says whether it knew the key. */
export function useListKeys(act: (key: string) => boolean): void {
  const current = useRef(act)
  current.current = act
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (target.closest('input:not([type=checkbox]), textarea, select, dialog, [role=menu]')) return
      // Enter on a button, link or box is its own.
      if (event.key === 'Enter' && target.closest('button, a, input')) return
      if (current.current(event.key)) event.preventDefault()
    }
    window.addEventListener('keydown', down)
    return () => window.removeEventListener('keydown', down)
  }, [])
}
