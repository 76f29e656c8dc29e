/** What is done with a whole case: moved, covered, restricted, held, erased; and letters to a team. */
import type { Compartment } from '#records'
import type { CASE_ACT_DOES, CASE_ACT_WHY } from '../protocol/case-acts.ts'
import type { Outcome } from './shapes.ts'

export type CaseActKind = (typeof CASE_ACT_DOES)[number]
export type CaseActWhy = Exclude<(typeof CASE_ACT_WHY)[number], ''>

/** What to do with a case. `to`: a team, or one person, by id. */
export type CaseActInput = { root: string } & (
  | {
      does: 'transfer'
      from: string
      to: string
      /** What the team that gives it away keeps. */
      keep: 'none' | 'read'
      /** What the other team reads before it answers, and nothing else: sealed to it. */
      note: string
    }
  | { does: 'cowork'; to: string }
  /** Until the end of that day, `2026-12-24`, at most 92 days. */
  | { does: 'cover'; to: string; until: string }
  /** From now on only these people, at least two; no team any more. */
  | { does: 'restrict'; people: string[] }
  /** Somebody who has it has it no more. */
  | { does: 'leave'; from: string }
  | { does: 'hold' | 'lift' | 'erase'; why: CaseActWhy }
)

/** An act as a person reads it: everything from what is signed, checked here. */
export type CaseActView = {
  id: string
  root: string
  does: CaseActKind
  by: string
  at: number
  /** An open one can be answered until then. */
  lapses: number
  status: 'open' | 'done' | 'declined' | 'withdrawn' | 'lapsed' | 'over'
  from?: string
  to?: string
  keep?: 'none' | 'read'
  until?: string
  why?: CaseActWhy
  mine: boolean
  /** I may accept or decline it. */
  mayDecide: boolean
  /** I may take it back, or end it. */
  mayEnd: boolean
  /** What the asker wrote, where I am in the team it is for. */
  note?: string
  /** Who answered, when, and what she wrote where I may read it. */
  decidedBy?: string
  decidedAt?: number
  answer?: string
}

/** A letter to a team of mine, opened. */
export type LetterView = { id: string; month: string; author: string; document: unknown }

export interface CaseActsFacade {
  /** Newest first; of one root when it is named. `held`: cases under a legal hold. Online only. */
  caseActs(root?: string): Promise<Outcome<{ acts: CaseActView[]; held: string[] }>>
  /**
   * Asks for it, or does it where it takes nobody's answer. Keys go to the receiver sealed, and with an answer only when it is
   * given. Afterwards this device renews the keys of the case where somebody lost it. Online only.
   */
  askCaseAct(input: CaseActInput): Promise<Outcome<{ act: string }>>
  /** Accepts or declines as the second person, with a reason the asker's team reads. Accepting a transfer makes the case mine. */
  answerCaseAct(act: string, how: 'accepted' | 'declined', answer?: string): Promise<Outcome>
  /** Takes back what I asked, or ends a cover or co-work. */
  endCaseAct(act: string): Promise<Outcome>
  /** Seals a document to a team I am not in, for good: nothing that opens it stays here. */
  leaveLetter(team: string, document: unknown): Promise<Outcome>
  letters(team: string): Promise<Outcome<{ letters: LetterView[] }>>
  /** Who has a case: teams and people, what each opens, and whether it is for good. */
  holders(root: string): Promise<Array<{ id: string; person: boolean; opens: Compartment[] }>>
  /** Months a case of a closed status is kept, by status, and whether coded facts outlive it: as key officers signed it. */
  retention(): Promise<{ months: Record<string, number>; keepFacts: boolean }>
  /** Signs another rule of retention, with a second officer where there is one. `null` for never. */
  setRetention(
    rule: { status: string; months: number | null } | { keepFacts: boolean },
  ): Promise<Outcome<{ proposed?: string }>>
}
