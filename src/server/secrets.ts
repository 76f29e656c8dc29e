import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bytes, type KeyPair, keyPairOf, ownBytes } from '#vault'

/** What the server knows and the database must not: a thief of the database cannot test sign-in proofs or sign checkpoints. */
export interface Secrets {
  /** 32 bytes; HMAC key of sign-in proofs and of the salts answered for unknown handles. */
  readonly pepper: Bytes
  /** 32 bytes; the Ed25519 seed of the installation's log key. */
  readonly logSeed: Bytes
  readonly logKey: KeyPair
}

const FOLDER = 'secrets'

/** The secrets of `dataDir`/secrets (0600), made at random the first time; on disk before they are used. */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const folder = join(dataDir, FOLDER)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return await secretsOf(kept(join(folder, 'pepper')), kept(join(folder, 'log-key')))
}

/** Secrets of given seeds: a restore, a test. */
export async function secretsOf(pepper: Bytes, logSeed: Bytes): Promise<Secrets> {
  return { pepper, logSeed, logKey: await keyPairOf('Ed25519', logSeed) }
}

/**
 * Writes restored secrets where none are yet, and keeps equal ones. False when others are there: this data folder belongs
 * to another installation.
 */
export function keepSecrets(dataDir: string, secrets: { pepper: Uint8Array; logSeed: Uint8Array }): boolean {
  const folder = join(dataDir, FOLDER)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return (
    Buffer.from(secrets.pepper).equals(kept(join(folder, 'pepper'), secrets.pepper)) &&
    Buffer.from(secrets.logSeed).equals(kept(join(folder, 'log-key'), secrets.logSeed))
  )
}

function kept(path: string, initial?: Uint8Array): Bytes {
  try {
    const bytes = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')
    if (bytes.length !== 32) throw new Error('a secret of the server is not 32 bytes long')
    return ownBytes(bytes)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const bytes = Buffer.from(initial ?? randomBytes(32))
  const file = openSync(`${path}.new`, 'w', 0o600)
  writeFileSync(file, `${bytes.toString('base64url')}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(`${path}.new`, path)
  return ownBytes(bytes)
}
