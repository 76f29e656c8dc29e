/** An interview as the screens hold it: the record's own values, read once at the edge. */
import { isPlainObject } from '#records'
import type { SealedValues, Values } from '#replica/types.ts'
import type { Answers } from '../answers.ts'
import type { Age, Instrument } from '../instrument.ts'

export interface Held {
  readonly facts: Values
  readonly sealed: SealedValues
}
export const narrativeOf = (held: Held): Values => held.sealed.narrative ?? {}
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Texts by question of one of the maps of an interview. */
export function byQuestion(held: Held, field: 'answers' | 'sentences' | 'wording'): Answers {
  const value = narrativeOf(held)[field]
  if (!isPlainObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, text]) => (typeof text === 'string' ? [[id, text]] : [])),
  )
}
export const ageOf = (held: Held): Age => {
  const { age } = narrativeOf(held)
  return age === 'adult' || age === 'child' ? age : 'unknown'
}
export const heldWith = (held: Held): { id: string; version: number } => {
  const { instrument, instrumentVersion } = narrativeOf(held)
  return { id: textOf(instrument), version: typeof instrumentVersion === 'number' ? instrumentVersion : 0 }
}

/** With some values of the narrative set; an empty one is taken away. */
export function withValues(held: Held, values: Values): Held {
  const narrative = Object.entries({ ...narrativeOf(held), ...values }).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return { ...held, sealed: { ...held.sealed, narrative: Object.fromEntries(narrative) } }
}

/** With the answer to one question, and the words it was asked in; no answer takes both away, the sentence stays. */
export function withAnswer(held: Held, instrument: Instrument, question: string, answer: string, words: string): Held {
  const { [question]: _, ...answers } = byQuestion(held, 'answers')
  const { [question]: __, ...wording } = byQuestion(held, 'wording')
  const asked = answer !== '' && instrument.questions.some(one => one.id === question)
  return withValues(held, {
    answers: asked ? { ...answers, [question]: answer } : answers,
    wording: asked ? { ...wording, [question]: words } : wording,
    stoppedAt: question,
  })
}

export function withSentence(held: Held, question: string, sentence: string): Held {
  const { [question]: _, ...sentences } = byQuestion(held, 'sentences')
  return withValues(held, {
    sentences: sentence === '' ? sentences : { ...sentences, [question]: sentence },
    stoppedAt: question,
  })
}

/** A new interview with an instrument, today. */
export const newInterview = (instrument: Instrument, today: string): Held => ({
  facts: { state: 'begun', month: today.slice(0, 7) },
  sealed: {
    narrative: {
      heldOn: today,
      instrument: instrument.id,
      instrumentVersion: instrument.version,
      age: instrument.for === 'any' ? 'unknown' : instrument.for,
    },
  },
})

/** The parts of the record an interview is written in: its draft is found by them. */
export const INTERVIEW_PARTS = ['facts', 'narrative'] as const
