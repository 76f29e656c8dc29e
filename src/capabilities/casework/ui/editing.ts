import { useSyncExternalStore } from 'react'
import type { Draft } from '#app/forms/record-form.tsx'
import { type AnyKind, type Part, partOf } from '#records'
import type { OpenRecord, OpenRoot, SealedValues, Values } from '#replica/types.ts'
import { currentFacts } from '../current.ts'
import { personFacts } from '../person.ts'
import { text } from './names.ts'

/** What is open in a form right now, by the draft it would become: it is not offered a second time beside itself. */
const forms = new Set<string>()
const watching = new Set<() => void>()
export const formKey = (root: string, what: string, parts: readonly string[]): string =>
  `${root} ${what} ${[...parts].join()}`
/** Counts a form as open until the returned function is called. */
export function openForm(key: string): () => void {
  const tell = () => {
    for (const one of watching) one()
  }
  forms.add(key)
  tell()
  return () => {
    forms.delete(key)
    tell()
  }
}
const watch = (changed: () => void) => {
  watching.add(changed)
  return () => watching.delete(changed)
}
/** The forms that are open, as one text that changes with them. */
export const useOpenForms = (): string => useSyncExternalStore(watch, () => [...forms].join('|'))

/** Which sealed day gives which coded month, by kind: one answer, not two that could disagree. */
const MONTHS: Record<string, readonly [day: string, month: string]> = {
  identificationDecision: ['decidedOn', 'month'],
  journeyStep: ['reachedOn', 'month'],
  riskLevel: ['assessedOn', 'month'],
  consentRecord: ['givenOn', 'month'],
  note: ['happenedOn', 'month'],
  referral: ['day', 'month'],
  supportPlan: ['actualEnd', 'endedMonth'],
  firstContact: ['happenedOn', 'month'],
  assessment: ['assessedOn', 'month'],
  suicideCheck: ['askedOn', 'month'],
}

/** The coded month that need not be asked, because a day that is asked gives it. */
export function givenMonth(kind: AnyKind, draft: Draft): string | undefined {
  const [day, month] = MONTHS[kind.name] ?? []
  const written = Object.values(draft.sealed).some(values => day !== undefined && text(values?.[day]).length >= 7)
  return written ? month : undefined
}

/** The draft with everything that follows from other answers: months from days, age group from the birthdate. */
export function withConsequences(kind: AnyKind, draft: Draft, today: string): Draft {
  if (kind.name === 'case') return withPersonFacts(draft, today)
  const pair = MONTHS[kind.name]
  if (!pair) return draft
  const [day, month] = pair
  const written =
    Object.values(draft.sealed)
      .map(values => text(values?.[day]))
      .find(Boolean) ?? ''
  if (written.length < 7) return draft
  return { ...draft, facts: { ...draft.facts, [month]: written.slice(0, 7) } }
}

function withPersonFacts(draft: Draft, today: string): Draft {
  const { identity } = draft.sealed
  if (!identity) return draft
  const opened = text(draft.facts.openedMonth)
  return { ...draft, facts: { ...draft.facts, ...personFacts(identity, opened ? `${opened}-15` : today) } }
}

/** What a new record starts with: today where the day is almost always today. */
export function startOf(kind: AnyKind, today: string, me: string): Draft {
  const month = today.slice(0, 7)
  const starts: Record<string, Draft> = {
    note: { facts: { type: undefined, month }, sealed: { narrative: { happenedOn: today } } },
    task: { facts: { status: 'open', assignee: me }, sealed: {} },
    identificationDecision: { facts: { month }, sealed: { narrative: { decidedOn: today } } },
    journeyStep: { facts: { month }, sealed: { narrative: { reachedOn: today } } },
    riskLevel: { facts: { month }, sealed: { narrative: { assessedOn: today } } },
    consentRecord: { facts: { month }, sealed: { narrative: { givenOn: today } } },
    document: { facts: { month }, sealed: {} },
    firstContact: { facts: { month }, sealed: { narrative: { happenedOn: today } } },
    assessment: { facts: { month }, sealed: { narrative: { assessedOn: today } } },
    safetyPlan: { facts: {}, sealed: { narrative: { madeOn: today } } },
  }
  return starts[kind.name] ?? { facts: {}, sealed: {} }
}

export const draftOf = (record: OpenRecord): Draft => ({ facts: record.facts, sealed: record.sealed })

/** The case's own facts that a new decision, step, risk level or consent changes; undefined when none does. */
export function impliedFacts(
  root: OpenRoot,
  added: { rec: string; kind: string; facts: Values; sealed: SealedValues },
): Values | undefined {
  const own = root.records[0]
  if (!own) return undefined
  const others = root.records.filter(record => record.rec !== added.rec && record !== own)
  const implied: Values = { ...currentFacts([...others, added]) }
  const changed = Object.entries(implied).filter(([name, value]) => own.facts[name] !== value)
  return changed.length === 0 ? undefined : Object.fromEntries(changed)
}

/** The parts of a kind that I may write, facts first; none of those the kind does not have. */
export const writableParts = (kind: AnyKind, root: OpenRoot): Part[] => {
  const parts: Part[] = ['facts', ...root.mine]
  return parts.filter(part => Object.keys(partOf(kind, part)).length > 0)
}
