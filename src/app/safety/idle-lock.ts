import { useEffect, useSyncExternalStore } from 'react'

const MINUTE_MS = 60_000
/** Minutes without a touch after which it locks: a person's own choice; ample for reading, short enough for a left desk. */
export const IDLE_MINUTES = [2, 5, 10, 15, 30] as const
const USUAL = 15
/** On a shared computer nobody chooses longer (security.md 5.1.1). */
const SHARED_AT_MOST = 5
const SHARED_HIDDEN_MS = MINUTE_MS
const REMEMBERED = 'halte.idle.'

const listeners = new Set<() => void>()
/** The end of a person's id: enough to tell the people of one device apart. */
const placeOf = (user: string) => REMEMBERED + user.slice(-8)

/** What a person chose on this device; fifteen minutes when she chose nothing. */
export function idleMinutes(user: string): number {
  try {
    const kept = Number(localStorage.getItem(placeOf(user)))
    return IDLE_MINUTES.find(minutes => minutes === kept) ?? USUAL
  } catch {
    return USUAL
  }
}

export function chooseIdleMinutes(user: string, minutes: number): void {
  try {
    localStorage.setItem(placeOf(user), String(minutes))
  } catch {
    // Then the usual time holds.
  }
  for (const listener of listeners) listener()
}

export const useIdleMinutes = (user: string): number =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => idleMinutes(user),
  )

/** A moment on both clocks: the wall's, which also runs while the machine sleeps, and one that nobody can set back. */
interface Moment {
  wall: number
  steady: number
}
const now = (): Moment => ({ wall: Date.now(), steady: performance.now() })
/** How long ago by whichever clock says more: a clock set back by hours must not keep the files open. */
export const since = (then: Moment, at: Moment = now()): number =>
  Math.max(at.wall - then.wall, at.steady - then.steady)

/** Locks after the chosen minutes without a touch, or one minute out of sight on a shared computer (security.md 5.8). */
export function useIdleLock(me: { user: string; shared: boolean }, lock: (why: 'idle' | 'hidden') => void): void {
  const { user, shared } = me
  const chosen = useIdleMinutes(user)
  useEffect(() => {
    const limit = MINUTE_MS * (shared ? Math.min(chosen, SHARED_AT_MOST) : chosen)
    let touched = now()
    let hidden: Moment | undefined
    const touch = () => {
      touched = now()
    }
    const check = () => {
      if (since(touched) > limit) lock('idle')
      else if (shared && hidden !== undefined && since(hidden) > SHARED_HIDDEN_MS) lock('hidden')
    }
    const visibility = () => {
      check()
      hidden = document.hidden ? now() : undefined
    }
    const timer = setInterval(check, 5000)
    const touches = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
    for (const name of touches) window.addEventListener(name, touch, { passive: true, capture: true })
    document.addEventListener('visibilitychange', visibility)
    return () => {
      clearInterval(timer)
      for (const name of touches) window.removeEventListener(name, touch, { capture: true })
      document.removeEventListener('visibilitychange', visibility)
    }
  }, [chosen, shared, lock])
}
