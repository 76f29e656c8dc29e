import { Link } from 'wouter'
import { ButtonLink } from '#app/parts/button.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { useLive } from '#app/session.tsx'
import type { OpenRoot } from '#replica/types.ts'
import type { Names } from '../../ui/names.ts'
import { newestFirst } from '../../ui/order.ts'
import { RecordsTab } from '../../ui/records-tab.tsx'
import { WhoCanOpen } from '../../ui/who-can-open.tsx'
import { Decide } from './decide.tsx'
import { InterviewCard } from './interview-card.tsx'
import { Reflection } from './reflection.tsx'
import { useInstruments } from './use-instruments.ts'
import '../screening.css'

interface Props {
  root: OpenRoot
  names: Names
  me: string
  onWrite: (kind: string) => void
}

/** What is begun and shown on this page by itself: it is not listed a second time below. */
const OWN = ['firstContact', 'traffickingEvent']

/** Identification: what was said, what an instrument makes of it, what we decided and why, and the time she has. */
export function IdentificationTab(props: Props) {
  const { root, names } = props
  const { t } = names
  const shelf = useInstruments()
  const drafts = useLive(['drafts'], replica => replica.drafts(root.root), [root.root])
  const interviews = newestFirst(root.records.filter(record => record.kind === 'interview'))
  const begun = (drafts ?? []).filter(one => one.kind === 'interview')
  const mine = root.mine.includes('narrative')
  return (
    <RecordsTab {...props} kinds={OWN} facts>
      <Sheet
        title={t('kinds.interview.plural')}
        who={<WhoCanOpen root={root} part="narrative" names={names} />}
        actions={
          mine && (
            <ButtonLink small href={`/cases/${root.root}/interview/new`}>
              {t('screening.begin')}
            </ButtonLink>
          )
        }
      >
        {begun.map(draft => (
          <NoteBox key={draft.id} tone="soon">
            <div className="row">
              <span className="grow">{t('screening.begun')}</span>
              <Link href={`/cases/${root.root}/interview/${draft.rec ?? 'new'}`}>{t('screening.goOn')}</Link>
            </div>
          </NoteBox>
        ))}
        {interviews.length === 0 && begun.length === 0 && <p className="sub">{t('screening.none')}</p>}
        {shelf &&
          interviews.map(record => (
            <InterviewCard key={record.rec} record={record} shelf={shelf} names={names} mine={mine} />
          ))}
      </Sheet>
      <Decide root={root} names={names} me={props.me} />
      <Reflection root={root} names={names} />
    </RecordsTab>
  )
}
