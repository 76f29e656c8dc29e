/** How long closed cases are kept and whether coded facts outlive them: signed policies, because erasing rests on them. */
import type { Copy } from '../copy.ts'
import { KEEP_FACTS, keepMonthsOf } from '../protocol.ts'
import { actOrPropose } from '../two-people.ts'
import type { MaybeProposed, Outcome } from '../types.ts'

const LONGEST = 1200
const PREFIX = keepMonthsOf('')

/** What key officers signed; a rule that does not read as one is none, and nothing is due by it. */
export function retentionOf(directory: { readonly policies: ReadonlyMap<string, string> }): {
  months: Record<string, number>
  keepFacts: boolean
} {
  const months: Record<string, number> = {}
  for (const [key, value] of directory.policies) {
    if (!key.startsWith(PREFIX) || key === KEEP_FACTS || !/^\d{1,4}$/.test(value)) continue
    const count = Number(value)
    if (count <= LONGEST) months[key.slice(PREFIX.length)] = count
  }
  return { months, keepFacts: directory.policies.get(KEEP_FACTS) === 'yes' }
}

export async function setRetention(
  copy: Copy,
  rule: { status: string; months: number | null } | { keepFacts: boolean },
): Promise<Outcome<MaybeProposed>> {
  if ('keepFacts' in rule)
    return actOrPropose(copy, { type: 'policy.set', key: KEEP_FACTS, value: rule.keepFacts ? 'yes' : 'no' })
  const { status, months } = rule
  const sound = /^[A-Za-z]{1,40}$/.test(status) && status !== 'facts'
  if (!sound || (months !== null && !(Number.isInteger(months) && months >= 0 && months <= LONGEST)))
    return { ok: false, code: 'body.invalid' }
  return actOrPropose(copy, {
    type: 'policy.set',
    key: keepMonthsOf(status),
    value: months === null ? 'never' : String(months),
  })
}
