// Plain JavaScript for whatever Node the machine has (18 or later): it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

const MODULES = join(ROOT, 'node_modules')
const STAMP = join(MODULES, '.halte-installed')
const WINDOWS = process.platform === 'win32'
const NODE = join(MODULES, 'node', 'bin', WINDOWS ? 'node.exe' : 'node')

/**
 * Installs what is missing or stale, and returns the path of Node 24. A second call costs one hash of the lock file.
 */
export function ensureInstalled() {
  const wanted = stampOf()
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) {
    if (!installedByHand()) {
      console.error('Halte: installing what is missing (once; about a minute) …')
      install()
    }
    ensureNode()
    writeStamp(wanted)
  }
  return ensureNode()
}

function stampOf() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'))
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex')
}

/** A complete `npm install` by hand counts: npm leaves a record no older than the lock file, with the same packages. */
function installedByHand() {
  const record = join(MODULES, '.package-lock.json')
  if (!existsSync(record)) return false
  const versions = file =>
    Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)
      .filter(([path]) => path !== '')
      .map(([path, { version, optional }]) => ({ path, version, optional }))
  const have = new Map(versions(record).map(({ path, version }) => [path, version]))
  return versions(join(ROOT, 'package-lock.json')).every(
    ({ path, version, optional }) => have.get(path) === version || (optional && !have.has(path)),
  )
}

/** A read-only checkout that is complete needs no stamp. */
function writeStamp(stamp) {
  try {
    writeFileSync(STAMP, stamp)
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error
  }
}

/**
 * The package `node` fetches its program in an install script, which npm may be told not to run. Then we run it, and as
 * a last resort use the machine's own Node if it is new enough.
 */
function ensureNode() {
  if (!existsSync(NODE)) {
    console.error('Halte: fetching Node 24 …')
    spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: join(MODULES, 'node'),
      stdio: ['ignore', 2, 2],
    })
  }
  if (!existsSync(NODE)) {
    if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
    fail('Node 24 could not be fetched. Check the network and start again, or install Node 24 on this machine.')
  }
  linkNode()
  return NODE
}

/** What npm leaves out when the program was not there yet at the time of linking. */
function linkNode() {
  const link = join(MODULES, '.bin', 'node')
  if (WINDOWS || existsSync(link)) return
  mkdirSync(dirname(link), { recursive: true })
  try {
    symlinkSync(join('..', 'node', 'bin', 'node'), link)
  } catch (error) {
    if (error.code !== 'EEXIST' && error.code !== 'EACCES' && error.code !== 'EROFS') throw error
  }
}

/** Exactly what the lock file says; where the registry lacks one of its optional packages, what npm makes of it. */
function install() {
  const quiet = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  if (npm(['ci', ...quiet]) || npm(['install', '--no-save', ...quiet])) return
  fail('The installation failed. Check the network and the free space on the disk, and start again.')
}

function npm(args) {
  // Started by npm, its own path is in the environment; the program on the PATH may be another one.
  const cli = process.env.npm_execpath
  const useCli = cli !== undefined && /npm-cli\.c?js$/.test(cli)
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2] }
  const { status } = useCli
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, { ...options, shell: WINDOWS })
  return status === 0
}

export function fail(message) {
  console.error(`Halte: ${message}`)
  process.exit(1)
}
