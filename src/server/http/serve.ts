import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { id, ROUTES, type RouteName } from '#replica/protocol.ts'
import { admits, authorise, RULES, routeNames } from '../guard.ts'
import { Refused } from '../refusal.ts'
import type { Services } from '../services.ts'
import { type Person, personOf } from '../sessions.ts'
import { inTransaction, type Work } from '../work.ts'
import type { Call, Handler, Handlers } from './call.ts'
import {
  type Door,
  isDemonstrationDoor,
  isOperator,
  sameOrigin,
  sameVersion,
  sessionToken,
  setSession,
} from './origin.ts'
import { held, isBody, isQuery, jsonOf } from './parse.ts'
import { refusalOf } from './refuse.ts'

const PARAM = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/)
const INDEX = z.string().regex(/^(0|[1-9][0-9]{0,4})$/)
const NAME = z.string().regex(/^[a-z][A-Za-z0-9]{0,47}$/)
/** How each part of a path is held to its form; ids unless named here. */
const PARAMS: Readonly<Record<string, z.ZodType>> = { index: INDEX, kind: NAME, id: PARAM }

/**
 * Puts every route of `ROUTES` on the app, each behind the same steps: limit, origin, session, audience, form, and then, in
 * the transaction, the rule of the route. Throws when a route has no handler or no rule: such a server must not start.
 */
export function serveAll(app: Hono, services: Services, door: Door, handlers: Handlers): void {
  for (const name of routeNames()) {
    if (typeof handlers[name] !== 'function' || RULES[name] === undefined)
      throw new Error(`route ${name} has no handler or no rule`)
    put(app, services, door, name, handlers)
  }
}

function put<N extends RouteName>(app: Hono, services: Services, door: Door, name: N, handlers: Handlers): void {
  serve(app, services, door, name, handlers[name])
}

function serve<N extends RouteName>(app: Hono, services: Services, door: Door, name: N, handler: Handlers[N]): void {
  const { method, path } = ROUTES[name]
  app.on(method, path, async context => {
    const began = performance.now()
    const response = await answered(context, services, door, name, handler).catch((error: unknown) =>
      refusalOf(error, services.log, name),
    )
    for (const [header, value] of Object.entries(API_HEADERS)) response.headers.set(header, value)
    const ms = performance.now() - began
    services.metrics.request(name, response.status, ms / 1000)
    services.log.debug('request', { route: name, method, status: response.status, ms: Math.round(ms) })
    return response
  })
}

/** Answers are for this moment and this person. */
const API_HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

async function answered<N extends RouteName>(
  context: Context,
  services: Services,
  door: Door,
  name: N,
  handler: Handler<N>,
): Promise<Response> {
  const { audience } = ROUTES[name]
  sameOrigin(context, door)
  sameVersion(context)
  const now = services.clock()
  const token = sessionToken(context, door)
  const person = token === '' || audience === 'operator' ? null : await personOf(services.db, token, now)
  const admitted = admits(audience, person, isOperator(context, door, name))
  if (!admitted.ok) throw new Refused(admitted.status, admitted.code)
  if (person !== null) {
    const taken = services.limits.take('person', `${person.org}/${person.user}`)
    if (!taken.ok) throw new Refused(429, 'rate.limited', { retryAfter: taken.retryAfter })
  }
  const call = await callOf(context, services, door, name, person, now)
  const answer = await handler(call)
  if (answer instanceof Response) return answer
  return context.body(JSON.stringify(answer), 200, { 'content-type': 'application/json' })
}

async function callOf<N extends RouteName>(
  context: Context,
  services: Services,
  door: Door,
  name: N,
  person: Person | null,
  now: number,
): Promise<Call<N>> {
  const route = schemasOf(name)
  const params: Record<string, string> = {}
  for (const [param, value] of Object.entries<string>(context.req.param())) {
    held(PARAMS[param] ?? id, value, 'path')
    params[param] = value
  }
  const query = route.query === undefined ? undefined : held(route.query, context.req.query(), 'query')
  const body = route.body === undefined ? undefined : held(route.body, await jsonOf(context.req.raw), 'body')
  if (!isBody(name, body) || !isQuery(name, query)) throw new Refused(422, 'body.invalid')
  return {
    body,
    query,
    params,
    now,
    request: context.req.raw,
    someone: person,
    demonstration: isDemonstrationDoor(context),
    person() {
      if (person === null) throw new Error(`route ${name} needs a person`)
      return person
    },
    transaction: act => asPerson(services, name, person, now, params, act),
    atTheDoor: (org, act, user) => inTransaction(services.db, { org, user, role: 'door' }, now, act),
    cookie: token => setSession(context, door, token),
  }
}

async function asPerson<T>(
  services: Services,
  name: RouteName,
  person: Person | null,
  now: number,
  params: Readonly<Record<string, string>>,
  act: (work: Work) => Promise<T>,
): Promise<T> {
  if (person === null) throw new Error(`route ${name} has no one to act for`)
  const { org, user } = person
  return await inTransaction(services.db, { org, user }, now, async work => {
    await authorise(work, RULES[name], params)
    return await act(work)
  })
}

function schemasOf(name: RouteName): { body: z.ZodType | undefined; query: z.ZodType | undefined } {
  const route = ROUTES[name]
  return { body: 'body' in route ? route.body : undefined, query: 'query' in route ? route.query : undefined }
}
