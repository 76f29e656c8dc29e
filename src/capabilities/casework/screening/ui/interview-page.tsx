import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { NoteBox } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useLive, useReplica } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { Draft, OpenRoot } from '#replica/types.ts'
import { caseTitle } from '../../search.ts'
import { text, useNames } from '../../ui/names.ts'
import type { Instrument } from '../instrument.ts'
import { ChooseInstrument } from './choose-instrument.tsx'
import { Holding } from './holding.tsx'
import { heldWith, newInterview } from './interview-values.ts'
import { type Shelf, useInstruments } from './use-instruments.ts'
import '../screening.css'
import { dayHere } from '../../today/today.ts'

const today = () => dayHere(Date.now())

/** An identification interview: a new one (`new`), or one that goes on. */
export function InterviewPage({ root: id, rec }: { root: string; rec: string }) {
  const { t } = useNames()
  const replica = useReplica()
  const answer = useLive([`root:${id}`, 'people'], one => one.open(id), [id])
  const shelf = useInstruments()
  // What was begun is looked for once: later it is what stands on this screen.
  const [begun, setBegun] = useState<Draft | 'none' | undefined>()
  useEffect(() => {
    void replica.drafts(id).then(drafts => {
      const mine = drafts.find(one => one.kind === 'interview' && (one.rec ?? 'new') === rec)
      setBegun(mine ?? 'none')
    })
  }, [replica, id, rec])
  if (answer && !answer.ok)
    return (
      <Page title={t('kinds.interview.label')}>
        <Refusal refused={answer} />
      </Page>
    )
  if (!answer || !shelf || begun === undefined) return <Page title={t('kinds.interview.label')}>{null}</Page>
  return <Opened root={answer.root} rec={rec} shelf={shelf} begun={begun === 'none' ? undefined : begun} />
}

function Opened(props: { root: OpenRoot; rec: string; shelf: Shelf; begun: Draft | undefined }) {
  const { root, rec, shelf, begun } = props
  const names = useNames()
  const { t } = names
  const [chosen, choose] = useState<Instrument | undefined>()
  const record = root.records.find(one => one.rec === rec)
  const [head] = root.records
  const title = t('screening.titleOf', { name: caseTitle(head?.sealed.header) || t('cases.unnamed') })
  const code = text(head?.sealed.header?.code)
  const back = (
    <p className="settings-back no-print">
      <Link href={`/cases/${root.root}/identification`}>{t('screening.backToCase')}</Link>
    </p>
  )
  if (!root.mine.includes('narrative') || (rec !== 'new' && !record))
    return (
      <Page title={title} code={code}>
        {back}
        <NoteBox>{t('cases.closedPart')}</NoteBox>
      </Page>
    )
  const started = begun?.written ?? record ?? (chosen && newInterview(chosen, today()))
  if (!started)
    return (
      <Page title={title} code={code}>
        {back}
        <ChooseInstrument shelf={shelf} root={root} onChoose={choose} />
      </Page>
    )
  const { id, version } = heldWith(started)
  return (
    <Holding
      key={chosen ? 'chosen' : 'found'}
      root={root}
      record={record}
      begun={begun}
      started={started}
      instrument={shelf.find(id, version)}
      names={names}
      title={title}
      code={code}
      back={back}
    />
  )
}
