/** Writing a risk level so that a rise reaches whoever leads at once. Every screen that sets one goes through here. */
import type { OpenRoot, Outcome, Replica, Team, Values } from '#replica/types.ts'
import { askApproval } from '../approvals/approvals.ts'
import { currentFacts } from '../current.ts'
import type { RISK_LEVEL } from '../lists.ts'

export type Level = (typeof RISK_LEVEL.values)[number]
const RANK: Readonly<Record<string, number>> = { low: 1, medium: 2, high: 3 }

/** True when `next` is higher than what stood; where nothing stood, low is no rise. */
export const isRise = (before: unknown, next: string): boolean =>
  (RANK[next] ?? 0) > (RANK[typeof before === 'string' ? before : 'low'] ?? 1)

/** Who leads a team of the case and is not the author: the one to tell. First where the reasons can be read, also by her. */
export function leadToTell(
  root: Pick<OpenRoot, 'teams'>,
  teams: ReadonlyArray<Pick<Team, 'id' | 'members'>>,
  me: string,
): string | undefined {
  const reads = (id: string) => root.teams.some(one => one.team === id && one.opens.includes('narrative'))
  const having = teams.filter(team => root.teams.some(one => one.team === team.id))
  return [...having.filter(({ id }) => reads(id)), ...having.filter(({ id }) => !reads(id))]
    .flatMap(team => team.members)
    .find(member => member.role === 'lead' && member.user !== me)?.user
}

export interface NewRisk {
  readonly level: Level
  readonly areas: readonly string[]
  readonly reasons: string
  /** `YYYY-MM-DD`. */
  readonly assessedOn: string
  readonly reviewOn: string
}
export interface Telling {
  readonly me: string
  readonly teams: readonly Team[]
  readonly today: string
  /** What the task of the lead says. */
  readonly task: string
  /** The organisation wants somebody else's word on a high risk. */
  readonly secondLook: boolean
}

const some = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)),
  )

/**
 * Writes the level, follows it in the facts of the case and, on a rise, writes the lead a task of today and asks for a second
 * look where a high risk needs one. Refused as `create` refuses; what was written until then stays.
 */
export async function recordRisk(
  replica: Pick<Replica, 'create' | 'change'>,
  root: OpenRoot,
  risk: NewRisk,
  telling: Telling,
): Promise<Outcome<{ rec: string; raised: boolean; told?: string }>> {
  const [head] = root.records
  const raised = isRise(head?.facts.riskLevel, risk.level)
  const told = raised ? leadToTell(root, telling.teams, telling.me) : undefined
  const facts = { level: risk.level, month: risk.assessedOn.slice(0, 7), raised, ...(told ? { told } : {}) }
  const narrative = some({
    assessedOn: risk.assessedOn,
    reviewOn: risk.reviewOn,
    areas: [...risk.areas],
    reasons: risk.reasons.trim(),
  })
  const made = await replica.create('riskLevel', { root: root.root, facts, sealed: { narrative } })
  if (!made.ok) return made
  if (head) {
    const past = root.records.filter(record => record !== head)
    const { riskLevel } = currentFacts([...past, { kind: 'riskLevel', rec: made.rec, facts, sealed: { narrative } }])
    const followed =
      riskLevel === undefined || riskLevel === head.facts.riskLevel
        ? made
        : await replica.change({ root: root.root, rec: head.rec }, { facts: { riskLevel } }, head)
    if (!followed.ok) return followed
  }
  // Written anew, it was looked at again.
  for (const record of root.records) {
    const { reviewOn, reviewedOn } = record.sealed.narrative ?? {}
    if (record.kind !== 'riskLevel' || reviewOn === undefined || reviewedOn !== undefined) continue
    const looked = await replica.change(record, { sealed: { narrative: { reviewedOn: risk.assessedOn } } }, record)
    if (!looked.ok) return looked
  }
  if (told !== undefined) {
    const task = await replica.create('task', {
      root: root.root,
      facts: { status: 'open', due: telling.today, assignee: told },
      sealed: { narrative: { what: telling.task } },
    })
    if (!task.ok) return task
  }
  if (raised && risk.level === 'high' && telling.secondLook) {
    const subject = { about: 'highRisk' as const, record: made.rec, part: 'facts' as const }
    const asked = await askApproval(replica, telling.me, root.root, subject, risk.reasons.slice(0, 2000))
    if (!asked.ok) return asked
  }
  return { ok: true, rec: made.rec, raised, ...(told ? { told } : {}) }
}

/** A rise that nobody who leads has looked at yet. */
export const waitsForLead = (record: {
  readonly kind: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly sealed: { readonly narrative?: Readonly<Record<string, unknown>> }
}): boolean =>
  record.kind === 'riskLevel' &&
  record.facts.raised === true &&
  record.facts.takenBack !== true &&
  record.sealed.narrative !== undefined &&
  record.sealed.narrative.seenBy === undefined
