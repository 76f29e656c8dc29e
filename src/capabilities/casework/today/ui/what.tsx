import type { AgendaItem } from '#replica/types.ts'
import type { Names } from '../../ui/names.ts'
import { whatOf } from './said.ts'

/** Codes whose line is what somebody wrote. */
const WRITTEN: ReadonlySet<string> = new Set(['task', 'appointment'])

/**
 * What a line is about: somebody's own words in their own direction, a sentence of ours in that of the page, also where it begins
 * with a name in other letters.
 */
export function What({ item, names }: { item: AgendaItem; names: Names }) {
  return <bdi dir={WRITTEN.has(item.code) ? 'auto' : document.documentElement.dir}>{whatOf(item, names)}</bdi>
}
