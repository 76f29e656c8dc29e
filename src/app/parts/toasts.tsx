import { useSyncExternalStore } from 'react'

interface Toast {
  id: number
  text: string
}
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

/** Says something that needs no answer; it is read aloud and leaves by itself. Never a name in it. */
export function toast(text: string): void {
  last += 1
  const id = last
  set([...toasts.slice(-2), { id, text }])
  setTimeout(() => set(toasts.filter(one => one.id !== id)), 6000)
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(one => (
        <div className="toast" key={one.id}>
          {one.text}
        </div>
      ))}
    </div>
  )
}
