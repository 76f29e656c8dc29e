/** Roots whose keys have to be looked at from a moment on, because a consent was withdrawn or ends then. Ids and times only. */
import * as z from 'zod'
import type { Copy } from './copy.ts'

const WATCHED = 'sharing'
const watchedRoot = z.object({ root: z.string(), at: z.number() })
export type Watched = z.infer<typeof watchedRoot>

export async function watched(copy: Copy): Promise<Watched[]> {
  const text = await copy.store.get('meta', WATCHED)
  const read = z.array(watchedRoot).safeParse(text === undefined ? [] : JSON.parse(text))
  return read.success ? read.data : []
}

export async function watch(copy: Copy, ...entries: readonly Watched[]): Promise<void> {
  const is = (a: Watched) => entries.some(b => a.root === b.root && a.at === b.at)
  const before = (await watched(copy)).filter(each => !is(each))
  await copy.store.write([{ table: 'meta', key: WATCHED, value: JSON.stringify([...before, ...entries]) }])
}

export async function unwatch(copy: Copy, done: readonly Watched[]): Promise<void> {
  const is = (a: Watched) => done.some(b => a.root === b.root && a.at === b.at)
  const left = (await watched(copy)).filter(each => !is(each))
  await copy.store.write([{ table: 'meta', key: WATCHED, value: JSON.stringify(left) }])
}
