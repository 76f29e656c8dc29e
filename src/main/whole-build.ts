import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

const PAGE = 'index.html'
const KEEPER = 'service-worker.js'
const MARK = 'self.HALTE_BUILD='
const META = /(<meta name="halte-build" content=")[^"]*"/

/** Typefaces for papers, and what shapes them: fetched when a script is first printed, not with the app (decision 0157). */
const LATER = /^\/assets\/(harfbuzz-[\w-]+\.wasm|[\w-]+\.woff)$/

const digest = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('base64')

/**
 * Tells the service worker of a built app which files belong to this build, each with its SHA-256, and gives build and page the
 * same name: so it keeps one whole build or none, and nothing that came from somewhere else (security.md 5.12.3). Repeatable.
 */
export async function sealBuild(folder: string): Promise<string> {
  const files = new Map<string, string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const full = join(entry.parentPath, entry.name)
    const path = `/${relative(folder, full).split(sep).join('/')}`
    if (entry.isFile() && path !== `/${PAGE}` && path !== `/${KEEPER}` && !path.startsWith('/.'))
      files.set(path, digest(await readFile(full)))
  }
  const list = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  const page = (await readFile(join(folder, PAGE), 'utf8')).replace(META, '$1"')
  const build = createHash('sha256')
    .update(JSON.stringify([list, page]))
    .digest('hex')
    .slice(0, 16)
  const named = page.replace(META, `$1${build}"`)
  await writeFile(join(folder, PAGE), named)
  const keeper = (await readFile(join(folder, KEEPER), 'utf8')).split('\n').filter(line => !line.startsWith(MARK))
  const known = {
    build,
    files: Object.fromEntries([...list, ['/', digest(named)]]),
    later: list.flatMap(([path]) => (LATER.test(path) ? [path] : [])),
  }
  await writeFile(join(folder, KEEPER), [`${MARK}${JSON.stringify(known)}`, ...keeper].join('\n'))
  return build
}
