import * as z from 'zod'
import { uuidv7 } from '#vault'
import type { LocalBox } from './local-box.ts'
import type { Store, Write } from './store/store.ts'
import type { Conflict } from './types.ts'

const conflict = z.object({
  id: z.string(),
  root: z.string(),
  rec: z.string(),
  kind: z.string(),
  chain: z.enum(['facts', 'header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence']),
  at: z.number(),
  mineAt: z.number().optional(),
  theirsAt: z.number().optional(),
  theirsBy: z.string(),
  fields: z.array(
    z.object({
      field: z.string(),
      base: z.unknown().optional(),
      mine: z.unknown().optional(),
      theirs: z.unknown().optional(),
    }),
  ),
})

/** Fields two people changed at once: both values are kept, sealed on disk, until a person has chosen. */
export class Conflicts {
  readonly #store: Store
  readonly #box: LocalBox
  readonly #open = new Map<string, Conflict>()

  constructor(store: Store, box: LocalBox) {
    this.#store = store
    this.#box = box
  }

  async load(): Promise<void> {
    for (const [key, bytes] of await this.#store.range('kept', 'conflict/')) {
      const parsed = conflict.safeParse(await this.#box.openValue(key, bytes))
      if (parsed.success) this.#open.set(parsed.data.id, asConflict(parsed.data))
    }
  }

  /** A new conflict and the write that makes it durable, for the batch that stores the merge. */
  async make(found: Omit<Conflict, 'id'>): Promise<{ write: Write; keep: () => void }> {
    const kept: Conflict = { id: uuidv7(found.at), ...found }
    const key = `conflict/${kept.id}`
    const write: Write = { table: 'kept', key, value: await this.#box.sealValue(key, kept) }
    return { write, keep: () => this.#open.set(kept.id, kept) }
  }

  get(id: string): Conflict | undefined {
    return this.#open.get(id)
  }
  list(): Conflict[] {
    return [...this.#open.values()]
  }
  of(rec: string): boolean {
    for (const { rec: other } of this.#open.values()) if (other === rec) return true
    return false
  }
  get size(): number {
    return this.#open.size
  }

  /** Writes everything again: what was on disk is gone. */
  async keepAgain(): Promise<void> {
    const writes = this.list().map(async (kept): Promise<Write> => {
      const key = `conflict/${kept.id}`
      return { table: 'kept', key, value: await this.#box.sealValue(key, kept) }
    })
    await this.#store.write(await Promise.all(writes))
  }

  async settle(id: string): Promise<void> {
    await this.#store.write([{ table: 'kept', key: `conflict/${id}` }])
    this.#open.delete(id)
  }
}

const asConflict = ({ mineAt, theirsAt, ...parsed }: z.output<typeof conflict>): Conflict => ({
  ...parsed,
  ...(mineAt === undefined ? {} : { mineAt }),
  ...(theirsAt === undefined ? {} : { theirsAt }),
  fields: parsed.fields.map(({ field, base, mine, theirs }) => ({ field, base, mine, theirs })),
})
