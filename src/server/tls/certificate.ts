import { existsSync, readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { Problem } from '../problem.ts'
import { authorityFiles, renewIfDue } from './authority.ts'

/** A certificate (with its chain) and its private key, as PEM text. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

interface TlsSettings {
  readonly dataDir: string
  readonly tls: { readonly cert: string; readonly key: string } | undefined
}

/**
 * The certificate to serve with: the given one, else that of the local authority if `halte https` made one, else none.
 * Throws `tls.unusable` where certificate and key do not belong together.
 */
export async function currentCertificate(settings: TlsSettings): Promise<Certificate | undefined> {
  if (settings.tls === undefined) await renewIfDue(settings.dataDir)
  const files = settings.tls ?? authorityFiles(settings.dataDir)
  if (settings.tls === undefined && !(existsSync(files.cert) && existsSync(files.key))) return undefined
  try {
    const certificate = { cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') }
    createSecureContext({ ...certificate, minVersion: 'TLSv1.2' })
    return certificate
  } catch (error) {
    throw new Problem('tls.unusable', { detail: error instanceof Error ? error.message : '' }, error)
  }
}
