import { useEffect, useState, useSyncExternalStore } from 'react'
import { useWords } from '../languages/index.ts'

/** A way back or on, offered beside what was said. */
export interface ToastAct {
  label: string
  onPress: () => void
}
interface Toast {
  id: number
  text: string
  act?: ToastAct | undefined
}
const SHORT_MS = 6000
/** Long enough to read, decide and reach it, also with a switch or a screen reader. */
const WITH_ACT_MS = 20_000
const MOST = 3

let toasts: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()
const set = (next: readonly Toast[]) => {
  toasts = next
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const take = (id: number) => set(toasts.filter(one => one.id !== id))

/**
 * Says something that needs no answer; it is read aloud and leaves by itself, but never while the pointer or the focus is on
 * it. `act` is one way back ("Undo"); it must also be reachable elsewhere. Never a name in it.
 */
export function toast(text: string, act?: ToastAct): void {
  last += 1
  set([...toasts.slice(1 - MOST), { id: last, text, act }])
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  const [held, hold] = useState(false)
  return (
    <div
      className="toasts"
      role="status"
      aria-live="polite"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      {shown.map(one => (
        <Line key={one.id} toast={one} held={held} />
      ))}
    </div>
  )
}

function Line({ toast: { id, text, act }, held }: { toast: Toast; held: boolean }) {
  const { t } = useWords()
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => take(id), act ? WITH_ACT_MS : SHORT_MS)
    return () => clearTimeout(timer)
  }, [held, id, act])
  return (
    <div className="toast">
      <span>{text}</span>
      {act && (
        <>
          <button
            type="button"
            onClick={() => {
              take(id)
              act.onPress()
            }}
          >
            {act.label}
          </button>
          <button type="button" onClick={() => take(id)}>
            {t('app.close')}
          </button>
        </>
      )}
    </div>
  )
}
