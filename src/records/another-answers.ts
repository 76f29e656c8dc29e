/**
 * The rule of four eyes: something is asked in the first version of a record and answered in a later one, by somebody else
 * (decision 0145). The same sentence is held by the device that writes, by the server, and by every reader.
 */
type Facts = Readonly<Record<string, unknown>>

/** Facts a kind with `writers: 'anotherAnswers'` has: what is asked about, by whom, and what came of it. */
export const ANSWER_FACTS = ['record', 'part', 'recordVersion', 'askedBy', 'outcome'] as const
/** What an answer may change; everything else stays as it was asked. */
const MAY_CHANGE: readonly string[] = ['outcome', 'answeredMonth']

/** Who answers, as far as whoever judges can know it. */
export interface Answerer {
  readonly user: string
  /** Gives the word of a lead ({@link speaksAsLead}). */
  readonly leads: boolean
  /** Wrote the very version that is asked about. Undefined when that cannot be told here. */
  readonly wrote: boolean | undefined
}

/** Why an author may not write these facts; undefined when she may. `before` is absent for the first version. */
export function answerFault(before: Facts | undefined, after: Facts, by: Answerer): AnswerCode | undefined {
  if (before === undefined)
    return after.outcome === 'asked' && after.askedBy === by.user ? undefined : 'approval.begins'
  if (before.outcome !== 'asked') return 'approval.settled'
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  for (const name of names) if (!MAY_CHANGE.includes(name) && before[name] !== after[name]) return 'approval.settled'
  return outcomeFault(after, by)
}

/** The same for a later version whose predecessor is not at hand: what a reader can say of it. */
export function outcomeFault(facts: Facts, { user, leads, wrote }: Answerer): AnswerCode | undefined {
  const { outcome, askedBy } = facts
  if (outcome === 'withdrawn') return askedBy === user ? undefined : 'right.missing'
  if (outcome !== 'approved' && outcome !== 'returned') return 'approval.settled'
  if (askedBy === user || wrote === true) return 'approval.own'
  return leads ? undefined : 'right.missing'
}

/**
 * Whether somebody may give the word of a lead: who leads a team that has the root; and, so that no question is lost with whoever
 * leaves, a key officer who has it, while nobody but `except` (who asked, who wrote) leads.
 */
export function speaksAsLead(
  user: string,
  teams: ReadonlyArray<ReadonlyMap<string, { readonly role: string }>>,
  officer: boolean,
  except: readonly string[],
): boolean {
  const leads = teams.flatMap(members => [...members].flatMap(([id, { role }]) => (role === 'lead' ? [id] : [])))
  if (leads.includes(user)) return true
  return officer && teams.some(members => members.has(user)) && leads.every(id => except.includes(id))
}

export type AnswerCode = 'approval.begins' | 'approval.settled' | 'approval.own' | 'right.missing'
