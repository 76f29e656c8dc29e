import { useEffect } from 'react'
import { useLive } from '../session.tsx'
import { noteKept } from './kept-here.ts'

/** Keeps the note of what waits here true, and asks the browser not to throw the copy away; not on a shared computer. */
export function useKeptHere({ user, shared }: { user: string; shared: boolean }): void {
  const status = useLive(['sync', 'conflicts'], replica => replica.status(), [])
  const waiting = status && status.waiting + status.refused + status.conflicts + status.filesWaiting
  useEffect(() => {
    if (!shared && waiting !== undefined) noteKept(user, waiting)
  }, [user, shared, waiting])
  useEffect(() => {
    if (!shared) void navigator.storage?.persist?.().catch(() => false)
  }, [shared])
}
