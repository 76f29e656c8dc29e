import { createHash, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Authority, authorityFiles, currentCertificate, makeAuthority, trustGuide } from './index.ts'

let dataDir: string
let authority: Authority

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'halte-tls-'))
  authority = await makeAuthority(dataDir, ['cases.example.org'])
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function served<T>(use: (port: number) => Promise<T>): Promise<T> {
  const certificate = await currentCertificate({ dataDir, tls: undefined })
  if (certificate === undefined) throw new Error('no certificate')
  const server = createServer({ ...certificate, minVersion: 'TLSv1.2' }, (_, response) => {
    response.setHeader('content-type', 'text/html').end('<title>Halte</title>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  try {
    return await use(address !== null && typeof address === 'object' ? address.port : 0)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** The name of the error a careful client meets, or undefined when it is satisfied. */
function refusal(port: number, name: string): Promise<string | undefined> {
  const isAddress = /^[\d.]+$|:/.test(name)
  return new Promise(done => {
    const socket = connect({
      port,
      host: '127.0.0.1',
      ca: readFileSync(authority.file),
      ...(isAddress ? {} : { servername: name }),
      ...(isAddress
        ? { checkServerIdentity: (_, peer) => (peer.subjectaltname?.includes(name) ? undefined : new Error(name)) }
        : {}),
    })
    socket.once('secureConnect', () => done(undefined))
    socket.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message))
    socket.once('close', () => socket.destroy())
  })
}

/** The public key's hash, by which a browser is told to trust just this certificate. */
function publicKeyHash(pem: string): string {
  const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(key).digest('base64')
}

describe('the local authority', () => {
  test('keeps its keys to itself', () => {
    const files = authorityFiles(dataDir)
    for (const path of [files.ca, files.caKey, files.cert, files.key])
      expect(statSync(path).mode & 0o777, path).toBe(0o600)
    expect(statSync(files.folder).mode & 0o777).toBe(0o700)
  })

  test('a client that trusts it accepts every name of this machine, and no other name', async () => {
    expect(authority.names).toEqual(expect.arrayContaining(['localhost', '127.0.0.1', 'cases.example.org']))
    await served(async port => {
      for (const name of ['localhost', '127.0.0.1', 'cases.example.org'])
        expect(await refusal(port, name), name).toBeUndefined()
      expect(await refusal(port, 'other.example.org')).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
    })
  })

  test('may sign for this server only below itself, and lasts no longer than devices accept', () => {
    const files = authorityFiles(dataDir)
    const [ca, leaf] = [files.ca, files.cert].map(file => new X509Certificate(readFileSync(file)))
    if (ca === undefined || leaf === undefined) throw new Error('unreadable')
    expect(ca.ca).toBe(true)
    expect(leaf.ca).toBe(false)
    expect(leaf.verify(ca.publicKey)).toBe(true)
    const days = (leaf.validToDate.getTime() - leaf.validFromDate.getTime()) / 86_400_000
    expect(days).toBeLessThanOrEqual(825)
  })

  test('done again keeps the authority, and adds names', async () => {
    const before = readFileSync(authorityFiles(dataDir).cert, 'utf8')
    const same = await makeAuthority(dataDir, ['cases.example.org'])
    expect(same.fingerprint).toBe(authority.fingerprint)
    expect(readFileSync(authorityFiles(dataDir).cert, 'utf8')).toBe(before)
    const more = await makeAuthority(dataDir, ['files.example.org'])
    expect(more.fingerprint).toBe(authority.fingerprint)
    expect(more.names).toEqual(expect.arrayContaining(['cases.example.org', 'files.example.org']))
  })

  test('a certificate and a key that do not belong together are refused plainly', async () => {
    const files = authorityFiles(dataDir)
    const wrong = currentCertificate({ dataDir, tls: { cert: files.cert, key: files.caKey } })
    await expect(wrong).rejects.toMatchObject({ code: 'tls.unusable' })
    writeFileSync(join(dataDir, 'junk.pem'), 'junk')
    const junk = currentCertificate({ dataDir, tls: { cert: join(dataDir, 'junk.pem'), key: files.key } })
    await expect(junk).rejects.toMatchObject({ code: 'tls.unusable' })
    const empty = mkdtempSync(join(tmpdir(), 'halte-tls-'))
    expect(await currentCertificate({ dataDir: empty, tls: undefined })).toBeUndefined()
    rmSync(empty, { recursive: true })
  })

  test('in a browser that trusts it, the page may use cryptography; in one that does not, it does not load', async () => {
    await served(async port => {
      const open = async (trusted: boolean) => {
        const browser = await chromium.launch({
          executablePath: process.env.HALTE_CHROMIUM ?? '/usr/bin/chromium',
          args: [
            '--no-sandbox',
            '--disable-background-networking',
            '--host-resolver-rules=MAP cases.example.org 127.0.0.1',
            ...(trusted
              ? [`--ignore-certificate-errors-spki-list=${publicKeyHash(readFileSync(authority.file, 'utf8'))}`]
              : []),
          ],
        })
        try {
          const page = await browser.newPage()
          await page.goto(`https://cases.example.org:${port}/`)
          return await page.evaluate(() => window.isSecureContext && crypto.subtle !== undefined)
        } finally {
          await browser.close()
        }
      }
      expect(await open(true)).toBe(true)
      await expect(open(false)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID')
    })
  })

  test.each(['en', 'fr', 'es'] as const)(
    'the guide in %s names the file, the fingerprint and every kind of device',
    locale => {
      const text = trustGuide(locale, authority, 4600)
      for (const part of [
        authority.file,
        authority.fingerprint,
        'https://127.0.0.1:4600',
        'Windows',
        'macOS',
        'Android',
        'iPhone',
        'Firefox',
        'Linux',
      ])
        expect(text).toContain(part)
      expect(text).not.toContain('{')
    },
  )
})
