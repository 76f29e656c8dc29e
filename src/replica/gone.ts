/** Cases this device had and has no more (decision 0171): what is kept of them is a code that people say aloud, and no name. */
import * as z from 'zod'
import type { Copy } from './copy.ts'
import type { Write } from './store/store.ts'

const entry = z.object({
  at: z.number(),
  /** The code people say aloud, so that they know which case is meant; never a name. */
  code: z.string(),
  /** Who had it, as far as this device knew. */
  teams: z.array(z.string()),
  /** Whether the server was asked why. */
  asked: z.boolean().optional(),
  /** Who signed that it is erased, and how much of mine went with it. */
  erased: z.object({ by: z.string(), and: z.string(), words: z.number() }).optional(),
})
export type Gone = z.output<typeof entry> & { root: string }

const PREFIX = 'gone/'
/** Where the note of a root is kept. */
export const gonePlace = (root: string) => `${PREFIX}${root}`

/** Of each open copy: notes that need not be opened again, and what of mine was here when that was found. */
const settled = new WeakMap<Copy, Map<string, string>>()
/** Notes of this copy that say all they ever will, by root. */
export function settledOf(copy: Copy): Map<string, string> {
  const known = settled.get(copy) ?? new Map<string, string>()
  settled.set(copy, known)
  return known
}

/** The note as it is kept. */
export async function writtenGone(copy: Copy, { root, ...rest }: Gone): Promise<Write> {
  const key = gonePlace(root)
  return { table: 'kept', key, value: await copy.box.sealValue(key, rest) }
}

/** What is noted when a root leaves this device, in the batch that removes it. */
export async function goneWrite(copy: Copy, root: string, teams: readonly string[]): Promise<Write[]> {
  const row = copy.rows.get(root)
  if (row === undefined) return []
  settledOf(copy).delete(root)
  const { code } = row.header
  const known = { root, at: copy.clock(), code: typeof code === 'string' ? code : '', teams: [...new Set(teams)] }
  return [await writtenGone(copy, known)]
}

/** The roots of the notes; nothing is opened for it. */
export const goneRoots = async ({ store }: Copy): Promise<string[]> =>
  (await store.keys('kept', PREFIX)).map(key => key.slice(PREFIX.length))

/** One note; undefined when there is none, or it was changed on disk. */
export async function readGone(copy: Copy, root: string): Promise<Gone | undefined> {
  const bytes = await copy.store.get('kept', gonePlace(root))
  const parsed = entry.safeParse(bytes === undefined ? undefined : await copy.box.openValue(gonePlace(root), bytes))
  return parsed.success ? { ...parsed.data, root } : undefined
}

/** The cases that went, as noted here. */
export async function listGone(copy: Copy): Promise<Gone[]> {
  const found = await Promise.all((await goneRoots(copy)).map(root => readGone(copy, root)))
  return found.filter(one => one !== undefined)
}
