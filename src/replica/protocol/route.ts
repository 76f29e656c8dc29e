/** What a route is: where, for whom, and the shapes of what is asked and answered. */
import type * as z from 'zod'

/** Who a route is for, before any right on an object is looked at. `officer` follows from the signed directory. */
export type Audience = 'public' | 'person' | 'active' | 'officer' | 'operator'

type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  audience: Audience
  query?: z.ZodType
  body?: z.ZodType
  /** Body or answer is raw bytes (attachment chunks), an event stream, or text. */
  raw?: 'body' | 'answer' | 'events' | 'text'
  answer: z.ZodType
}
/** Checks routes without widening them. Each subject declares its own, and `protocol.ts` puts them together. */
export const routes = <T extends Record<string, Route>>(r: T) => r
