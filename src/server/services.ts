import type { Catalogue } from '#records'
import type { AuditTree } from './audit/tree.ts'
import type { Db } from './db.ts'
import type { Directories } from './directories.ts'
import type { Events } from './events.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import type { Mail } from './mail/index.ts'
import type { Metrics } from './metrics.ts'
import type { Secrets } from './secrets.ts'

/** Who may make an organisation here: anyone while there is none, who has the printed code, or nobody any more. */
export type SetUpMode = 'open' | 'code'

/** The demonstration organisation, made by `main` (the server cannot seal anything itself). */
export interface Demonstration {
  people(): Promise<{
    org: string | null
    people: Array<{ handle: string; name: string; duty: string; passphrase: string }>
  }>
  /** Makes it, once; settles when it is ready. */
  prepare(): Promise<void>
  /** Throws the present one away and makes another; settles when that is ready. */
  afresh(): Promise<void>
  ready(): boolean
}

/** Everything a route may need; made once by `createApp`. */
export interface Services {
  readonly db: Db
  readonly catalogue: Catalogue
  readonly log: Log
  readonly secrets: Secrets
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly limits: Limits
  readonly directories: Directories
  readonly events: Events
  readonly audit: AuditTree
  readonly metrics: Metrics
  readonly mail: Mail
  readonly setUp: { readonly mode: SetUpMode; readonly code?: string | undefined }
  readonly demonstration: Demonstration | undefined
  readonly version: string
}
