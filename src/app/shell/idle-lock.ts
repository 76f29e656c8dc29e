import { useEffect } from 'react'

const IDLE_MS = 15 * 60_000
const SHARED_IDLE_MS = 5 * 60_000
const SHARED_HIDDEN_MS = 60_000

/**
 * Locks after fifteen minutes without a touch; on a shared computer after five, or one minute out of sight
 * (security.md 5.1.1, 5.8). A page the browser froze and brought back is locked before it is shown.
 */
export function useIdleLock(shared: boolean, lock: () => void): void {
  useEffect(() => {
    const limit = shared ? SHARED_IDLE_MS : IDLE_MS
    let touched = Date.now()
    let hidden: number | undefined
    const touch = () => {
      touched = Date.now()
    }
    const check = () => {
      if (Date.now() - touched > limit) lock()
      else if (shared && hidden !== undefined && Date.now() - hidden > SHARED_HIDDEN_MS) lock()
    }
    const visibility = () => {
      hidden = document.hidden ? Date.now() : undefined
      check()
    }
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) lock()
    }
    const timer = setInterval(check, 5000)
    const touches = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
    for (const name of touches) window.addEventListener(name, touch, { passive: true, capture: true })
    document.addEventListener('visibilitychange', visibility)
    window.addEventListener('pageshow', shown)
    return () => {
      clearInterval(timer)
      for (const name of touches) window.removeEventListener(name, touch, { capture: true })
      document.removeEventListener('visibilitychange', visibility)
      window.removeEventListener('pageshow', shown)
    }
  }, [shared, lock])
}
