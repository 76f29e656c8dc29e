import { writtenDay } from '#app/formats.ts'
import type { Shown } from '#app/forms/shown.ts'
import { COMPARTMENTS } from '#records'
import type { OpenRoot } from '#replica/types.ts'
import { PrintDialog } from '../../print/ui/print-dialog.tsx'
import { type Names, text } from '../../ui/names.ts'
import { type ConsentOnPaper, consentBlocks } from './consent-paper.ts'
import { purposesOf, sectionsOf } from './said.ts'

interface Props {
  root: OpenRoot
  names: Names
  /** Who is told, as the screen names them. */
  to: (shown: Shown) => string
  sections: unknown
  purposes: unknown
  until: string
  withhold: string
  child: boolean
  answer?: { yes: boolean; words: string; day: string }
  onClose: () => void
}

/** The form of one consent: to be signed, or what was said, to be kept. Everything on it that is ours is said in the paper's language. */
export function PrintConsent(props: Props) {
  const { root, names, answer } = props
  return (
    <PrintDialog
      root={root}
      names={names}
      what="consent"
      parts={['narrative']}
      inLanguage={text(root.records[0]?.sealed.identity?.primaryLanguage)}
      make={({ words }) => {
        const theirs: Shown = { ...names, t: words.t, language: words.tag, tag: words.tag }
        const told = COMPARTMENTS.filter(part => Array.isArray(props.sections) && props.sections.includes(part))
        const said: ConsentOnPaper = {
          to: props.to(theirs),
          what: sectionsOf(told, theirs),
          why: purposesOf(props.purposes, theirs),
          until: props.until === '' ? '' : writtenDay(props.until, words.tag),
          withhold: props.withhold,
          child: props.child,
          ...(answer ? { answer: { ...answer, day: answer.day && writtenDay(answer.day, words.tag) } } : {}),
        }
        return consentBlocks(said, words.t)
      }}
      onClose={props.onClose}
    />
  )
}
