import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bytes, type KeyPair, keyPairOf, ownBytes } from '#vault'
import { b64Of } from './wire.ts'

/** What the server knows and the database must not: a thief of the database cannot test sign-in proofs or sign checkpoints. */
export interface Secrets {
  /** 32 bytes; HMAC key of sign-in proofs and of the salts answered for unknown handles. */
  readonly pepper: Bytes
  /** 32 bytes; the Ed25519 seed of the installation's log key. */
  readonly logSeed: Bytes
  readonly logKey: KeyPair
  /** What the operator of this machine shows: whoever can read the data folder. Of this installation, in no backup. */
  readonly operatorToken: string
}

const FOLDER = 'secrets'
const TOKEN = 'operator-token'

/** The secrets of `dataDir`/secrets (0600), made at random the first time; on disk before they are used. */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const folder = join(dataDir, FOLDER)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const token = b64Of(kept(join(folder, TOKEN)))
  return await secretsOf(kept(join(folder, 'pepper')), kept(join(folder, 'log-key')), token)
}

/** The operator's token of a data folder on this machine; undefined where no server has kept one, or not for us to read. */
export function operatorTokenIn(dataDir: string): string | undefined {
  try {
    return readFileSync(join(dataDir, FOLDER, TOKEN), 'utf8').trim()
  } catch {
    return undefined
  }
}

/** Secrets of given seeds: a restore, a test. */
export async function secretsOf(
  pepper: Bytes,
  logSeed: Bytes,
  operatorToken = b64Of(randomBytes(32)),
): Promise<Secrets> {
  return { pepper, logSeed, logKey: await keyPairOf('Ed25519', logSeed), operatorToken }
}

/**
 * Writes restored secrets where none are yet, and keeps equal ones. Others are replaced only when nothing depends on them
 * (`replace`); false when they must stay: this data folder belongs to another installation.
 */
export function keepSecrets(
  dataDir: string,
  secrets: { pepper: Uint8Array; logSeed: Uint8Array },
  replace: boolean,
): boolean {
  const folder = join(dataDir, FOLDER)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const [name, bytes] of [
    ['pepper', secrets.pepper],
    ['log-key', secrets.logSeed],
  ] as const) {
    const path = join(folder, name)
    if (Buffer.from(bytes).equals(kept(path, bytes))) continue
    if (!replace) return false
    write(path, bytes)
  }
  return true
}

function kept(path: string, initial?: Uint8Array): Bytes {
  try {
    const bytes = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')
    if (bytes.length !== 32) throw new Error('a secret of the server is not 32 bytes long')
    return ownBytes(bytes)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  return write(path, initial ?? randomBytes(32))
}

function write(path: string, bytes: Uint8Array): Bytes {
  const file = openSync(`${path}.new`, 'w', 0o600)
  writeFileSync(file, `${Buffer.from(bytes).toString('base64url')}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(`${path}.new`, path)
  return new Uint8Array(bytes)
}
