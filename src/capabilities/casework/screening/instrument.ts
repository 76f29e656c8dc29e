/**
 * What an instrument of identification is: questions in sections, where each comes from, and, for some, a rule that says when
 * a section is positive. Data, never code; docs/instruments.md describes the file.
 */
import type { Language } from '#records'

export const INSTRUMENT_FORMAT = 'halte.instrument/1'

/** One text in every language the instrument declares. */
export type Texts = Readonly<Partial<Record<Language, string>>>
export type Weight = 'strong' | 'medium' | 'weak'
/** `unknown`: screened as a child until the age is settled. */
export type Age = 'adult' | 'child' | 'unknown'

/** Least numbers of answers, all of which must be reached. More answers can only reach more of them. */
export interface Threshold {
  readonly strong?: number
  readonly medium?: number
  readonly weak?: number
  readonly mediumOrWeak?: number
  /** Answers of any weight, or of none. */
  readonly any?: number
}
export type Condition =
  | { readonly question: string; readonly is: 'yes' | 'no' }
  | { readonly age: 'adult' | 'child' }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export interface Section {
  readonly id: string
  readonly title: Texts
  readonly note?: Texts
  /** The element of the definition it speaks of. */
  readonly element?: 'act' | 'means' | 'purpose'
  /** Positive when any of these is reached. Without it the section is only a list. */
  readonly positiveIfAny?: readonly Threshold[]
  readonly notNeededFor?: 'child'
  /** About a place or a group, not about the person. */
  readonly situational?: boolean
}
export interface Question {
  readonly id: string
  readonly section: string
  readonly text: Texts
  readonly weight?: Weight
  /** Its wording was compared with a text of the source. */
  readonly verified: boolean
  /** When it is asked; without it, always. */
  readonly showIf?: Condition
}
/** What the source says about sections that are positive together. */
export interface Pattern {
  readonly id: string
  readonly text: Texts
  readonly for?: 'adult' | 'child'
  readonly all?: readonly string[]
  readonly any?: readonly string[]
  readonly none?: readonly string[]
  readonly verified: boolean
}
export interface Instrument {
  readonly id: string
  readonly version: number
  /** The first is the language of the source: every other text is a translation. */
  readonly languages: readonly Language[]
  readonly title: Texts
  readonly about: Texts
  readonly source: {
    readonly title: string
    readonly publisher: string
    readonly year?: number
    readonly url?: string
    readonly licence: string
    readonly note?: Texts
  }
  readonly for: 'adult' | 'child' | 'any'
  readonly sections: readonly Section[]
  readonly questions: readonly Question[]
  readonly patterns: readonly Pattern[]
}

/** A text in the reader's language, else in the first the instrument has. */
export function said(texts: Texts | undefined, language: Language, instrument?: Pick<Instrument, 'languages'>): string {
  const order: readonly Language[] = [language, ...(instrument?.languages ?? []), 'en', 'fr', 'es']
  return order.map(one => texts?.[one]).find(text => text !== undefined && text !== '') ?? ''
}
