/** A consent as a page to be read aloud, signed and kept: to whom, what, what not, why, until when, and that a no costs nothing. */
import type { Block } from '#app/paper/blocks.ts'
import type { PaperWords } from '../../translations/languages.ts'

/** Her words as a quotation, unless they were written as one. */
export const quoted = (words: string): string => (/^["“”«„‘]/.test(words) ? words : `“${words}”`)

/** What is asked, or was answered; recipients, sections and purposes in the words of the paper's language. */
export interface ConsentOnPaper {
  readonly to: string
  readonly what: string
  readonly why: string
  /** A day, written out. */
  readonly until: string
  /** What must not be passed on; empty where nothing was said. */
  readonly withhold: string
  /** Her answer with its day, once there is one; a page to be signed has two empty boxes. */
  readonly answer?: { readonly yes: boolean; readonly words: string; readonly day: string }
  /** The page asks whoever signs for a child too. */
  readonly child: boolean
}

/** The page, in her own first person. Names neither her nor the organisation: the mark on its foot is enough to find it again. */
export function consentBlocks(said: ConsentOnPaper, t: PaperWords['t']): Block[] {
  const { answer } = said
  const rows: Array<readonly [string, string]> = [
    [t('paper.consent.to'), said.to],
    [t('paper.consent.what'), said.what],
    [t('paper.consent.not'), said.withhold],
    [t('paper.consent.why'), said.why],
    [t('paper.consent.until'), said.until],
  ]
  return [
    { is: 'title', text: t('paper.consent.title') },
    { is: 'text', text: t('paper.consent.lead') },
    { is: 'facts', rows: rows.filter(([, value]) => value !== '') },
    { is: 'heading', text: t('paper.consent.know') },
    {
      is: 'list',
      items: ['refuse', 'share', 'withdraw', 'limits', 'access'].map(right => t(`paper.rights.${right}`)),
    },
    { is: 'heading', text: t('paper.consent.answer') },
    {
      is: 'ticks',
      // What was answered is said by its words, not by where a cross stands.
      items: (answer ? [answer.yes ? 'yes' : 'no'] : ['yes', 'no']).map(one => t(`paper.consent.${one}`)),
      ...(answer ? { ticked: [0] } : {}),
    },
    ...(answer?.words ? [{ is: 'text', text: quoted(answer.words) } as const] : []),
    ...(answer?.day ? [{ is: 'small', text: t('paper.consent.answered', { day: answer.day }) } as const] : []),
    ...(answer ? [] : signatures(said.child, t)),
  ]
}

const signatures = (child: boolean, t: PaperWords['t']): Block[] =>
  ['mine', ...(child ? ['guardian'] : []), 'explained', 'interpreter'].map(who => ({
    is: 'sign',
    label: t(`paper.consent.sign.${who}`),
  }))
