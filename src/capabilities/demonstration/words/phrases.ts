/** What the ordinary cases of the demonstration are told with, one set for each language a worker writes in. */
import type { GivenFacts } from '../write.ts'

/** What was done to the person, as the stories group it. */
export type Theme = 'club' | 'site' | 'farm' | 'house' | 'begging' | 'marriage'
/** Where on the way: told with different notes and tasks. */
export type Phase = 'arrival' | 'protection' | 'decision' | 'settling' | 'after'
/** A note: its type, title and text. */
export type NoteText = readonly [
  type: 'conversation' | 'phoneCall' | 'visit' | 'meeting' | 'observation',
  title: string,
  body: string,
]
/** Why a case was closed: reasons of the casework list. */
export type ClosureReason = 'goalsMet' | 'personsRequest' | 'transferred' | 'returned' | 'lostContact' | 'notTrafficked'
/** A plan: its type, the goal in the person's words, what is done. */
export type PlanText = readonly [
  type: 'Education' | 'Livelihood' | 'Legal' | 'SocialCare' | 'Financial',
  objectives: string,
  actions: string,
]

/** `{her|him}` is the form for a woman and for a man. */
export interface Phrases {
  readonly summaries: Readonly<Record<Theme, readonly string[]>>
  readonly came: readonly string[]
  readonly referrers: readonly string[]
  readonly partners: readonly string[]
  readonly agreed: readonly string[]
  readonly refused: readonly string[]
  readonly grounds: readonly string[]
  readonly notThis: readonly string[]
  readonly risks: Readonly<Record<'high' | 'medium' | 'low', readonly string[]>>
  readonly notes: Readonly<Record<Phase, readonly NoteText[]>>
  readonly tasks: Readonly<Record<Phase, readonly string[]>>
  readonly plans: readonly PlanText[]
  readonly times: readonly string[]
  readonly callAs: readonly string[]
  readonly ifAsked: readonly string[]
  readonly relations: readonly string[]
  readonly papers: readonly string[]
  readonly health: ReadonlyArray<readonly [title: string, remark: string]>
  readonly legal: ReadonlyArray<readonly [title: string, remark: string]>
  readonly closed: Readonly<Record<ClosureReason, readonly string[]>>
  readonly places: Readonly<Record<Theme, readonly string[]>>
  readonly deciders: {
    readonly ngo: string
    readonly police: string
    readonly court: string
    readonly inspection: string
  }
}

/** The facts each theme stands for. */
export const THEME_FACTS: Readonly<Record<Theme, Pick<GivenFacts, 'exploitation' | 'industries' | 'sexExploitation'>>> =
  {
    club: { exploitation: ['SexualExploitation'], sexExploitation: ['Prostitution'] },
    site: { exploitation: ['ForcedLabour'], industries: ['F_Construction'] },
    farm: { exploitation: ['ForcedLabour'], industries: ['A_AgricultureForestryAndFishing'] },
    house: { exploitation: ['Servitude'], industries: ['T_ActivitiesOfHouseholdsAsEmployers'] },
    begging: { exploitation: ['ForcedBegging'] },
    marriage: { exploitation: ['ForcedMarriage'] },
  }

/** The woman's form of every `{her|him}`, or the man's. */
export const told = (text: string, man: boolean): string =>
  text.replace(/\{([^|{}]*)\|([^|{}]*)\}/g, (_, woman: string, other: string) => (man ? other : woman))
