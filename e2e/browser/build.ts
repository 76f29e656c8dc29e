import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** What the app is made of; the server and the command line are not part of it. */
const SOURCES = [
  'src/app',
  'src/capabilities',
  'src/main',
  'src/records',
  'src/replica',
  'src/vault',
  'public',
  'index.html',
  'vite.config.ts',
]
const BUILT = 'dist/app/index.html'
const LOCK = 'dist/.building'
const STALE_MS = 120_000

/**
 * Builds the app when a source is newer than what stands in dist/app. Test files run side by side, so one builds and the
 * others wait; a lock left behind by a killed run is taken over.
 */
export async function buildApp(): Promise<void> {
  const runner = process.env.NODE_ENV
  mkdirSync('dist', { recursive: true })
  while (!taken()) {
    if (existsSync(LOCK) && Date.now() - statSync(LOCK).mtimeMs > STALE_MS)
      rmSync(LOCK, { recursive: true, force: true })
    await pause(200)
  }
  try {
    if (existsSync(BUILT) && statSync(BUILT).mtimeMs > (await newestSource())) return
    const { build } = await import('vite')
    // The test runner's own setting would bring the development parts of the libraries into the app people get.
    process.env.NODE_ENV = 'production'
    await build({ logLevel: 'error' })
  } finally {
    if (runner !== undefined) process.env.NODE_ENV = runner
    rmSync(LOCK, { recursive: true, force: true })
  }
}

function taken(): boolean {
  try {
    mkdirSync(LOCK)
    return true
  } catch {
    return false
  }
}

/** Tests are not part of the app: a changed test builds nothing. */
async function newestSource(): Promise<number> {
  const times = await Promise.all(
    SOURCES.map(async place => {
      if (!statSync(place).isDirectory()) return statSync(place).mtimeMs
      const entries = await readdir(place, { recursive: true, withFileTypes: true })
      return Math.max(
        0,
        ...entries
          .filter(entry => entry.isFile() && !/\.test(-support)?\.tsx?$/.test(entry.name))
          .map(entry => statSync(join(entry.parentPath, entry.name)).mtimeMs),
      )
    }),
  )
  return Math.max(...times)
}
