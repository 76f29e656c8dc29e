/** What each kind of record says in the story of a case. A kind without a line of its own speaks through its declaration. */
import { labelOf, type Shown, shownValue } from '#app/forms/shown.ts'
import { type AnyKind, exportColumnsOf, type FormField } from '#records'
import type { OpenRecord, Values } from '#replica/types.ts'
import { TOP_RATING } from '../../plan/records.ts'
import { riskWithin } from '../../ui/risk-pill.tsx'

/** One entry as it is read: what was decided or counted, her words or ours, and what kind of entry it is. */
export interface Said {
  /** Coded answers, in words. */
  readonly bold: string
  readonly words: string
  readonly label: string
  readonly tone?: 'danger' | 'soon'
}
type Line = (record: OpenRecord, shown: Shown) => Partial<Said>

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const joined = (parts: ReadonlyArray<string | false>): string => parts.filter(Boolean).join(' · ')

/** Lines of their own, by kind. What a line leaves out is taken from the declaration. */
export const STORY_LINES: Readonly<Record<string, Line>> = {
  note: ({ facts }, { t }) => ({
    ...(text(facts.type) ? { label: t(`lists.noteType.${text(facts.type)}`), bold: '' } : {}),
    ...(facts.type === 'incident' ? { tone: 'danger' } : {}),
  }),
  riskLevel: ({ facts }, { t, language }) => ({
    bold: text(facts.level) && t('cases.risk', { level: riskWithin(text(facts.level), t, language) }),
    ...(facts.level === 'high' && facts.takenBack !== true ? { tone: 'danger' } : {}),
  }),
  identificationDecision: ({ facts }, { t }) => ({
    bold: joined([
      text(facts.status) && t(`lists.traffickingStatus.${text(facts.status)}`),
      text(facts.decidedBy) && t('cases.decidedBy', { by: t(`lists.decider.${text(facts.decidedBy)}`) }),
    ]),
  }),
  goalRating: ({ sealed }, { t }) => {
    const rating = sealed.narrative?.rating
    return { bold: typeof rating === 'number' ? t('story.rating', { rating, top: TOP_RATING }) : '' }
  },
  case: (_, { t }) => ({ bold: t('story.begun'), words: '' }),
}

const WORDS = new Set(['line', 'paragraphs'])
const CODED = new Set(['choice', 'choices', 'country', 'language'])
/** Said by the day beside the entry, or of no use without their neighbours. */
const LEFT_OUT = new Set(['month', 'partialDay', 'day', 'instant', 'person', 'record', 'files', 'code', 'team'])
/** “Asked” beside “booked” reads as a contradiction: whose it is stands on the page of services. */
const UNSAID = new Set(['interpreterState'])
const MOST = 4
/** Answers that say nothing by themselves. */
const EMPTY = new Set<unknown>([undefined, '', false, 'notNeeded', 'notAsked'])

const columns = new Map<string, FormField[]>()
/** The fields of a kind, those of its list first. */
function fieldsOfKind(kind: AnyKind): FormField[] {
  const known = columns.get(kind.name)
  if (known) return known
  const all = exportColumnsOf(kind)
  const place = (field: FormField) =>
    kind.list.includes(field.name) ? kind.list.indexOf(field.name) : kind.list.length
  const sorted = [...all].sort((a, b) => place(a) - place(b))
  columns.set(kind.name, sorted)
  return sorted
}

const valueIn = (record: OpenRecord, field: FormField): unknown => {
  const part: Values | undefined = field.part === 'facts' ? record.facts : record.sealed[field.part]
  return part?.[field.name]
}

/** What a record says in a line or two: coded answers, then words. */
export function saidOf(record: OpenRecord, kind: AnyKind, shown: Shown): Said {
  const own = STORY_LINES[kind.name]?.(record, shown) ?? {}
  const bold: string[] = []
  const words: string[] = []
  for (const field of fieldsOfKind(kind)) {
    const value = valueIn(record, field)
    if (EMPTY.has(value) || LEFT_OUT.has(field.control) || UNSAID.has(field.name)) continue
    if (WORDS.has(field.control) && words.length < 2) words.push(shownValue(field, value, shown))
    else if (CODED.has(field.control) && bold.length < MOST) bold.push(shownValue(field, value, shown))
    else if (field.control === 'yesNo' && bold.length < MOST) bold.push(labelOf(field, shown))
  }
  return {
    bold: own.bold ?? joined(bold),
    words: own.words ?? joined(words),
    label: own.label ?? shown.t(`kinds.${kind.name}.label`),
    ...(own.tone === undefined ? {} : { tone: own.tone }),
  }
}
