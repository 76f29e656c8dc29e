/**
 * What somebody began to write and has not saved. A draft is sealed under the local-cache key from the first letter, so it
 * outlives a closed tab and a lock; it never leaves the device and is nobody's version of anything (decision 0085).
 */
import * as z from 'zod'
import { isUuid, uuidv7 } from '#vault'
import type { Copy } from './copy.ts'
import { isRecord } from './opened.ts'
import type { Base, Draft, NewDraft, Outcome } from './types.ts'

/** An answer that was taken back is no answer. */
const values = z
  .record(z.string(), z.unknown())
  .transform(all => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)))
const sealed = z.partialRecord(
  z.enum(['header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence']),
  values,
)
const written = z.object({ facts: values, sealed })
const draft = z.object({
  id: z.string(),
  root: z.string(),
  /** The record that is being changed; absent for a new one. */
  rec: z.string().optional(),
  kind: z.string(),
  parts: z.array(z.string()),
  at: z.number(),
  written,
  /** What stood there when the change was begun; sealed by this device, so its form is the device's own. */
  base: z.custom<Base>(value => isRecord(value) && isRecord(value.versions)).optional(),
})

/** Where a draft is kept. */
export const draftPlace = (id: string) => `draft/${id}`

/** Every draft of this person on this device, newest first; those of one root when it is named. */
export async function listDrafts(copy: Copy, root?: string): Promise<Draft[]> {
  const entries = await copy.store.range('kept', 'draft/')
  const found = await Promise.all(
    entries.map(async ([key, bytes]) => draft.safeParse(await copy.box.openValue(key, bytes))),
  )
  return found
    .flatMap(parsed => (parsed.success ? [asDraft(parsed.data)] : []))
    .filter(one => root === undefined || one.root === root)
    .sort((a, b) => b.at - a.at)
}

/** Seals a draft in place of the one with the same id, or as a new one. Durable before it resolves. */
export async function keepDraft(copy: Copy, begun: NewDraft): Promise<Outcome<{ id: string }>> {
  const now = copy.clock()
  const id = begun.id ?? uuidv7(now)
  const parsed = draft.safeParse({ ...begun, id, at: now })
  if (!parsed.success || !isUuid(id) || !isUuid(begun.root)) return { ok: false, code: 'draft.form' }
  const key = draftPlace(id)
  await copy.store.write([{ table: 'kept', key, value: await copy.box.sealValue(key, parsed.data) }])
  // Every letter is kept; whoever shows the list of drafts needs to know of a new one only.
  if (begun.id === undefined) copy.topics.say('drafts')
  return { ok: true, id }
}

/** Throws a draft away: it was saved, or given up. */
export async function dropDraft(copy: Copy, id: string): Promise<void> {
  await copy.store.write([{ table: 'kept', key: draftPlace(id) }])
  copy.topics.say('drafts')
}

const asDraft = ({ rec, base, ...rest }: z.output<typeof draft>): Draft => ({
  ...rest,
  ...(rec === undefined ? {} : { rec }),
  ...(base === undefined ? {} : { base }),
})
