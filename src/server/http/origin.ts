import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { RouteName } from '#replica/protocol.ts'
import { PROTOCOL } from '#replica/protocol-version.ts'
import { Refused } from '../refusal.ts'

/** What of the configuration concerns who may speak to the server. */
export interface Door {
  /** The public address behind a proxy. */
  readonly origin?: string | undefined
  /** Whether the server itself speaks TLS. */
  readonly tls?: unknown
  /** What an operator shows: the token of the data folder, and one the operator set, for another machine. */
  readonly operatorTokens: readonly string[]
}

/**
 * Refuses a request that changes something and was not made by our own page: every such request carries `x-halte` (no
 * form can set it) and the origin it is sent to. The sign-in cookie is SameSite=Strict besides.
 */
export function sameOrigin(context: Context, door: Door): void {
  if (context.req.method === 'GET') return
  const origin = context.req.header('origin')
  if ((context.req.header('x-halte') ?? '') === '' || origin === undefined) throw new Refused(403, 'origin.foreign')
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') throw new Refused(403, 'origin.foreign')
  if (origin === door.origin) return
  const host = URL.canParse(origin) ? new URL(origin).host : undefined
  const own = context.req.header('host') ?? new URL(context.req.url).host
  if (host === undefined || host !== own) throw new Refused(403, 'origin.foreign')
}

/** Refuses a page of another version than this server: what it means may not be what we understand. */
export function sameVersion(context: Context): void {
  const spoken = context.req.header('x-halte')
  if (spoken !== undefined && spoken !== String(PROTOCOL)) throw new Refused(426, 'protocol.skew')
}

const secure = (door: Door): boolean => door.tls !== undefined || door.origin?.startsWith('https:') === true

/** The name browsers keep the session under; the prefix makes them refuse it without TLS or for another path. */
export const cookieName = (door: Door): string => (secure(door) ? '__Host-halte' : 'halte')

/** The value of the session cookie. */
export const sessionToken = (context: Context, door: Door): string => getCookie(context, cookieName(door)) ?? ''

/** Sets the session cookie, or takes it away. */
export function setSession(context: Context, door: Door, token: string | null): void {
  setCookie(context, cookieName(door), token ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: secure(door),
    ...(token === null ? { maxAge: 0 } : {}),
  })
}

const DEMONSTRATION = Symbol('demonstration')

/** Marks the environment of requests at the door that is open only while a demonstration is being made. */
export const throughDemonstrationDoor = <E extends object>(env: E): E => ({ ...env, [DEMONSTRATION]: true })

/** Whether a request came through that door: nothing a request carries can say so. */
export const isDemonstrationDoor = (context: Context): boolean =>
  typeof context.env === 'object' && context.env !== null && Reflect.get(context.env, DEMONSTRATION) === true

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/** What a request from this machine may ask without a token: numbers. Other people of the machine reach its loopback too. */
const FOR_THE_MACHINE: ReadonlySet<RouteName> = new Set(['metrics'])

/** Whether the request comes from who runs this server: with a token, or for little things over loopback through no proxy. */
export function isOperator(context: Context, door: Door, route: RouteName): boolean {
  const token = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1]
  if (token !== undefined) return door.operatorTokens.some(known => sameText(token, known))
  if (!FOR_THE_MACHINE.has(route)) return false
  if (context.req.header('x-forwarded-for') !== undefined || context.req.header('forwarded') !== undefined) return false
  return door.origin === undefined && LOOPBACK.test(peerOf(context.env)) && namesThisMachine(context)
}

/** A page elsewhere can point a name of its own at this machine (DNS rebinding): then the request carries that name. */
function namesThisMachine(context: Context): boolean {
  const host = context.req.header('host')
  return host !== undefined && /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/.test(host)
}

function sameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return difference === 0
}

/** The address at the other end, as the Node adapter hands it over. */
function peerOf(env: unknown): string {
  const incoming = property(env, 'incoming')
  const address = property(property(incoming, 'socket'), 'remoteAddress')
  return typeof address === 'string' ? address : ''
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined
}
