/// <reference lib="webworker" />
/**
 * Keeps the app's own files, so that it opens without signal. It never touches `/api/`: answers of the server are
 * ciphertext for the replica's store, not for a cache of addresses.
 */
declare const self: ServiceWorkerGlobalScope

const CACHE = 'halte-app'

/**
 * Fetches what is not kept yet; the page itself last and only when everything it asks for is here, so that what opens without
 * signal is always one whole build. What failed is fetched the next time the app is opened.
 */
async function keepFiles(): Promise<void> {
  const list: unknown = await (await fetch('/files.json', { cache: 'no-store' })).json()
  if (!Array.isArray(list)) return
  const wanted = new Set(list.filter(path => typeof path === 'string'))
  const cache = await caches.open(CACHE)
  const kept = new Set((await cache.keys()).map(request => new URL(request.url).pathname))
  const parts = [...wanted].filter(path => path !== '/' && !(path.startsWith('/assets/') && kept.has(path)))
  const added = await Promise.allSettled(parts.map(path => cache.add(path)))
  if (added.some(({ status }) => status === 'rejected')) return
  await cache.add('/')
  await Promise.all([...kept].filter(path => !wanted.has(path)).map(path => cache.delete(path)))
}

/** The page itself comes from the network while there is one, so that a new version is seen at once. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    return (await caches.match('/')) ?? Response.error()
  }
}

self.addEventListener('install', event => {
  event.waitUntil(
    keepFiles()
      .catch(() => undefined)
      .then(() => self.skipWaiting()),
  )
})
self.addEventListener('activate', event => {
  event.waitUntil(self.clients.claim())
})
self.addEventListener('message', event => {
  if (event.data === 'refresh') event.waitUntil(keepFiles().catch(() => undefined))
})
self.addEventListener('fetch', event => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return
  if (event.request.mode === 'navigate' && !url.pathname.endsWith('.html')) event.respondWith(page(event.request))
  else event.respondWith(caches.match(event.request).then(kept => kept ?? fetch(event.request)))
})
