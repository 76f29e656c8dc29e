import { scriptAddress } from './script-address.ts'

/** Lets the browser keep the app's own files, so that it opens without signal; a new build replaces them. */
export function startFileKeeper(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  void navigator.serviceWorker
    .register(scriptAddress('/service-worker.js'), { updateViaCache: 'none' })
    .then(() => navigator.serviceWorker.ready)
    .then(registration => registration.active?.postMessage('refresh'))
    .catch(() => undefined) // Without it the app only needs signal to open.
}
