/** Small things of one's own on this device: what is kept, and what was begun and not saved. */

import type { Base } from './records.ts'
import type { Outcome, SealedValues, Values } from './shapes.ts'

/** What was begun and not saved: on this device alone, sealed, until it is saved or thrown away. */
export type Draft = {
  id: string
  root: string
  /** The record being changed; absent for a new one. */
  rec?: string
  kind: string
  parts: string[]
  at: number
  written: { facts: Values; sealed: SealedValues }
  /** What the form was filled from: hand it back to `change`. */
  base?: Base
}
/** Without an id a new draft; with one in place of it. */
export type NewDraft = Omit<Draft, 'id' | 'at'> & { id?: string }

/** Small things of one's own on this device: what is kept, and what was begun and not saved. */
export interface OwnThingsFacade {
  /** A small thing of my own kept sealed on this device (`keep`), as it was handed in; undefined when there is none. */
  kept(name: string): Promise<unknown>
  /** Keeps a small thing of my own on this device, durable before it resolves. Names: `[a-z]+/[a-zA-Z]+`. */
  keep(name: string, value: unknown): Promise<Outcome>
  /** Newest first; of one root when it is named. */
  drafts(root?: string): Promise<Draft[]>
  keepDraft(draft: NewDraft): Promise<Outcome<{ id: string }>>
  dropDraft(id: string): Promise<void>
}
