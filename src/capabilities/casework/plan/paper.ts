/** The plan as a page she may carry: her words, what is done by whom until when, and nothing that names the organisation unless she wants it. */
import { type PlanView, planText } from './plan.ts'

/** The words of the paper's language: keys `paper.plan.…` and the lists. */
export type PaperText = (key: string, values?: Record<string, string | number>) => string
/** What a page is made of; the same blocks every paper has. */
export type PlanBlock =
  | { readonly is: 'title' | 'heading' | 'text' | 'small'; readonly text: string }
  | {
      readonly is: 'table'
      readonly head: readonly string[]
      readonly rows: ReadonlyArray<readonly string[]>
      readonly widths?: readonly number[]
    }
  | { readonly is: 'sign'; readonly label: string }
  | { readonly is: 'space'; readonly lines: number }

export interface PageOptions {
  /** A day as the paper's language writes it. */
  readonly day: (day: string) => string
  /** Named only when she asked for it. */
  readonly organisation?: string
  /** First name of whoever does something of ours; nothing else of us stands on the page. */
  readonly firstName: (user: string) => string
}

/** The page: no name of hers, no code, no word that says where it comes from. */
export function planBlocks(view: PlanView, t: PaperText, { day, organisation, firstName }: PageOptions): PlanBlock[] {
  const text = planText(view)
  const { contact, agreedOn, organisationName } = view.plan.sealed.narrative ?? {}
  const blocks: PlanBlock[] = [{ is: 'title', text: t('paper.plan.title') }]
  if (text.wish !== '') blocks.push({ is: 'heading', text: t('paper.plan.wish') }, { is: 'text', text: text.wish })
  if (text.strengths !== '')
    blocks.push({ is: 'heading', text: t('paper.plan.strengths') }, { is: 'text', text: text.strengths })
  for (const goal of text.goals) {
    blocks.push({ is: 'heading', text: goal.words })
    if (goal.sign !== '') blocks.push({ is: 'small', text: t('paper.plan.sign', { sign: goal.sign }) })
    if (goal.actions.length === 0) continue
    blocks.push({
      is: 'table',
      head: [t('paper.plan.what'), t('paper.plan.who'), t('paper.plan.until')],
      rows: goal.actions.map(({ what, doneBy, who, partner, due }) => [
        what,
        whoOf(t, { doneBy, partner, who: who === '' ? '' : firstName(who) }),
        due === '' ? '' : day(due),
      ]),
      widths: [3, 2, 2],
    })
  }
  const next = view.reviews.find(({ facts }) => facts.status === 'planned')
  if (typeof next?.facts.due === 'string')
    blocks.push({ is: 'text', text: t('paper.plan.review', { day: day(next.facts.due) }) })
  if (typeof contact === 'string' && contact !== '')
    blocks.push({ is: 'text', text: t('paper.plan.contact', { contact }) })
  blocks.push({ is: 'text', text: t('paper.plan.yours') })
  if (typeof agreedOn === 'string') blocks.push({ is: 'small', text: t('paper.plan.agreed', { day: day(agreedOn) }) })
  if (organisationName === true && organisation !== undefined) blocks.push({ is: 'small', text: organisation })
  return blocks
}

/** "I" for what she does herself: it is her page. */
function whoOf(t: PaperText, { doneBy, partner, who }: { doneBy: string; partner: string; who: string }): string {
  const doer = doneBy === 'person' ? t('paper.plan.me') : doneBy === 'together' ? t('paper.plan.together') : who
  return [doer, partner].filter(Boolean).join(' · ')
}
