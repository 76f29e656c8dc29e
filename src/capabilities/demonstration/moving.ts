/** One case on its way to the other house, and one covered for a fortnight: so that moving is seen at work. */
import type { Outcome, Replica } from '#replica/types.ts'

/** What is needed of the demonstration: who asks, whom, and which cases. */
export interface Moving {
  readonly amina: { readonly replica: Replica; readonly user: string }
  readonly ines: { readonly user: string }
  readonly riviere: string
  readonly salcia: string
  readonly today: string
  /** Roots of the case that moves, and of the one that is covered. */
  readonly moves: string
  readonly covered: string
}

const COMPARTMENTS = ['header', 'identity', 'location', 'narrative', 'evidence']

/** Answers the first refusal. */
export async function moveSome(input: Moving): Promise<Outcome> {
  const { amina, riviere, salcia, moves, covered, today } = input
  const { replica } = amina
  const until = new Date(Date.parse(`${today}T00:00:00Z`) + 14 * 86_400_000).toISOString().slice(0, 10)
  const agreed = await replica.create('consentRecord', {
    root: moves,
    facts: {
      given: true,
      state: 'inForce',
      purposes: ['services'],
      to: 'team',
      team: salcia,
      compartments: COMPARTMENTS,
      until: new Date(Date.parse(`${today}T00:00:00Z`) + 180 * 86_400_000).toISOString().slice(0, 10),
      how: 'spoken',
      month: today.slice(0, 7),
    },
  })
  if (!agreed.ok) return agreed
  const synced = await replica.syncNow()
  if (!synced.ok) return synced
  const asked = await replica.askCaseAct({
    root: moves,
    does: 'transfer',
    from: riviere,
    to: salcia,
    keep: 'read',
    note: 'She is moving to Iași next month with her sister and wants to go on talking to somebody there. English is best. No calls in the evening.',
  })
  if (!asked.ok) return asked
  // Amina has a fortnight off; the colleague beside her is in the team already, so nobody new hears of anything.
  const covering = await replica.askCaseAct({ root: covered, does: 'cover', to: input.ines.user, until })
  return covering.ok ? await replica.syncNow() : covering
}
