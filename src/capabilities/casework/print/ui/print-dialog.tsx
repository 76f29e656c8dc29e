import { type ReactNode, useState } from 'react'
import { saveAs } from '#app/documents/save-as.ts'
import type { Shown } from '#app/forms/shown.ts'
import type { Block, MadePaper, PaperSize } from '#app/paper/blocks.ts'
import { Button } from '#app/parts/button.tsx'
import { MultiField, SelectField, Tick } from '#app/parts/choice.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { TextField } from '#app/parts/field.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { isShared } from '#app/safety/leave.ts'
import { useAct, useDesk, useReplica } from '#app/session.tsx'
import type { Compartment } from '#records'
import type { OpenRoot, Refused } from '#replica/types.ts'
import { CONSENT_PURPOSE } from '../../lists.ts'
import { dayHere } from '../../today/today.ts'
import type { PaperWords } from '../../translations/languages.ts'
import { paperLanguages, usePaperLanguages, wordsFor } from '../../translations/ui/use-papers.ts'
import { type Names, useOwnFields } from '../../ui/names.ts'
import { markOf } from '../mark.ts'
import type { PaperChoice } from './case-papers.ts'
import { readRecipient, recipientChoices } from './recipients.ts'

export const PAPERS = ['summary', 'plan', 'consent', 'rights', 'card', 'chronology', 'form'] as const
export type PaperName = (typeof PAPERS)[number]
/** What a maker gets: the words of the paper's language, and what was chosen. */
export interface MakeInput extends PaperChoice {
  readonly words: PaperWords
  readonly names: Names
}

interface Props {
  root: OpenRoot
  names: Names
  what: PaperName
  make: (input: MakeInput) => Block[]
  /** Parts of the file that are offered; without it what is on the paper is always the same, and these are its parts. */
  offers?: readonly Compartment[]
  parts?: readonly Compartment[]
  /** Asks from when to when. */
  period?: boolean
  /** A paper that says nothing of the case (a script, an empty form): nothing is written down and it carries no mark. */
  blank?: boolean
  size?: PaperSize
  /** In larger letters. */
  large?: boolean
  /** Hers: the paper is in it unless another is chosen, where the organisation has it. */
  inLanguage?: string
  /** Asked before everything else. */
  before?: ReactNode
  onClose: () => void
}

/** Before a paper: in which language, for whom and why. After it: its mark, and what could not be printed. */
export function PrintDialog(props: Props) {
  const { names } = props
  const { t } = names
  const [made, setMade] = useState<Made | undefined>()
  return (
    <Dialog title={t(`printing.papers.${props.what}`)} onClose={props.onClose}>
      {made ? <Ready made={made} names={names} onClose={props.onClose} /> : <Ask {...props} onMade={setMade} />}
    </Dialog>
  )
}

interface Made extends MadePaper {
  mark: string
  /** How many of its texts had to be said in English. */
  english: number
}

function Ready({ made, names, onClose }: { made: Made; names: Names; onClose: () => void }) {
  const { t } = names
  return (
    <div className="stack">
      <p role="status">{t('printing.ready', { count: made.pages })}</p>
      {made.mark && <p className="sub reading">{t('printing.marked', { mark: made.mark })}</p>}
      {made.english > 0 && <NoteBox tone="soon">{t('printing.english', { count: made.english })}</NoteBox>}
      {made.missing.length > 0 && (
        <NoteBox tone="soon">{t('printing.missing', { characters: made.missing.slice(0, 20).join(' ') })}</NoteBox>
      )}
      <p className="sub reading">{t('printing.saveNote')}</p>
      <div className="actions">
        <Button
          look="primary"
          onClick={() => {
            saveAs(made.bytes, `${made.mark || 'paper'}.pdf`)
            onClose()
          }}
        >
          {t('printing.save')}
        </Button>
      </div>
    </div>
  )
}

function Ask(props: Props & { onMade: (made: Made) => void }) {
  const { root, names, what, blank = false } = props
  const { t } = names
  const desk = useDesk()
  const replica = useReplica()
  const own = useOwnFields()
  const { busy, act } = useAct()
  const languages = usePaperLanguages()
  const offered = (props.offers ?? []).filter(part => root.mine.includes(part))
  const [wanted, setLanguage] = useState<string | undefined>()
  const hers = languages?.find(one => one.tag === props.inLanguage)?.tag
  const language = wanted ?? hers ?? names.language
  const [to, setTo] = useState('')
  const [purpose, setPurpose] = useState('services')
  const [why, setWhy] = useState('')
  const [chosen, setChosen] = useState<readonly Compartment[]>(
    offered.filter(part => part === 'header' || part === 'narrative'),
  )
  const [days, setDays] = useState({ from: '', to: '' })
  const [authors, setAuthors] = useState(false)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const parts = props.offers ? chosen : (props.parts ?? ['narrative'])
  const problems = blank
    ? []
    : [
        ...(to === '' ? [{ id: 'print-to', text: t('printing.needs.to') }] : []),
        ...(why.trim() === '' ? [{ id: 'print-why', text: t('printing.needs.why') }] : []),
        ...(parts.length === 0 ? [{ id: 'print-parts', text: t('printing.needs.parts') }] : []),
      ]
  const wrong = (id: string) => (tried ? problems.find(problem => problem.id === id)?.text : undefined)
  const run = () => {
    setTried(true)
    setRefused(undefined)
    if (isShared()) return setRefused({ ok: false, code: 'storage.shared' })
    if (problems.length > 0) return
    act(async () => {
      // Pressed before they came: the press counts all the same.
      const words = await wordsFor(language, languages ?? (await paperLanguages(replica)))
      const shown: Shown = { ...names, t: words.t, language, tag: language }
      const today = dayHere(Date.now())
      const blocks = props.make({ root, names, words, shown, own, parts, ...days, authors, today })
      const recipient = readRecipient(to)
      let mark = ''
      if (!blank) {
        if (!recipient) return
        const narrative = { what: t(`printing.papers.${what}`), why: why.trim(), givenOn: today }
        const given = await replica.disclose(root.root, {
          how: 'print',
          to: recipient,
          purpose,
          compartments: parts,
          sealed: { narrative },
        })
        if (!given.ok) return setRefused(given)
        mark = markOf(given.disclosure)
      }
      const { tag, direction, missing } = words
      const paper = {
        language: tag,
        direction,
        mark,
        blocks,
        ...(props.size ? { size: props.size } : {}),
        ...(props.large ? { large: true } : {}),
      }
      const made = await desk.paper(paper)
      if (made === 'paper.failed') return setRefused({ ok: false, code: 'paper.failed' })
      props.onMade({ ...made, mark, english: missing.length })
    })
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        run()
      }}
    >
      {tried && problems.length > 0 && <ErrorSummary problems={problems} />}
      <Refusal refused={refused} />
      {props.before}
      <SelectField
        label={t('printing.language')}
        value={language}
        onValue={setLanguage}
        choices={(languages ?? []).map(one => ({ value: one.tag, label: one.name }))}
      />
      {!blank && (
        <>
          <SelectField
            id="print-to"
            label={t('printing.to')}
            hint={t('printing.toHint')}
            problem={wrong('print-to')}
            value={to}
            onValue={setTo}
            none={t('printing.choose')}
            choices={recipientChoices(root, names)}
          />
          <SelectField
            label={t('printing.purpose')}
            value={purpose}
            onValue={setPurpose}
            choices={CONSENT_PURPOSE.values.map(value => ({ value, label: t(`lists.consentPurpose.${value}`) }))}
          />
          <TextField
            id="print-why"
            label={t('printing.why')}
            hint={t('printing.whyHint')}
            problem={wrong('print-why')}
            value={why}
            onValue={setWhy}
            autoComplete="off"
          />
        </>
      )}
      {props.offers && (
        <MultiField
          id="print-parts"
          label={t('printing.parts')}
          hint={t('printing.partsHint')}
          problem={wrong('print-parts')}
          value={chosen}
          onValue={values => setChosen(offered.filter(part => values.includes(part)))}
          choices={offered.map(part => ({ value: part, label: t(`compartments.${part}.label`) }))}
        />
      )}
      {props.period && (
        <>
          <div className="row">
            <TextField
              label={t('story.from')}
              type="date"
              value={days.from}
              onValue={from => setDays({ ...days, from })}
            />
            <TextField
              label={t('story.to')}
              type="date"
              value={days.to}
              onValue={until => setDays({ ...days, to: until })}
            />
          </div>
          <Tick
            label={t('printing.authors')}
            note={t('printing.authorsNote')}
            checked={authors}
            onChecked={setAuthors}
          />
        </>
      )}
      <div className="actions">
        <Button onClick={props.onClose}>{t('app.cancel')}</Button>
        <Button look="primary" type="submit" busy={busy}>
          {t('printing.make')}
        </Button>
      </div>
    </form>
  )
}
