import { offerUpdate, pageBuild } from '#app/safety/update.ts'
import { scriptAddress } from './script-address.ts'

const LOOK_EVERY_MS = 3_600_000

/**
 * Lets the browser keep the app's own files, so that it opens without signal. A newer build is offered, never forced: it takes
 * over when the person says so, and the page is loaded anew only in the tab where she did.
 */
export function startFileKeeper(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // Without it the app only needs signal to open.
  void keep(navigator.serviceWorker).catch(() => undefined)
}

async function keep(container: ServiceWorkerContainer): Promise<void> {
  let asked = false
  container.addEventListener('controllerchange', () => {
    if (asked) location.reload()
    // The browser threw the worker away: nothing is newer than this page.
    else if (!container.controller) return
    // Another tab took the newer version: this page goes on with its own parts until the person wishes otherwise.
    else void sameBuild(container.controller).then(same => same || offerUpdate(() => location.reload()))
  })
  const registration = await container.register(scriptAddress('/service-worker.js'), { updateViaCache: 'none' })
  const look = async () => {
    const { waiting } = registration
    if (!waiting || !registration.active) return
    if (await sameBuild(waiting)) return waiting.postMessage('take-over')
    offerUpdate(() => {
      asked = true
      // Should the worker be gone by now, the page alone is loaded anew.
      if (registration.waiting) registration.waiting.postMessage('take-over')
      else location.reload()
    })
  }
  const follow = () => registration.installing?.addEventListener('statechange', () => void look())
  registration.addEventListener('updatefound', follow)
  follow()
  await look()
  const ask = () => void registration.update().catch(() => undefined)
  setInterval(ask, LOOK_EVERY_MS)
  window.addEventListener('online', ask)
}

/** Whether a worker keeps the very build of this page; asked of itself, `false` when it does not say. */
function sameBuild(worker: ServiceWorker | null): Promise<boolean> {
  if (!worker) return Promise.resolve(false)
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data === pageBuild())
    setTimeout(() => resolve(false), 3000)
    worker.postMessage('which-build', [port2])
  })
}
