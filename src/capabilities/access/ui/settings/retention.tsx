import { useState } from 'react'
import { Link } from 'wouter'
import { writtenDay } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { TextField } from '#app/parts/field.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useMe } from '#app/session.tsx'
import type { ListRow, Refused } from '#replica/types.ts'
import { dueSince } from './due.ts'
import { type HouseRules, useHouseRules } from './house-rules.ts'

/** What the settings need to know of cases; the wiring hands it over from casework. */
export interface KeptCases {
  kind: string
  /** Closed statuses, with the message key of each. */
  closed: ReadonlyArray<{ status: string; label: string }>
  statusFact: string
  closedFact: string
  title: (row: ListRow) => string
}
const MONTHS_MAX = 1200
const SHOWN = 200
const thisMonth = () => new Date().toISOString().slice(0, 7)

/** How long closed cases stay before someone looks at them again, and which ones are due by that. Erases nothing. */
export function Retention({ cases }: { cases: KeptCases }) {
  const { t } = useWords()
  const me = useMe()
  const house = useHouseRules()
  if (!house) return null
  const months = house.rules.retention ?? {}
  return (
    <>
      <Sheet>
        <div className="stack">
          <p className="reading">{t('access.settings.retention.text')}</p>
          <NoteBox>{t('access.settings.retention.honest')}</NoteBox>
          {me.officer ? (
            <Rules key={JSON.stringify(months)} cases={cases} months={months} save={house.save} />
          ) : (
            <Decided cases={cases} months={months} />
          )}
        </div>
      </Sheet>
      <Due cases={cases} months={months} />
    </>
  )
}

function Decided({ cases, months }: { cases: KeptCases; months: NonNullable<HouseRules['retention']> }) {
  const { t } = useWords()
  return (
    <>
      <ul className="bullets">
        {cases.closed
          .filter(({ status }) => months[status] !== undefined)
          .map(({ status, label }) => (
            <li key={status}>
              {t('access.settings.retention.rule', { status: t(label), count: months[status] ?? 0 })}
            </li>
          ))}
      </ul>
      <p className="sub">{t('access.settings.officersOnly')}</p>
    </>
  )
}

function Rules(props: {
  cases: KeptCases
  months: NonNullable<HouseRules['retention']>
  save: NonNullable<ReturnType<typeof useHouseRules>>['save']
}) {
  const { t } = useWords()
  const { busy, act } = useAct()
  const [typed, type] = useState<Record<string, string>>(
    Object.fromEntries(Object.entries(props.months).map(([status, count]) => [status, String(count)])),
  )
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const good = (text: string) => text.trim() === '' || (/^\d{1,4}$/.test(text.trim()) && Number(text) <= MONTHS_MAX)
  const bad = props.cases.closed.filter(({ status }) => !good(typed[status] ?? ''))
  const id = (status: string) => `retention-${status}`
  const save = () => {
    setTried(true)
    if (bad.length > 0) return
    const entries = Object.entries(typed).filter(([, text]) => text.trim() !== '')
    const retention = Object.fromEntries(entries.map(([status, text]) => [status, Number(text)]))
    act(async () => {
      const outcome = await props.save({ retention: entries.length > 0 ? retention : null })
      setRefused(outcome.ok ? undefined : outcome)
      if (outcome.ok) toast(t('access.settings.saved'))
    })
  }
  return (
    <form
      autoComplete="off"
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (!busy) save()
      }}
    >
      {tried && (
        <ErrorSummary
          problems={bad.map(({ status }) => ({ id: id(status), text: t('access.settings.retention.number') }))}
        />
      )}
      <Refusal refused={refused} />
      {props.cases.closed.map(({ status, label }) => (
        <TextField
          key={status}
          id={id(status)}
          label={t('access.settings.retention.months', { status: t(label) })}
          problem={tried && !good(typed[status] ?? '') ? t('access.settings.retention.number') : undefined}
          value={typed[status] ?? ''}
          onValue={text => type({ ...typed, [status]: text })}
          inputMode="numeric"
          maxLength={4}
        />
      ))}
      <div>
        <Button type="submit" busy={busy}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  )
}

function Due({ cases, months }: { cases: KeptCases; months: NonNullable<HouseRules['retention']> }) {
  const { t, language } = useWords()
  const statuses = Object.keys(months)
  const page = useLive(
    [`list:${cases.kind}`],
    async replica =>
      statuses.length === 0
        ? undefined
        : replica.list({ kind: cases.kind, where: { [cases.statusFact]: statuses }, limit: 20_000 }),
    [cases, statuses.join()],
  )
  const now = thisMonth()
  const due = (page?.rows ?? [])
    .map(row => ({
      row,
      since: dueSince(row.facts[cases.closedFact], months[String(row.facts[cases.statusFact])], now),
    }))
    .filter(({ since }) => since !== undefined)
    .sort((a, b) => String(a.since).localeCompare(String(b.since)))
  const title =
    statuses.length === 0
      ? t('access.settings.retention.undecided')
      : due.length === 0
        ? t('access.settings.retention.none')
        : t('access.settings.retention.due', { count: due.length })
  return (
    <Sheet title={title}>
      {due.slice(0, SHOWN).map(({ row, since }) => (
        <div className="line wide" key={row.root}>
          <Link href={`/cases/${row.root}`}>
            <bdi>{cases.title(row)}</bdi>
          </Link>
          <span className="sub">
            {t('access.settings.retention.closed', {
              month: writtenDay(String(row.facts[cases.closedFact]), language),
            })}
            {' · '}
            {t('access.settings.retention.since', { month: writtenDay(since ?? '', language) })}
          </span>
        </div>
      ))}
    </Sheet>
  )
}
