import { useSyncExternalStore } from 'react'

/** The build this page belongs to; empty in development. */
export const pageBuild = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="halte-build"]')?.content ?? ''

let take: (() => void) | undefined
const listeners = new Set<() => void>()

/** A newer version is here and waits; `how` opens it. Called by whoever watches the service worker. */
export function offerUpdate(how: () => void): void {
  take = how
  for (const listener of listeners) listener()
}

/** Opens the newer version when there is one. */
export const useUpdate = (): (() => void) | undefined =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => take,
  )
