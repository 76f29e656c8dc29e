import { useState } from 'react'
import { Link } from 'wouter'
import { Button, ButtonLink } from '#app/parts/button.tsx'
import { Pill, Sheet } from '#app/parts/sheet.tsx'
import { Skeleton } from '#app/parts/skeleton.tsx'
import { useLive } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { Condition } from '#replica/list-query.ts'
import type { Agenda, ListRow, Replica, Team } from '#replica/types.ts'
import { useConfiguration } from '../../configuration/ui/use-configuration.ts'
import { dayAfter, dayHere, daysBetween, isLate, quietDays, WEEK_DAYS } from '../../today/today.ts'
import { hrefOf } from '../../today/ui/acts.ts'
import { CaseName } from '../../today/ui/case-name.tsx'
import { detailOf } from '../../today/ui/said.ts'
import { What } from '../../today/ui/what.tsx'
import { type Names, useNames } from '../../ui/names.ts'
import { ownerOf, tallyByPerson } from '../load.ts'
import '../../today/ui/today.css'

const OPEN: Condition = { field: 'status', any: ['Active', 'FollowUp'] }
const HIGH: Condition = { field: 'riskLevel', any: ['high'] }
const QUIET_DAYS = 14
const SHOWN = 12

/** The cases of my teams by who accompanies them: how many, what is late, who is at risk, who was not heard from. */
export function Supervision() {
  const names = useNames()
  const { t } = names
  const today = dayHere(Date.now())
  const quiet = useConfiguration()?.reviewDays.contact ?? QUIET_DAYS
  const people = peopleOf(names.teams)
  const key = people.join(' ')
  const found = useLive(['list:case', 'people'], replica => look(replica, key, today, quiet), [key, today, quiet])
  return (
    <Page title={t('supervision.title')} lead={t('supervision.lead')}>
      {!found ? (
        <Sheet>
          <Skeleton lines={6} />
        </Sheet>
      ) : (
        <>
          <Load found={found} names={names} today={today} quiet={quiet} />
          <div className="cols">
            <div>
              <Late agenda={found.agenda} names={names} today={today} />
            </div>
            <aside>
              <Waiting agenda={found.waiting} names={names} />
              <Cases
                title={t('supervision.high')}
                rows={found.high}
                total={found.highTotal}
                names={names}
                today={today}
              />
              <Cases
                title={t('supervision.quiet', { count: quiet })}
                rows={found.quiet}
                total={found.quietTotal}
                names={names}
                today={today}
                days
              />
            </aside>
          </div>
        </>
      )}
    </Page>
  )
}

/** Everyone in a team that I lead; those who are in none of them are none of my business here. */
const peopleOf = (teams: readonly Team[]): string[] => [
  ...new Set(
    teams
      .filter(({ mine, purpose }) => mine === 'lead' && purpose !== 'everyone')
      .flatMap(({ members }) => members.map(({ user }) => user)),
  ),
]

interface Line {
  user: string
  cases: number
  high: number
  quiet: number
}
interface Found {
  lines: Line[]
  agenda: Agenda
  waiting: Agenda
  high: readonly ListRow[]
  highTotal: number
  quiet: readonly ListRow[]
  quietTotal: number
}

/** Counted by the device that holds the rows; nothing is asked of the server. */
async function look(replica: Replica, key: string, today: string, quietFor: number): Promise<Found> {
  const quiet: Condition = { field: 'lastContact', notFor: quietFor }
  const page = (conditions: readonly Condition[], limit = 0) => replica.list({ kind: 'case', conditions, limit })
  const total = async (...conditions: Condition[]) => (await page(conditions)).total
  const users = key.split(' ').filter(Boolean)
  const owners: Array<[string, Condition]> = [
    ...users.map((user): [string, Condition] => [user, { field: 'caseWorker', any: [user] }]),
    ['', { field: 'caseWorker', none: true }],
  ]
  const [lines, agenda, waiting, high, silent] = await Promise.all([
    Promise.all(
      owners.map(async ([user, whose]) => ({
        user,
        cases: await total(OPEN, whose),
        high: await total(OPEN, HIGH, whose),
        quiet: await total(OPEN, quiet, whose),
      })),
    ),
    replica.agenda({ until: dayAfter(today, WEEK_DAYS), whose: 'all', limit: 5000 }),
    replica.agenda({ until: today, whose: 'mine', codes: ['approvalWaiting'], limit: SHOWN }),
    page([OPEN, HIGH], SHOWN),
    page([OPEN, quiet], SHOWN),
  ])
  return {
    lines,
    agenda,
    waiting,
    high: high.rows,
    highTotal: high.total,
    quiet: silent.rows,
    quietTotal: silent.total,
  }
}

function Load(props: { found: Found; names: Names; today: string; quiet: number }) {
  const { found, names, today, quiet } = props
  const { t } = names
  const tallies = tallyByPerson(found.agenda.items, today)
  const lines = found.lines
    .filter(({ user, cases }) => user !== '' || cases > 0)
    .map(line => ({ ...line, ...(tallies.get(line.user) ?? { late: 0, ahead: 0 }) }))
    .filter(({ cases, late, ahead }) => cases + late + ahead > 0)
    .map(line => ({ ...line, name: line.user === '' ? t('supervision.nobody') : names.personName(line.user) }))
    .sort((a, b) => a.name.localeCompare(b.name))
  return (
    <Sheet title={t('supervision.load')}>
      {lines.length === 0 && <p className="sub">{t('supervision.nobodyHere')}</p>}
      <div className="table-room" hidden={lines.length === 0}>
        <table className="table flat">
          <thead>
            <tr>
              <th scope="col">{t('supervision.column.worker')}</th>
              <th scope="col">{t('supervision.column.cases')}</th>
              <th scope="col">{t('supervision.column.high')}</th>
              <th scope="col">{t('supervision.column.quiet', { count: quiet })}</th>
              <th scope="col">{t('supervision.column.late')}</th>
              <th scope="col">{t('supervision.column.ahead')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(line => (
              <tr key={line.user}>
                <th scope="row">
                  <bdi>{line.name}</bdi>
                </th>
                <td data-label={t('supervision.column.cases')}>{line.cases}</td>
                <td data-label={t('supervision.column.high')}>
                  {line.high > 0 ? <Pill tone="danger">{line.high}</Pill> : 0}
                </td>
                <td data-label={t('supervision.column.quiet', { count: quiet })}>
                  {line.quiet > 0 ? <Pill tone="soon">{line.quiet}</Pill> : 0}
                </td>
                <td data-label={t('supervision.column.late')}>
                  {line.late > 0 ? <Pill tone="soon">{line.late}</Pill> : 0}
                </td>
                <td data-label={t('supervision.column.ahead')}>{line.ahead}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="sub">{t('supervision.loadNote')}</p>
    </Sheet>
  )
}

function Late({ agenda, names, today }: { agenda: Agenda; names: Names; today: string }) {
  const { t } = names
  const [all, showAll] = useState(false)
  const late = agenda.items.filter(item => isLate(item, today))
  const shown = all ? late : late.slice(0, SHOWN)
  return (
    <Sheet title={t('supervision.late')}>
      {late.length === 0 && <p className="sub">{t('supervision.nothingLate')}</p>}
      <ul>
        {shown.map(item => {
          const owner = ownerOf(item)
          return (
            <li key={`${item.rec} ${item.code}`} className="line wide">
              <span>
                <Link className="line-link" href={hrefOf(item)}>
                  <What item={item} names={names} />, <CaseName of={item.of} names={names} />
                </Link>
                <span className="sub">{owner === undefined ? t('supervision.nobody') : names.personName(owner)}</span>
              </span>
              <Pill tone="soon">{t('today.late', { count: daysBetween(item.on, today) })}</Pill>
            </li>
          )
        })}
      </ul>
      {late.length > shown.length && (
        <Button small onClick={() => showAll(true)}>
          {t('today.showMore', { count: late.length - shown.length })}
        </Button>
      )}
    </Sheet>
  )
}

function Waiting({ agenda, names }: { agenda: Agenda; names: Names }) {
  const { t } = names
  return (
    <Sheet title={t('supervision.waiting')}>
      {agenda.items.length === 0 && <p className="sub">{t('supervision.nothingWaiting')}</p>}
      <ul>
        {agenda.items.map(item => (
          <li key={item.rec} className="card">
            <p>
              <What item={item} names={names} /> <CaseName of={item.of} names={names} />
            </p>
            <p className="sub">
              <bdi>{detailOf(item, names)}</bdi>
            </p>
            <ButtonLink small href={hrefOf(item)}>
              {t('today.answer')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function Cases(props: {
  title: string
  rows: readonly ListRow[]
  total: number
  names: Names
  today: string
  days?: boolean
}) {
  const { title, rows, total, names, today, days } = props
  const { t } = names
  return (
    <Sheet title={title}>
      {rows.length === 0 && <p className="sub">{t('supervision.nobodyHere')}</p>}
      <ul>
        {rows.map(row => {
          const worker = row.facts.caseWorker
          const quiet = quietDays(row, today)
          return (
            <li key={row.root} className="line wide">
              <span>
                <Link className="line-link" href={`/cases/${row.root}`}>
                  <CaseName of={row} names={names} />
                </Link>
                <span className="sub">
                  {typeof worker === 'string' ? names.personName(worker) : t('supervision.nobody')}
                </span>
              </span>
              {days && (
                <Pill tone="soon">
                  {quiet === undefined ? t('today.quietNever') : t('today.quietSince', { count: quiet })}
                </Pill>
              )}
            </li>
          )
        })}
      </ul>
      {total > rows.length && (
        <p className="sub">
          <Link href="/cases">{t('supervision.andMore', { count: total - rows.length })}</Link>
        </p>
      )}
    </Sheet>
  )
}
