import { useSyncExternalStore } from 'react'
import type { BaseLocationHook } from 'wouter'

/**
 * Where one is, without an address: on a shared computer the browser's history and its list of closed tabs must not say which
 * cases were open. The address stays `/`, going back works, and the places are in memory only.
 */
let places = ['/']
let at = 0
const listeners = new Set<() => void>()

const PLACE = 'place'
const indexOf = (state: unknown): number => {
  const index: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, PLACE) : 0
  return typeof index === 'number' && index < places.length ? index : 0
}
const moved = () => {
  at = indexOf(history.state)
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  if (listeners.size === 0) window.addEventListener('popstate', moved)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('popstate', moved)
  }
}

const navigate = (to: string, { replace = false }: { replace?: boolean } = {}) => {
  const next = replace ? at : at + 1
  places = [...places.slice(0, next), to]
  history[replace ? 'replaceState' : 'pushState']({ [PLACE]: next }, '', '/')
  moved()
}
const part = (index: 0 | 1) => (places[at] ?? '/').split('?')[index] ?? ''

/** Begins at the first screen, and takes the address it was reached by out of the history. */
export function veilLocation(): void {
  places = ['/']
  history.replaceState({ [PLACE]: 0 }, '', '/')
  moved()
}

const useSearch = (): string => useSyncExternalStore(subscribe, () => part(1))
/** For wouter's `Router`, in the place of the browser's own addresses. */
export const useVeiledLocation: BaseLocationHook = Object.assign(
  (): [string, typeof navigate] => [useSyncExternalStore(subscribe, () => part(0)), navigate],
  { searchHook: useSearch },
)
