import { createServer as createHttpServer, type Server } from 'node:http'
import { createServer as createHttpsServer, Server as HttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { getRequestListener } from '@hono/node-server'
import type { Config } from '#server/config.ts'
import type { Log } from '#server/log.ts'
import { Problem } from '#server/problem.ts'
import { type Certificate, currentCertificate } from '#server/tls/certificate.ts'

/** An open door. */
export interface Listening {
  readonly port: number
  /** Where people reach it, best first. */
  readonly addresses: readonly string[]
  /** Takes no new request, lets those under way finish for up to 5 s, then closes. */
  close(): Promise<void>
}

type Answer = Parameters<typeof getRequestListener>[0]

const RELOAD_MS = 3_600_000
const FINISH_MS = 5000
/**
 * How long an idle connection is kept. Longer than clients keep theirs, so that it is always the client who hangs up: a server
 * that hangs up just as the next request leaves makes it fail as if there were no signal.
 */
export const KEEP_ALIVE_MS = 65_000

/** Serves `answer` over HTTP, or over HTTPS where there is a certificate; a renewed one is taken up within the hour. */
export async function listen(config: Config, answer: Answer, log: Log): Promise<Listening> {
  const certificate = await currentCertificate(config)
  const listener = getRequestListener(answer)
  const server =
    certificate === undefined
      ? createHttpServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener)
      : createHttpsServer({ ...certificate, minVersion: 'TLSv1.2', keepAliveTimeout: KEEP_ALIVE_MS }, listener)
  await opened(server, config)
  const reload = certificate === undefined ? undefined : followCertificate(server, config, certificate, log)
  const port = portOf(server.address())
  return {
    port,
    addresses: addressesOf(config, port, certificate !== undefined),
    close: () =>
      new Promise(closed => {
        clearInterval(reload)
        const late = setTimeout(() => server.closeAllConnections(), FINISH_MS)
        server.close(() => {
          clearTimeout(late)
          closed()
        })
        server.closeIdleConnections()
      }),
  }
}

function opened(server: Server | HttpsServer, { port, host }: Config): Promise<void> {
  return new Promise((ready, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        failed(new Problem('start.port-taken', { port, host, next: port === 65535 ? 4600 : port + 1 }))
      else if (error.code === 'EACCES') failed(new Problem('start.port-denied', { port }))
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
        failed(new Problem('start.host-unknown', { host }))
      else failed(error)
    })
    server.listen(port, host, ready)
  })
}

function followCertificate(server: Server | HttpsServer, config: Config, first: Certificate, log: Log): NodeJS.Timeout {
  let current = first
  const look = async () => {
    const found = await currentCertificate(config)
    if (found === undefined || found.cert === current.cert || !(server instanceof HttpsServer)) return
    server.setSecureContext({ ...found, minVersion: 'TLSv1.2' })
    current = found
    log.info('tls.renewed')
  }
  return setInterval(
    () => void look().catch((error: unknown) => log.fault('tls.reload-failed', error)),
    RELOAD_MS,
  ).unref()
}

function portOf(address: AddressInfo | string | null): number {
  return address !== null && typeof address === 'object' ? address.port : 0
}

function addressesOf(config: Config, port: number, secure: boolean): string[] {
  if (config.origin !== undefined) return [config.origin]
  const scheme = secure ? 'https' : 'http'
  const at = (host: string) => new URL(`${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`).origin
  if (config.host === '0.0.0.0' || config.host === '::') {
    const others = Object.values(networkInterfaces()).flatMap(list => list ?? [])
    // Over plain HTTP another device could load the page, but not use it: its browser gives it no cryptography.
    const reachable = secure ? others.filter(({ family, internal }) => family === 'IPv4' && !internal) : []
    return [at('localhost'), ...reachable.map(({ address }) => at(address))]
  }
  return [at(['127.0.0.1', '::1'].includes(config.host) ? 'localhost' : config.host)]
}
