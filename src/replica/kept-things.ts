/** Small things of one person on one device, sealed under the local-cache key: her own views of lists. */
import type { Copy } from './copy.ts'
import type { Outcome } from './types.ts'

const NAME = /^[a-z]+\/[a-zA-Z]+$/
const placeOf = (name: string) => `own/${name}`

export async function keptThing(copy: Copy, name: string): Promise<unknown> {
  const box = NAME.test(name) ? await copy.store.get('kept', placeOf(name)) : undefined
  return box === undefined ? undefined : ((await copy.box.openValue(placeOf(name), box)) ?? undefined)
}

export async function keepThing(copy: Copy, name: string, value: unknown): Promise<Outcome> {
  if (!NAME.test(name)) return { ok: false, code: 'kept.name' }
  const key = placeOf(name)
  await copy.store.write([{ table: 'kept', key, value: await copy.box.sealValue(key, value) }])
  copy.topics.say('kept')
  return { ok: true }
}
