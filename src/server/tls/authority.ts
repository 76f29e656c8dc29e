import { X509Certificate } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'

/** What a local authority consists of, on disk and for people. */
export interface Authority {
  /** The certificate that devices are told to trust. */
  readonly file: string
  /** SHA-256 of it, to compare by eye on a device: `AB:CD:…`. */
  readonly fingerprint: string
  /** The names and addresses the server's certificate is good for. */
  readonly names: readonly string[]
  readonly validUntil: Date
}

const DAY = 86_400_000
const AUTHORITY_DAYS = 3650
/** Apple accepts at most 825 days from an authority that a person added. */
const SERVER_DAYS = 820
const RENEW_DAYS = 60

/** Where the local authority of a data folder keeps its files. */
export function authorityFiles(dataDir: string): {
  folder: string
  ca: string
  caKey: string
  cert: string
  key: string
} {
  const folder = join(dataDir, 'tls')
  const at = (name: string) => join(folder, name)
  return { folder, ca: at('authority.pem'), caKey: at('authority.key'), cert: at('server.pem'), key: at('server.key') }
}

/**
 * Makes the local authority of this installation if it has none, and a certificate for the server with every name and
 * address of this machine plus `extraNames`. Done again it keeps the authority, so that devices need not trust a new
 * one, and renews the server's certificate where names were added or it ends within 60 days.
 */
export async function makeAuthority(dataDir: string, extraNames: readonly string[] = []): Promise<Authority> {
  const files = authorityFiles(dataDir)
  mkdirSync(files.folder, { recursive: true, mode: 0o700 })
  chmodSync(files.folder, 0o700)
  if (!existsSync(files.ca) || !existsSync(files.caKey)) await createAuthority(files.ca, files.caKey)
  const ca = { cert: readFileSync(files.ca, 'utf8'), key: readFileSync(files.caKey, 'utf8') }
  const present =
    existsSync(files.cert) && existsSync(files.key) ? new X509Certificate(readFileSync(files.cert)) : undefined
  const names = [
    ...new Set([...ownNames(), ...extraNames.map(canonical), ...(present === undefined ? [] : namesOf(present))]),
  ]
  if (present === undefined || !names.every(name => namesOf(present).includes(name)) || endsSoon(present)) {
    const made = await serverCertificate(names, ca)
    writeSecret(files.key, made.private)
    writeSecret(files.cert, `${made.cert.trim()}\n${ca.cert}`)
  }
  return describe(files.ca, files.cert)
}

/** Renews the server's certificate in time, from an authority that was made before; for the start of the server. */
export async function renewIfDue(dataDir: string): Promise<void> {
  const { cert, caKey } = authorityFiles(dataDir)
  if (existsSync(cert) && existsSync(caKey) && endsSoon(new X509Certificate(readFileSync(cert))))
    await makeAuthority(dataDir)
}

async function createAuthority(file: string, keyFile: string): Promise<void> {
  const made = await generate(
    [{ name: 'commonName', value: `Halte ${hostname()} ${new Date().toISOString().slice(0, 10)}` }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: new Date(Date.now() - DAY),
      notAfterDate: new Date(Date.now() + AUTHORITY_DAYS * DAY),
      extensions: [
        { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ],
    },
  )
  writeSecret(keyFile, made.private)
  writeSecret(file, made.cert)
}

async function serverCertificate(
  names: readonly string[],
  ca: { cert: string; key: string },
): Promise<{ private: string; cert: string }> {
  return await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY),
    notAfterDate: new Date(Date.now() + SERVER_DAYS * DAY),
    ca,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map(name => (isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name })),
      },
    ],
  })
}

/** Names and addresses by which another device of the same network may reach this machine. */
function ownNames(): string[] {
  const host = hostname().toLowerCase()
  const addresses = Object.values(networkInterfaces())
    .flatMap(list => list ?? [])
    .filter(({ address, internal }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => canonical(address))
  const names =
    host === 'localhost' || !/^[a-z0-9.-]+$/.test(host) ? [] : host.includes('.') ? [host] : [host, `${host}.local`]
  return ['localhost', ...names, '127.0.0.1', ...addresses]
}

function namesOf(certificate: X509Certificate): string[] {
  return (certificate.subjectAltName ?? '').split(', ').map(entry => canonical(entry.replace(/^(DNS|IP Address):/, '')))
}

/** One spelling for each name: `fd00:0:0:0:0:0:0:2` and `fd00::2` are the same address. */
function canonical(name: string): string {
  return isIP(name) === 6 ? new URL(`http://[${name}]`).hostname.slice(1, -1) : name.toLowerCase()
}

function endsSoon(certificate: X509Certificate): boolean {
  return certificate.validToDate.getTime() - Date.now() < RENEW_DAYS * DAY
}

function describe(file: string, certFile: string): Authority {
  const certificate = new X509Certificate(readFileSync(certFile))
  const authority = new X509Certificate(readFileSync(file))
  return { file, fingerprint: authority.fingerprint256, names: namesOf(certificate), validUntil: authority.validToDate }
}

function writeSecret(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
