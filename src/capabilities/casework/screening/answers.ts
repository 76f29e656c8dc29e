/** Answers of an identification interview, and what an instrument's rule makes of them. Never a score of the person. */
import { valueList } from '#records'
import type { Age, Condition, Instrument, Question, Section, Threshold } from './instrument.ts'

/** How something is known, or that it was asked and is not so. An absent answer means: not asked. */
export const SCREENING_ANSWER = valueList('screeningAnswer', [
  'observed',
  'disclosed',
  'documented',
  'notSo',
  'didNotSay',
])
export type Answer = (typeof SCREENING_ANSWER.values)[number]
export type Answers = { readonly [question: string]: string | undefined }

const POSITIVE: ReadonlySet<string> = new Set(['observed', 'disclosed', 'documented'])
/** True for the three ways in which a sign is there. */
export const isPositive = (answer: string | undefined): boolean => answer !== undefined && POSITIVE.has(answer)

export interface SectionResult {
  readonly section: Section
  /** `list`: the section has no rule. `notNeeded`: for a child the means do not matter. */
  readonly state: 'positive' | 'notPositive' | 'list' | 'notNeeded'
  /** The questions answered with yes, in the order of the instrument. */
  readonly because: readonly Question[]
  /** Which line of the rule was reached. */
  readonly by?: Threshold
}
export interface Result {
  readonly sections: readonly SectionResult[]
  /** Ids of what the source says about the positive sections together. */
  readonly patterns: readonly string[]
  readonly asked: number
}

/**
 * What the rule says. Total on every valid instrument; an answer once given counts even where its question would not be asked
 * any more, so that a further yes never makes a section less positive.
 */
export function evaluate(instrument: Instrument, answers: Answers, age: Age): Result {
  const sections = instrument.sections.map(section => resultOf(instrument, section, answers, age))
  const positive = new Set(sections.filter(one => one.state === 'positive').map(one => one.section.id))
  const isIn = (id: string) => positive.has(id)
  return {
    sections,
    patterns: instrument.patterns
      .filter(one => one.for === undefined || age === 'unknown' || one.for === age)
      .filter(one => (one.all ?? []).every(isIn) && (one.any === undefined || one.any.some(isIn)))
      .filter(one => !(one.none ?? []).some(isIn))
      .map(one => one.id),
    asked: instrument.questions.filter(one => answers[one.id] !== undefined).length,
  }
}

function resultOf(instrument: Instrument, section: Section, answers: Answers, age: Age): SectionResult {
  const because = instrument.questions.filter(one => one.section === section.id && isPositive(answers[one.id]))
  const by = section.positiveIfAny?.find(line => reached(line, because))
  const notNeeded = section.notNeededFor === 'child' && age === 'child' && by === undefined
  const state = section.positiveIfAny === undefined ? 'list' : by ? 'positive' : notNeeded ? 'notNeeded' : 'notPositive'
  return { section, because, state, ...(by ? { by } : {}) }
}

/** Whether these answers reach every number of one line of a rule. */
export function reached(line: Threshold, because: ReadonlyArray<Pick<Question, 'weight'>>): boolean {
  const count = (...weights: ReadonlyArray<Question['weight']>) =>
    because.filter(one => weights.includes(one.weight)).length
  const strong = line.strong ?? 0
  // A second strong answer may stand where a medium or weak one is wanted: it is never worth less.
  const spare = Math.max(0, count('strong') - strong)
  return (
    count('strong') >= strong &&
    count('medium') >= (line.medium ?? 0) &&
    count('weak') >= (line.weak ?? 0) &&
    count('medium', 'weak') + spare >= (line.mediumOrWeak ?? 0) &&
    because.length >= (line.any ?? 0)
  )
}

/** The questions to ask now, in order; what was answered stays in view whatever the others say. */
export const askedNow = (instrument: Instrument, answers: Answers, age: Age): readonly Question[] =>
  instrument.questions.filter(
    one => one.showIf === undefined || answers[one.id] !== undefined || holds(one.showIf, answers, age),
  )

function holds(condition: Condition, answers: Answers, age: Age): boolean {
  if ('question' in condition)
    return condition.is === 'yes' ? isPositive(answers[condition.question]) : answers[condition.question] === 'notSo'
  // An unsettled age is asked under both rules.
  if ('age' in condition) return age === 'unknown' || condition.age === age
  if ('all' in condition) return condition.all.every(one => holds(one, answers, age))
  if ('any' in condition) return condition.any.some(one => holds(one, answers, age))
  return !holds(condition.not, answers, age)
}
