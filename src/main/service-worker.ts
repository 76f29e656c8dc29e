/// <reference lib="webworker" />
/**
 * Keeps the app's own files, so that it opens without signal: one whole build, every file of which is what was built, or
 * nothing. A newer build is fetched beside it and waits until a person takes it; what is open never changes under her hands
 * (decision 0089). It never touches `/api/`: answers of the server are ciphertext for the replica's store, not for a cache.
 */
declare const self: ServiceWorkerGlobalScope & {
  /** Written by the build (`whole-build.ts`): its name, and the SHA-256 of each of its files. */
  readonly HALTE_BUILD: {
    readonly build: string
    readonly files: Readonly<Record<string, string>>
    /** Those of them that are kept only once they were asked for. */
    readonly later: readonly string[]
  }
}

const CACHES = 'halte-app'
/** The first keeper had one cache of this name, and a page that came from the network. */
const FIRST_KEEPER = 'halte-app'
const { build, files, later } = self.HALTE_BUILD
const CACHE = `${CACHES}-${build}`
const AT_ONCE = 6

const isOurs = async (response: Response, path: string): Promise<boolean> => {
  if (!response.ok || response.redirected) return false
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()))
  return btoa(String.fromCharCode(...hash)) === files[path]
}

/** From an earlier build when it is the same file, else from the network; a portal's page in its place is refused. */
async function fetched(path: string): Promise<Response> {
  const here = await caches.match(path)
  if (here && (await isOurs(here.clone(), path))) return here
  const mode = path.startsWith('/assets/') ? 'default' : 'no-cache'
  const response = await fetch(path, { cache: mode, redirect: 'error' })
  if (await isOurs(response.clone(), path)) return response
  throw new TypeError('not a file of this build')
}

/** All of the build or nothing: what cannot be completed does not take the room of what works. */
async function keepBuild(): Promise<void> {
  const cache = await caches.open(CACHE)
  const left: string[] = []
  // What an earlier build was asked for and this one has unchanged comes along; nothing of it is fetched.
  for (const path of Object.keys(files)) if (!later.includes(path) || (await caches.match(path))) left.push(path)
  const work = async () => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) await cache.put(path, await fetched(path))
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } catch (error) {
    left.length = 0
    await caches.delete(CACHE)
    throw error
  }
}

/** A page of the build before may still be open in another tab: its parts stay until one more build has come. */
async function dropOlder(): Promise<void> {
  const others = (await caches.keys()).filter(name => name.startsWith(CACHES) && name !== CACHE)
  await Promise.all(others.slice(0, -1).map(name => caches.delete(name)))
}

/** What was asked for once is there from then on, without signal too; a cache that was taken away does not come back for it. */
async function keptFromNowOn(path: string): Promise<Response> {
  const own = await caches.match(path, { cacheName: CACHE })
  if (own) return own
  const response = await fetched(path)
  if (await caches.has(CACHE)) await (await caches.open(CACHE)).put(path, response.clone())
  return response
}

async function answer(request: Request, path: string): Promise<Response> {
  if (later.includes(path)) return keptFromNowOn(path)
  // Never opened here: a cache that was taken away on purpose must not come back empty.
  const own = await caches.match(path, { cacheName: CACHE })
  return own ?? (await caches.match(path)) ?? fetch(request)
}

async function install(): Promise<void> {
  const first = (await caches.keys()).includes(FIRST_KEEPER)
  await keepBuild()
  // The first keeper showed every new page at once: nobody can be in the middle of an older one that needs it.
  if (first) await self.skipWaiting()
}

self.addEventListener('install', event => event.waitUntil(install()))
self.addEventListener('activate', event => event.waitUntil(dropOlder().then(() => self.clients.claim())))
self.addEventListener('message', event => {
  if (event.data === 'take-over') void self.skipWaiting()
  else if (event.data === 'which-build') event.ports[0]?.postMessage(build)
})
self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return
  const ours = url.pathname in files || url.pathname.startsWith('/assets/')
  if (ours) event.respondWith(answer(request, url.pathname))
  else if (request.mode === 'navigate' && !/\.\w+$/.test(url.pathname)) event.respondWith(answer(request, '/'))
})
