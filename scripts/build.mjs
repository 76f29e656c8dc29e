import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fail, ROOT } from './install.mjs'

/** What the browser app is made of. */
const SOURCES = [
  'src/app',
  'src/vault',
  'src/records',
  'src/replica',
  'src/capabilities',
  'src/main',
  'index.html',
  'public',
  'vite.config.ts',
  'package-lock.json',
]
const STAMP = join(ROOT, 'dist', '.built')

/** Builds the browser app if a source is newer than the last build. The time of the stamp is when that build began. */
export function ensureBuilt(node) {
  if (!existsSync(join(ROOT, 'src', 'main', 'app.tsx')) || !stale()) return
  console.error('Halte: building the app …')
  const began = new Date()
  rmSync(STAMP, { force: true })
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  // Started by a test runner, vite would build the app with the development parts of its libraries.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status } = spawnSync(node, [vite, 'build', '--logLevel', 'warn'], { cwd: ROOT, env, stdio: ['ignore', 2, 2] })
  if (status !== 0) fail('The app could not be built; the lines above say why.')
  mkdirSync(dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, '')
  utimesSync(STAMP, began, began)
}

function stale() {
  const built = statSync(STAMP, { throwIfNoEntry: false })?.mtimeMs
  return built === undefined || SOURCES.some(source => newestIn(join(ROOT, source)) > built)
}

/** The latest change below a path. Folders count too: removing a file changes only its folder. */
function newestIn(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map(name => newestIn(join(path, name))))
}
