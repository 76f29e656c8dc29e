import { existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts']
const BUILT = 'dist/app/index.html'
let building: Promise<void> | undefined

/** Builds the app once a run, and only when a source is newer than what stands in dist/app. */
export function buildApp(): Promise<void> {
  building ??= build()
  return building
}

async function build(): Promise<void> {
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs > (await newestSource())) return
  const { build: viteBuild } = await import('vite')
  await viteBuild({ logLevel: 'error' })
}

async function newestSource(): Promise<number> {
  const times = await Promise.all(
    SOURCES.map(async place => {
      if (!statSync(place).isDirectory()) return statSync(place).mtimeMs
      const entries = await readdir(place, { recursive: true, withFileTypes: true })
      return Math.max(
        0,
        ...entries.filter(entry => entry.isFile()).map(entry => statSync(join(entry.parentPath, entry.name)).mtimeMs),
      )
    }),
  )
  return Math.max(...times)
}
