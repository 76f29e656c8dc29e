/** An expected refusal on its way to the edge: an HTTP status, a stable code, and the place it is about. Never content. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: RefusalStatus
  readonly code: string
  readonly place: string | undefined
  readonly retryAfter: number | undefined

  constructor(status: RefusalStatus, code: string, more: { place?: string; retryAfter?: number } = {}) {
    super(code)
    this.status = status
    this.code = code
    this.place = more.place
    this.retryAfter = more.retryAfter
  }
}

/** The statuses a refusal may have. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 408 | 409 | 410 | 413 | 415 | 422 | 426 | 429 | 500 | 503 | 507

/** No such thing, or not for you: one answer, so that ids cannot be probed. */
export const unknownObject = (place?: string): Refused =>
  new Refused(404, 'object.unknown', place === undefined ? {} : { place })
/** The person may not do this. */
export const noRight = (place?: string): Refused =>
  new Refused(403, 'right.missing', place === undefined ? {} : { place })
