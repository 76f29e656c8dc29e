import { useSyncExternalStore } from 'react'
import type { Replica } from '#replica/types.ts'
import { STOPS } from './tour-stops.ts'

/** Where the tour stands: at which stop, and whether it is on the screen now. */
export interface TourPlace {
  at: number
  running: boolean
}
const KEPT = 'help/tour'

let place: TourPlace | undefined
let keeper: Replica | undefined
const listeners = new Set<() => void>()
const set = (next: TourPlace | undefined) => {
  place = next
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Takes up what this person left on this device; forgets it when the copy is locked. */
export function rememberTour(replica: Replica): () => void {
  keeper = replica
  void replica.kept(KEPT).then(at => {
    if (typeof at === 'number' && at < STOPS.length && place === undefined) set({ at, running: false })
  })
  return () => {
    keeper = undefined
    set(undefined)
  }
}
function goTo(at: number, running: boolean): void {
  set({ at, running })
  // Nothing depends on it: a browser that keeps nothing begins the tour again.
  void keeper?.keep(KEPT, at)
}
/** From the first stop, or from `at`. */
export const startTour = (): void => goTo(0, true)
export const goOn = (): void => goTo(place?.at ?? 0, true)
export const step = (by: 1 | -1): void => {
  const at = (place?.at ?? 0) + by
  if (at >= STOPS.length) goTo(0, false)
  else goTo(Math.max(0, at), true)
}
/** Leaves it where it is; it can be taken up again. */
export const leaveTour = (): void => goTo(place?.at ?? 0, false)

export const useTour = (): TourPlace | undefined => useSyncExternalStore(subscribe, () => place)
