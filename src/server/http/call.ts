import type { z } from 'zod'
import type { ROUTES, RouteName } from '#replica/protocol.ts'
import type { Person } from '../sessions.ts'
import type { Work } from '../work.ts'

/** The parsed body of a route, or undefined where it takes none. */
export type Body<N extends RouteName> = (typeof ROUTES)[N] extends { body: infer B extends z.ZodType }
  ? z.output<B>
  : undefined
/** The parsed query of a route, or undefined where it takes none. */
export type Query<N extends RouteName> = (typeof ROUTES)[N] extends { query: infer Q extends z.ZodType }
  ? z.output<Q>
  : undefined
/** What a route answers. */
export type Answer<N extends RouteName> = z.input<(typeof ROUTES)[N]['answer']>

/** A request that has passed limit, origin, session, audience and form. */
export interface Call<N extends RouteName> {
  readonly body: Body<N>
  readonly query: Query<N>
  readonly params: Readonly<Record<string, string>>
  /** The raw request, for routes that carry bytes. */
  readonly request: Request
  /** Milliseconds; the same moment throughout the request. */
  readonly now: number
  /** Who asks; throws on a public or operator route without a session, which is a bug of the route. */
  person(): Person
  /** Whoever asks, also on a public route. */
  readonly someone: Person | null
  /** The request belongs to the making of the demonstration. */
  readonly demonstration: boolean
  /** One transaction as the person, after the rule of the route held. */
  transaction<T>(act: (work: Work) => Promise<T>): Promise<T>
  /** One transaction at the door (sign-in, enrolment, set-up): an organisation, and rights on accounts only. */
  atTheDoor<T>(org: string, act: (work: Work) => Promise<T>, user?: string): Promise<T>
  /** Sets the session cookie, or takes it away. */
  cookie(token: string | null): void
}

/** Acts and gives the answer, or a finished response for bytes and streams. Throws `Refused` for what may not be. */
export type Handler<N extends RouteName> = (call: Call<N>) => Promise<Answer<N> | Response>
/** A handler for every route. */
export type Handlers = { readonly [N in RouteName]: Handler<N> }
