import type { OpenRecord } from '#replica/types.ts'

/** A new appointment like one that was: without its day, without what came of it, and with an interpreter still to be asked. */
export function bookedAgain({
  facts,
  sealed,
}: Pick<OpenRecord, 'facts' | 'sealed'>): Pick<OpenRecord, 'facts' | 'sealed'> {
  const { due: _, doneMonth: __, whyNot: ___, ...same } = facts
  const { outcome: ____, ...narrative } = sealed.narrative ?? {}
  const { interpreterState: state } = narrative
  const interpreted = state !== undefined && state !== 'notNeeded'
  return {
    facts: { ...same, status: 'booked' },
    sealed: {
      narrative: { ...narrative, ...(interpreted ? { interpreterState: 'toAsk' } : {}) },
      ...(sealed.location ? { location: sealed.location } : {}),
    },
  }
}
