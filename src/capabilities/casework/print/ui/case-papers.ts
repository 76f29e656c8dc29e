/** What stands on the papers of a case: its summary and its chronology. Only of the parts that were chosen. */

import { writtenDay } from '#app/formats.ts'
import { fieldValue } from '#app/forms/record-form.tsx'
import { labelOf, type Shown, shownValue } from '#app/forms/shown.ts'
import type { Block } from '#app/paper/blocks.ts'
import { type AnyKind, type Compartment, formOf, type OwnField, type Part } from '#records'
import type { OpenRecord, OpenRoot } from '#replica/types.ts'
import { caseKind } from '../../case.ts'
import { caseTitle } from '../../search.ts'
import { dayOf, storyOf } from '../../story/entries.ts'
import { saidOf } from '../../story/ui/lines.ts'
import { kindNamed } from '../../ui/write.tsx'

/** What the person chose for one paper. */
export interface PaperChoice {
  readonly root: OpenRoot
  readonly shown: Shown
  readonly own: readonly OwnField[]
  readonly parts: readonly Compartment[]
  /** Days, both included; empty for open ends. */
  readonly from: string
  readonly to: string
  /** Names of who wrote each entry stand on the paper. */
  readonly authors: boolean
  readonly today: string
}

/** A record with nothing of it but the chosen parts: what is not chosen is not even looked at. */
function partOnly(record: OpenRecord, parts: readonly Compartment[]): OpenRecord {
  const sealed = parts.flatMap(part =>
    record.sealed[part] === undefined ? [] : [[part, record.sealed[part]] as const],
  )
  return { ...record, sealed: Object.fromEntries(sealed) }
}

/** Kinds that are about the work and the keys, not about her. */
const NOT_HERS = new Set(['task', 'disclosure', 'approval', 'caseMove', 'exceptionApproval', 'outsideRecipient'])

const DAYS: ReadonlySet<string> = new Set(['day', 'partialDay', 'month'])

const kindOf = (name: string): AnyKind | undefined => (name === caseKind.name ? caseKind : kindNamed(name))

/** Label and value of what stands in the chosen parts; without what its `day` above it says already. */
function factsOf(
  record: OpenRecord,
  kind: AnyKind,
  { parts, shown, own }: PaperChoice,
  day = '',
): Array<[string, string]> {
  const shownParts: Part[] = [...parts, 'facts']
  const draft = { facts: record.facts, sealed: record.sealed }
  return shownParts.flatMap(part =>
    formOf(
      kind,
      part,
      own.map(field => ({ ...field, retired: false })),
    ).flatMap((field): Array<[string, string]> => {
      if (field.control === 'files' || field.control === 'record' || field.control === 'byName') return []
      const value = fieldValue(draft, field)
      if (day !== '' && typeof value === 'string' && DAYS.has(field.control) && day.startsWith(value)) return []
      const text = shownValue(field, value, shown)
      return text === '' ? [] : [[labelOf(field, shown), text]]
    }),
  )
}

/** Everything that stands in the chosen parts, by kind, the newest first. */
export function summaryBlocks(choice: PaperChoice): Block[] {
  const { root, shown, parts } = choice
  const { t } = shown
  const [head] = root.records
  if (!head) return []
  const blocks: Block[] = [
    { is: 'title', text: t('paper.summary.title') },
    { is: 'small', text: t('paper.summary.asOf', { day: writtenDay(choice.today, shown.language) }) },
    { is: 'facts', rows: named(choice, head) },
    {
      is: 'facts',
      rows: factsOf(
        partOnly(
          head,
          parts.filter(part => part !== 'header'),
        ),
        caseKind,
        choice,
      ),
    },
  ]
  const story = storyOf([root]).map(entry => partOnly(entry.record, parts))
  for (const name of new Set(story.map(record => record.kind))) {
    const kind = kindOf(name)
    if (!kind || kind === caseKind || NOT_HERS.has(name)) continue
    const told = story.flatMap(record => {
      const day = dayOf(record)
      const open = record.kind === name && Object.keys(record.sealed).length > 0
      const rows = open ? factsOf(record, kind, choice, day) : []
      return rows.length > 0 ? [{ day: writtenDay(day, shown.language), rows }] : []
    })
    if (told.length === 0) continue
    blocks.push({ is: 'heading', text: t(`kinds.${name}.${told.length === 1 ? 'label' : 'plural'}`) })
    for (const { day, rows } of told) blocks.push({ is: 'small', text: day }, { is: 'facts', rows })
  }
  return blocks
}

/** Who it is about, as far as names were chosen; always the code by which the organisation finds it. */
function named({ shown, parts }: PaperChoice, head: OpenRecord): Array<[string, string]> {
  const { t } = shown
  const header = head.sealed.header ?? {}
  const name = parts.includes('header') || parts.includes('identity') ? caseTitle(header) : ''
  const code = typeof header.code === 'string' ? header.code : ''
  return [
    ...(name === '' ? [] : [[t('paper.summary.person'), name] satisfies [string, string]]),
    [t('paper.summary.code'), code],
  ]
}

/** What happened, the oldest first, one row each: for a court or whoever decides by dates. */
export function chronologyBlocks(choice: PaperChoice): Block[] {
  const { root, shown, parts, from, to, authors } = choice
  const { t } = shown
  const [head] = root.records
  if (!head) return []
  const inTime = (day: string) =>
    (from === '' || day >= from.slice(0, day.length)) && (to === '' || day <= to.slice(0, day.length))
  const rows = storyOf([root])
    .reverse()
    .flatMap(({ record, day, author }) => {
      const kind = kindOf(record.kind)
      const told = partOnly(record, parts)
      const empty = Object.keys(told.sealed).length === 0
      if (!kind || kind === caseKind || NOT_HERS.has(kind.name) || empty || !inTime(day)) return []
      const { label, bold, words } = saidOf(told, kind, shown)
      const what = [label, [bold, words].filter(Boolean).join('. ')].filter(Boolean).join(': ')
      return [[writtenDay(day, shown.language), what, ...(authors ? [shown.personName(author)] : [])]]
    })
  const days = [
    from && t('paper.chronology.from', { day: writtenDay(from, shown.language) }),
    to && t('paper.chronology.to', { day: writtenDay(to, shown.language) }),
  ]
  return [
    { is: 'title', text: t('paper.chronology.title') },
    {
      is: 'small',
      text: [t('paper.summary.asOf', { day: writtenDay(choice.today, shown.language) }), ...days]
        .filter(Boolean)
        .join(' · '),
    },
    { is: 'facts', rows: named(choice, head) },
    {
      is: 'table',
      head: [t('paper.chronology.when'), t('paper.chronology.what'), ...(authors ? [t('paper.chronology.who')] : [])],
      rows,
      widths: authors ? [22, 60, 18] : [22, 78],
    },
    ...(rows.length === 0 ? [{ is: 'text', text: t('paper.chronology.none') } as const] : []),
    { is: 'small', text: t('paper.chronology.note') },
  ]
}

/** A form to be filled in by hand: the questions of a kind in the chosen parts, with room to write. */
export function formBlocks(kind: AnyKind, choice: PaperChoice): Block[] {
  const { shown, parts, own } = choice
  const { t } = shown
  const asked: Part[] = ['facts', ...parts]
  const all = asked.flatMap(part => formOf(kind, part, own))
  // Who writes the day need not write its month.
  const dated = all.some(({ control }) => control === 'day' || control === 'partialDay')
  const fields = all.filter(({ control }) => !(dated && control === 'month'))
  return [
    { is: 'title', text: t(`kinds.${kind.name}.label`) },
    ...fields
      .filter(field => field.control !== 'files' && field.control !== 'record' && field.control !== 'byName')
      .flatMap((field): Block[] => {
        const values = field.list ? field.list.values.map(value => t(`lists.${field.list?.name}.${value}`)) : []
        return [
          { is: 'label', text: labelOf(field, shown) },
          values.length > 0
            ? { is: 'ticks', items: values }
            : { is: 'space', lines: field.control === 'paragraphs' ? 5 : 1 },
        ]
      }),
  ]
}
