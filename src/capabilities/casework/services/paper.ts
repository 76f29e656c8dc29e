/** An appointment as a small card: when, where, with whom. No name of hers and none of ours. */
import type { OpenRecord } from '#replica/types.ts'

type PaperText = (key: string, values?: Record<string, string | number>) => string
type CardBlock =
  | { readonly is: 'title' | 'text' | 'small'; readonly text: string }
  | { readonly is: 'facts'; readonly rows: ReadonlyArray<readonly [string, string]> }

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The card in the words of its language; a line without a value is not there. */
export function cardBlocks(
  { facts, sealed }: OpenRecord,
  t: PaperText,
  { day }: { day: (day: string) => string },
): CardBlock[] {
  const { what, time, until, provider, interpreter, travel } = sealed.narrative ?? {}
  const rows: Array<readonly [string, string]> = [
    [t('paper.card.day'), textOf(facts.due) && day(textOf(facts.due))],
    [t('paper.card.time'), [textOf(time), textOf(until)].filter(Boolean).join('–')],
    [t('paper.card.where'), textOf(sealed.location?.where)],
    [t('paper.card.with'), textOf(provider)],
    [t('paper.card.interpreter'), textOf(interpreter)],
    [t('paper.card.travel'), textOf(travel)],
  ]
  return [
    { is: 'title', text: t('paper.card.title') },
    ...(textOf(what) ? [{ is: 'text' as const, text: textOf(what) }] : []),
    { is: 'facts', rows: rows.filter(([, value]) => value !== '') },
    { is: 'small', text: t('paper.card.free') },
  ]
}
