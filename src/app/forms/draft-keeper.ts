import type { Draft as Kept, NewDraft, Replica } from '#replica/types.ts'
import type { Draft } from './record-form.tsx'

/** Keeps what is being written, sealed on this device, as fast as it can and never the older over the newer. */
export interface DraftKeeper {
  put(written: Draft): void
  /** The draft as it is on disk now, once everything put is there; undefined when nothing was put. */
  kept(): Promise<string | undefined>
  /** It was saved or given up. Nothing is written any more. */
  drop(): Promise<void>
}

/** One writer at a time: what comes meanwhile waits, and only the newest of it is written. */
export function draftKeeper(replica: Replica, what: Omit<NewDraft, 'written' | 'id'>, begun?: string): DraftKeeper {
  let id = begun
  let next: Draft | undefined
  let writing: Promise<void> | undefined
  let over = false
  const write = async () => {
    while (next !== undefined) {
      const written = next
      next = undefined
      const outcome = await replica.keepDraft({ ...what, written, ...(id === undefined ? {} : { id }) })
      if (outcome.ok) id = outcome.id
    }
    writing = undefined
  }
  return {
    put(written) {
      if (over) return
      next = written
      writing ??= write()
    },
    async kept() {
      await writing
      return id
    },
    async drop() {
      over = true
      next = undefined
      await writing
      if (id !== undefined) await replica.dropDraft(id)
    },
  }
}

/** The draft of the same thing: the same record, or a new one of the same kind, in the same parts. */
export const draftFor = (
  drafts: readonly Kept[],
  { rec, kind, parts }: { rec: string | undefined; kind: string; parts: readonly string[] },
): Kept | undefined =>
  drafts.find(one => one.rec === rec && one.kind === kind && one.parts.join() === [...parts].join())
