import { useEffect } from 'react'

let open = 0
let leaving = false

/** Whether something is being written anywhere on the page that is not saved yet. */
export const hasUnsaved = (): boolean => open > 0

/** From here on the page goes without a question: the person asked to be gone at once. */
export const leaveWithoutAsking = (): void => {
  leaving = true
}

const ask = (event: BeforeUnloadEvent) => {
  if (!leaving) event.preventDefault()
}

/** Called by whatever holds text that is not saved: a newer version or another tab then waits for it, and the browser asks. */
export function useUnsaved(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    open += 1
    if (open === 1) window.addEventListener('beforeunload', ask)
    return () => {
      open -= 1
      if (open === 0) window.removeEventListener('beforeunload', ask)
    }
  }, [dirty])
}
