/** A root fetched whole, when what is here of it is not enough or not certain. */
import { apply } from './apply.ts'
import { type Copy, myTeams } from './copy.ts'
import type { Write } from './store/store.ts'

/**
 * Asks for a whole root and stores it. Answers the refusal when the server does not give it. The server notes an opening when a person opens
 * the root; what a device asks for to stay in step is counted apart, so that it cannot run into the limit of openings.
 */
export async function refetchRoot(
  copy: Copy,
  root: string,
  why: 'opening' | 'sync' = 'sync',
): Promise<{ ok: true } | { ok: false; code: string; status: number }> {
  const asked = copy.order.asked()
  const answer = await copy.transport.call('root', {
    params: { root },
    query: why === 'sync' ? { purpose: why } : {},
  })
  if (!answer.ok) return answer
  const { records, wraps, head } = answer.value
  // The answer names every holder: wraps of others who are not among them any more would be renewed for nobody.
  const mine = new Set<string>([...myTeams(copy), copy.user])
  const held = await copy.store.keys('wraps', `${root}/`)
  const also = held.flatMap((key): Write[] => {
    const holder = key.split('/')[1] ?? ''
    return mine.has(holder) || wraps.some(({ team }) => team === holder) ? [] : [{ table: 'wraps', key }]
  })
  await apply(copy, { asked, records, wraps, heads: head === null ? [] : [{ ...head, root }], also })
  return { ok: true }
}
