/** The plan of a case out of its records: goals with their ratings and actions, reviews, and what a version of it says. */
import type { OpenRecord } from '#replica/types.ts'
import { goal, goalRating, plan, planReview } from './records.ts'

export interface GoalView {
  readonly goal: OpenRecord
  /** Oldest first. */
  readonly ratings: readonly OpenRecord[]
  /** Tasks of this goal, soonest first. */
  readonly actions: readonly OpenRecord[]
}
export interface PlanView {
  readonly plan: OpenRecord
  /** Open ones first, in the order they were said. */
  readonly goals: readonly GoalView[]
  /** By day. */
  readonly reviews: readonly OpenRecord[]
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const said = ({ sealed }: OpenRecord, name: string): string => textOf(sealed.narrative?.[name])
const byId = (a: OpenRecord, b: OpenRecord): number => (a.rec < b.rec ? -1 : 1)

/** The plan that is in force, else the last one that ended; undefined while nobody began one. */
export function planOf(records: readonly OpenRecord[]): PlanView | undefined {
  const plans = records.filter(({ kind }) => kind === plan.name).sort(byId)
  const now = plans.findLast(({ facts }) => facts.status !== 'ended') ?? plans.at(-1)
  if (now === undefined) return undefined
  const of = (kind: string) =>
    Map.groupBy(
      records.filter(record => record.kind === kind),
      goalOf,
    )
  const ratings = of(goalRating.name)
  const actions = of('task')
  const goals = records
    .filter(({ kind, facts }) => kind === goal.name && facts.plan === now.rec)
    .sort((a, b) => Number(isSettled(a)) - Number(isSettled(b)) || byId(a, b))
    .map(one => ({
      goal: one,
      ratings: (ratings.get(one.rec) ?? []).toSorted((a, b) => compare(said(a, 'on'), said(b, 'on')) || byId(a, b)),
      actions: (actions.get(one.rec) ?? []).toSorted(
        (a, b) => compare(textOf(a.facts.due) || '9', textOf(b.facts.due) || '9') || byId(a, b),
      ),
    }))
  const reviews = records
    .filter(({ kind, facts }) => kind === planReview.name && (facts.plan === now.rec || facts.plan === undefined))
    .toSorted((a, b) => compare(textOf(a.facts.due), textOf(b.facts.due)))
  return { plan: now, goals, reviews }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const isSettled = ({ facts }: OpenRecord): boolean => facts.status !== 'open'
const goalOf = ({ facts, sealed }: OpenRecord): string => textOf(facts.goal) || textOf(sealed.narrative?.goal)

/** How many actions of a goal are done; dropped ones count for nothing. */
export function progressOf({ actions }: GoalView): { done: number; all: number } {
  const counted = actions.filter(({ facts }) => facts.status !== 'dropped')
  return { done: counted.filter(({ facts }) => facts.status === 'done').length, all: counted.length }
}

/** Her last rating of a goal, 0 to 5; undefined before the first. */
export function ratingOf({ ratings }: GoalView): number | undefined {
  const rating = ratings.at(-1)?.sealed.narrative?.rating
  return typeof rating === 'number' ? rating : undefined
}

// ---------------------------------------------------------------- versions

/** The plan as it stood at one moment: what was agreed and approved, without how far anybody got since. */
export interface PlanText {
  readonly wish: string
  readonly strengths: string
  readonly goals: ReadonlyArray<{
    readonly area: string
    readonly words: string
    readonly sign: string
    readonly actions: ReadonlyArray<{
      readonly what: string
      readonly doneBy: string
      readonly who: string
      readonly partner: string
      readonly due: string
    }>
  }>
}

/** What the plan says now. Settled goals and dropped actions are no part of it; done actions are. */
export function planText({ plan: own, goals }: PlanView): PlanText {
  return {
    wish: said(own, 'wish'),
    strengths: said(own, 'strengths'),
    goals: goals
      .filter(view => view.goal.facts.status !== 'letGo')
      .map(view => ({ record: view.goal, actions: view.actions }))
      // In the order they were said: a goal that is reached later moves no other.
      .sort((a, b) => byId(a.record, b.record))
      .map(({ record, actions }) => ({
        area: textOf(record.facts.area),
        words: said(record, 'inHerWords'),
        sign: said(record, 'sign'),
        actions: actions
          .filter(({ facts }) => facts.status !== 'dropped')
          .toSorted(byId)
          .map(action => ({
            what: said(action, 'what'),
            doneBy: said(action, 'doneBy'),
            who: textOf(action.facts.assignee),
            partner: said(action, 'partner'),
            due: textOf(action.facts.due),
          })),
      })),
  }
}

/** A version as it is kept with the plan. */
export const writeSnapshot = (text: PlanText): string => JSON.stringify({ v: 1, ...text })

/** A version that was kept; undefined when it cannot be read as one. */
export function readSnapshot(value: unknown): PlanText | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  try {
    const read: unknown = JSON.parse(value)
    return isPlanText(read) ? read : undefined
  } catch {
    return undefined
  }
}

const isPlanText = (value: unknown): value is PlanText =>
  isObject(value) &&
  typeof value.wish === 'string' &&
  typeof value.strengths === 'string' &&
  Array.isArray(value.goals) &&
  value.goals.every(
    one =>
      isObject(one) &&
      typeof one.words === 'string' &&
      Array.isArray(one.actions) &&
      one.actions.every(action => isObject(action) && typeof action.what === 'string'),
  )
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether the plan says something else than the version that was kept. */
export const changedSince = (view: PlanView): boolean => {
  const kept = readSnapshot(view.plan.sealed.narrative?.snapshot)
  return kept === undefined || JSON.stringify({ ...kept, v: undefined }) !== JSON.stringify(planText(view))
}

/** What a version says that the one before did not, counted: for one line that says what changed. */
export function countChanges(before: PlanText, now: PlanText): { goals: number; actions: number; gone: number } {
  const goalsOf = (text: PlanText) => text.goals.map(({ words }) => words)
  const actionsOf = (text: PlanText) =>
    text.goals.flatMap(({ words, actions }) => actions.map(({ what }) => `${words} ${what}`))
  const added = (left: readonly string[], right: readonly string[]) => right.filter(one => !left.includes(one)).length
  return {
    goals: added(goalsOf(before), goalsOf(now)),
    actions: added(actionsOf(before), actionsOf(now)),
    gone: added(goalsOf(now), goalsOf(before)) + added(actionsOf(now), actionsOf(before)),
  }
}
