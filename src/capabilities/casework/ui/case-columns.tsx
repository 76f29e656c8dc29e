import { Link } from 'wouter'
import { daysAway, moment, shortDay } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { columnsOf, type ListColumn } from '#app/lists/declare.ts'
import type { FoundRow } from '#app/lists/model.ts'
import { Pill } from '#app/parts/sheet.tsx'
import { caseKind, isClosed } from '../case.ts'
import { caseTitle } from '../search.ts'
import { dayHere } from '../today/today.ts'
import { Highlighted, Reason } from './highlight.tsx'
import { type Names, text, texts } from './names.ts'
import { RiskPill } from './risk-pill.tsx'

const FURTHER = ['status', 'team', 'openedMonth', 'traffickingStatus', 'genderGroup', 'ageBand', 'code']

/** Every column the list of cases can show, in the order it offers them. */
export function caseColumns(names: Names): ListColumn[] {
  const { t, language } = names
  const column = (key: string, cell: ListColumn['cell'], more: Partial<ListColumn> = {}): ListColumn => ({
    key,
    label: t(`cases.column.${key}`),
    sort: key,
    cell,
    ...more,
  })
  return [
    column('person', row => <PersonCell row={row} />, { sort: 'title', wide: true }),
    column('stage', row => <StageCell row={row} names={names} />),
    column('riskLevel', row => <RiskPill level={row.facts.riskLevel} short />),
    column('caseWorker', row =>
      text(row.facts.caseWorker) ? (
        <bdi>{names.personName(text(row.facts.caseWorker))}</bdi>
      ) : (
        <bdi>{text(row.header.ownerName)}</bdi>
      ),
    ),
    column('nextDue', row => <NextCell row={row} names={names} />),
    column('lastContact', row => {
      const day = text(row.gathered?.lastContact)
      return day ? daysAway(day, language, Date.now()) : t('cases.noContactYet')
    }),
    column('updated', row => moment(row.updated, language, Date.now())),
    ...columnsOf(caseKind, names, FURTHER),
  ]
}

const HOLE = '\u0001'

function PersonCell({ row }: { row: FoundRow }) {
  const { t } = useWords()
  const { header } = row
  const title = caseTitle(header)
  const [before = '', after = ''] = t('cases.also', { name: HOLE }).split(HOLE)
  const known = (name: string) => ({ name, before: '', after: '' })
  const also = [
    ...[text(header.code), ...texts(header.otherScripts)].map(known),
    ...texts(header.aliases).map(name => ({ name, before, after })),
  ].filter(({ name }) => name !== '' && name !== title)
  return (
    <>
      <Link href={`/cases/${row.root}`} onClick={event => event.stopPropagation()}>
        <b>
          <bdi>
            <Highlighted text={title || t('cases.unnamed')} matches={row.matched} />
          </bdi>
        </b>
      </Link>
      <small>
        {also.map((one, index) => (
          <span key={one.name}>
            {index > 0 && ' · '}
            <bdi>
              {one.before}
              <Highlighted text={one.name} matches={row.matched} />
              {one.after}
            </bdi>
          </span>
        ))}
        <Reason matches={row.matched} />
        {row.leadsTo && ` · ${t('merge.mark')}`}
        {row.waiting && ` · ${t('cases.waiting')}`} {row.conflict && <Pill tone="soon">{t('app.sync.conflict')}</Pill>}
      </small>
    </>
  )
}

function StageCell({ row, names: { t, language } }: { row: FoundRow; names: Names }) {
  const since = text(row.gathered?.stageSince)
  const status = text(row.facts.status)
  const stage = text(row.facts.stage)
  if (stage === '' && !isClosed(status)) return null
  return (
    <>
      {stage && t(`lists.journeyStage.${stage}`)}
      {isClosed(status) ? (
        <small>{t(`lists.caseStatus.${status}`)}</small>
      ) : (
        since && <small>{t('cases.since', { when: shortDay(since, language, Date.now()) })}</small>
      )}
    </>
  )
}

function NextCell({ row, names }: { row: FoundRow; names: Names }) {
  const what = text(row.gathered?.nextWhat)
  const due = text(row.gathered?.nextDue)
  if (what === '' && due === '') return null
  const late = due !== '' && due < dayHere(Date.now())
  return (
    <>
      <bdi>{what || names.t('kinds.task.label')}</bdi>
      {due && (
        <small className={late ? 'late' : undefined}>
          {late && `${names.t('cases.overdue')} · `}
          {daysAway(due, names.language, Date.now())}
        </small>
      )}
    </>
  )
}
