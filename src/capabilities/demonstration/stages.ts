/** How far a person has come, and since when. */

import type { caseKind } from '#capabilities/casework/index.ts'
import type { FactsOf } from '#records'
import type { Chance } from './random.ts'
import type { ClosureReason, Phase } from './words/phrases.ts'
import type { GivenFacts } from './write.ts'

/** A stage of the journey, by its code. */
export type JourneyStageName = NonNullable<FactsOf<typeof caseKind>['stage']>

/** One way through the stages, in days from today. */
export interface Life {
  /** Days from today, never positive. */
  readonly opened: number
  readonly closed?: number
  readonly reason?: ClosureReason
  readonly stage: JourneyStageName
  readonly phase: Phase
  /** Stages after the first contact, in order. */
  readonly steps: ReadonlyArray<{ readonly days: number; readonly stage: JourneyStageName }>
  readonly facts: Pick<GivenFacts, 'status' | 'closureReason'>
}

/** The phases in order. */
export const PHASES: readonly Phase[] = ['arrival', 'protection', 'decision', 'settling', 'after']
const WAY: readonly JourneyStageName[] = [
  'contact',
  'identification',
  'protection',
  'returnOrStay',
  'reintegration',
  'followUp',
  'closed',
]
const PHASE_OF: Readonly<Record<JourneyStageName, Phase>> = {
  contact: 'arrival',
  identification: 'arrival',
  protection: 'protection',
  returnOrStay: 'decision',
  reintegration: 'settling',
  followUp: 'after',
  closed: 'after',
}
/** Days since the first contact, from and to. */
const LASTS: Readonly<Record<JourneyStageName, readonly [number, number]>> = {
  contact: [0, 9],
  identification: [4, 32],
  protection: [12, 150],
  returnOrStay: [60, 260],
  reintegration: [110, 480],
  followUp: [220, 720],
  closed: [180, 1300],
}
/** How many of a hundred are at each stage, in the order of the way: the help centre, and the centre people return to. */
const SHARES = { help: [6, 12, 34, 16, 10, 8, 14], accompaniment: [4, 6, 13, 17, 28, 16, 16] } as const
const REASONS: readonly ClosureReason[] = [
  'goalsMet',
  'goalsMet',
  'goalsMet',
  'personsRequest',
  'transferred',
  'returned',
  'lostContact',
  'notTrafficked',
]

/** A way through the stages: which one she is at, and when she reached those before (some were never written down). */
export function lifeOf(chance: Chance, accompaniment: boolean): Life {
  const stage = stageOf(chance, accompaniment ? SHARES.accompaniment : SHARES.help)
  const [from, to] = LASTS[stage]
  const opened = -chance.between(from, to)
  const closed = stage === 'closed' ? -chance.between(5, Math.floor(-opened / 2)) : undefined
  const last = WAY.indexOf(stage)
  const reached = WAY.slice(1, last + 1).filter(each => each === stage || chance.percent(18))
  const length = (closed ?? 0) - opened
  const steps = reached.map((each, index) => {
    const end = each === stage && closed !== undefined
    return { stage: each, days: end ? closed : opened + Math.floor((length * (index + 1)) / (reached.length + 1)) }
  })
  const base = { opened, stage, phase: PHASE_OF[stage], steps }
  if (closed === undefined) return { ...base, facts: { status: stage === 'followUp' ? 'FollowUp' : 'Active' } }
  const reason = chance.pick(REASONS)
  const status = reason === 'transferred' || reason === 'returned' ? 'ClosedReferred' : 'Closed'
  return { ...base, closed, reason, facts: { status, closureReason: reason } }
}

function stageOf(chance: Chance, shares: readonly number[]): JourneyStageName {
  let left = chance.between(
    1,
    shares.reduce((sum, share) => sum + share, 0),
  )
  for (const [index, share] of shares.entries()) {
    left -= share
    if (left <= 0) return WAY[index] ?? 'closed'
  }
  return 'closed'
}
