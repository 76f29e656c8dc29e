import { useEffect } from 'react'
import { isShared } from '#app/safety/leave.ts'
import { useDesk, useReplica } from '#app/session.tsx'
import { useKeptLanguages } from '../../translations/ui/use-papers.ts'

/** Long after everything that somebody waits for. */
const LATER_MS = 60_000
const OURS = 'AÀÉßÑŒaàéßñœ¿¡«»–…€'
const MOST = 5000

/**
 * Asks once for the letters of the languages papers are made in, so that the service worker has them on the day without signal
 * (decision 0157). Nothing on a shared computer, and nothing where no service worker would keep them.
 */
export function useTypefacesKept(): void {
  const { paper } = useDesk()
  const replica = useReplica()
  const kept = useKeptLanguages()
  const text =
    kept &&
    [OURS, ...kept.map(({ language }) => [language.name, ...Object.values(language.texts)].join(' '))]
      .join('\n')
      .slice(0, MOST)
  useEffect(() => {
    if (text === undefined || isShared() || !('serviceWorker' in navigator)) return
    const timer = setTimeout(async () => {
      // What the last round met says more than the browser, which only knows whether there is a cable.
      const { online } = await replica.status()
      if (!online || !navigator.onLine || navigator.serviceWorker.controller === null) return
      // Setting it fetches exactly what writing it takes; the paper itself is dropped.
      void paper({ language: 'en', direction: 'ltr', mark: '', blocks: [{ is: 'text', text }] })
    }, LATER_MS)
    return () => clearTimeout(timer)
  }, [text, paper, replica])
}
