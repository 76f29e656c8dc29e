/** Small things of one's own on this device: what is kept, and what was begun and not saved. */
import { noteCarried } from '../carried.ts'
import { dropDraft, keepDraft, listDrafts } from '../drafts.ts'
import { keepThing, keptThing } from '../kept-things.ts'
import type { OwnThingsFacade } from '../types/own-things.ts'
import type { Life } from './life.ts'

/** {@link OwnThingsFacade} of one replica. */
export const ownThingsFacade = (life: Life): OwnThingsFacade => ({
  kept: async name => (life.open === undefined ? undefined : keptThing(life.open.copy, name)),
  keep: (name, value) =>
    life.run(async open => {
      const kept = await keepThing(open.copy, name, value)
      if (kept.ok && (await noteCarried(open.copy, name, value))) {
        open.askNews = true
        open.sync.wake()
      }
      return kept
    }),
  drafts: async root => (life.open === undefined ? [] : listDrafts(life.open.copy, root)),
  keepDraft: draft => life.run(({ copy }) => keepDraft(copy, draft)),
  async dropDraft(id) {
    if (life.open !== undefined) await dropDraft(life.open.copy, id)
  },
})
