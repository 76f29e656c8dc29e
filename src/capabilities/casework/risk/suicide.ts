/** What to do now, from what she said: a way through the next hour, never a number and never a prediction. */
import type { Values } from '#replica/types.ts'

/** The questions in the order they are asked; the ones after `thoughts` only when there are such thoughts. */
export const SUICIDE_QUESTIONS = ['wish', 'thoughts', 'how', 'means', 'soon', 'before'] as const
export type SuicideQuestion = (typeof SUICIDE_QUESTIONS)[number]

/** Which questions to ask now. `before` is always asked. */
export function suicideQuestions(values: Values): readonly SuicideQuestion[] {
  const deeper = values.thoughts === 'yes' || values.thoughts === 'didNotSay'
  return SUICIDE_QUESTIONS.filter(one => deeper || one === 'wish' || one === 'thoughts' || one === 'before')
}

/**
 * `now`: she is not left alone, help comes now. `today`: somebody who can help sees her today. `stay`: stay in touch, and ask
 * again. A question she did not want to answer counts as if it might be so.
 */
export type SuicideWay = 'now' | 'today' | 'stay' | 'notAsked'

export function suicideWay(values: Values): SuicideWay {
  const may = (name: SuicideQuestion) => values[name] === 'yes' || values[name] === 'didNotSay'
  if (SUICIDE_QUESTIONS.every(name => values[name] === undefined)) return 'notAsked'
  if (values.soon === 'yes' || (values.thoughts === 'yes' && (may('how') || may('means') || may('soon')))) return 'now'
  if (may('thoughts') || values.wish === 'yes' || values.before === 'yes') return 'today'
  return 'stay'
}
