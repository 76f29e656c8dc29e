import type { PlatformKey } from './messages/platform.en.ts'

/** What a message may name: never a secret, never anything about a person. */
export type ProblemData = Readonly<Record<string, string | number>>

/**
 * Something that keeps the platform (settings, database, certificate, port) from working and that the person who runs the
 * server can put right. `code` is the key of the message in `messages/platform.*`, `data` fills it.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: PlatformKey
  readonly data: ProblemData

  constructor(code: PlatformKey, data: ProblemData = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause })
    this.code = code
    this.data = data
  }
}
