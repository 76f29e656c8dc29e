import { useState } from 'react'
import { Link } from 'wouter'
import { writtenDay } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { TextField } from '#app/parts/field.tsx'
import { Form } from '#app/parts/form.tsx'
import { NoteBox, Pill, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useMe, useReplica } from '#app/session.tsx'
import type { ListRow, Refused } from '#replica/types.ts'
import { dueSince } from './due.ts'

/** What the settings need to know of cases; the wiring hands it over from casework. */
export interface KeptCases {
  kind: string
  /** Closed statuses, with the message key of each. */
  closed: ReadonlyArray<{ status: string; label: string }>
  statusFact: string
  closedFact: string
  title: (row: ListRow) => string
}
type Months = Readonly<Record<string, number>>
const MONTHS_MAX = 1200
const SHOWN = 200
const thisMonth = () => new Date().toISOString().slice(0, 7)

/** How long closed cases are kept, as key officers signed it, and which are due: each with the way to hold or to erase it. */
export function Retention({ cases }: { cases: KeptCases }) {
  const { t } = useWords()
  const me = useMe()
  const rule = useLive(['people', 'proposals'], replica => replica.retention(), [])
  if (!rule) return null
  return (
    <>
      <Sheet>
        <div className="stack">
          <p className="reading">{t('access.settings.retention.text')}</p>
          <NoteBox>{t('access.settings.retention.honest')}</NoteBox>
          {me.officer ? (
            <Rules key={JSON.stringify(rule)} cases={cases} months={rule.months} keepFacts={rule.keepFacts} />
          ) : (
            <Decided cases={cases} months={rule.months} keepFacts={rule.keepFacts} />
          )}
        </div>
      </Sheet>
      <Due cases={cases} months={rule.months} />
    </>
  )
}

function Decided({ cases, months, keepFacts }: { cases: KeptCases; months: Months; keepFacts: boolean }) {
  const { t } = useWords()
  return (
    <ul className="bullets">
      {cases.closed.flatMap(({ status, label }) => {
        const count = months[status]
        return count === undefined
          ? []
          : [<li key={status}>{t('access.settings.retention.rule', { status: t(label), count })}</li>]
      })}
      <li>{t(keepFacts ? 'access.settings.retention.factsStay' : 'access.settings.retention.factsGo')}</li>
    </ul>
  )
}

/** One signature a rule: each that changed is signed, or proposed to a second officer. */
function Rules({ cases, months, keepFacts }: { cases: KeptCases; months: Months; keepFacts: boolean }) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [typed, type] = useState<Record<string, string>>(
    Object.fromEntries(Object.entries(months).map(([status, count]) => [status, String(count)])),
  )
  const [keep, setKeep] = useState(keepFacts)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const good = (text: string) => text.trim() === '' || (/^\d{1,4}$/.test(text.trim()) && Number(text) <= MONTHS_MAX)
  const bad = cases.closed.filter(({ status }) => !good(typed[status] ?? ''))
  const id = (status: string) => `retention-${status}`
  const save = () =>
    act(async () => {
      setTried(true)
      if (bad.length > 0) return
      setRefused(undefined)
      const changed = cases.closed.flatMap(({ status }) => {
        const text = (typed[status] ?? '').trim()
        const now = text === '' ? null : Number(text)
        return now === (months[status] ?? null) ? [] : [{ status, months: now }]
      })
      let proposed = false
      for (const rule of [...changed, ...(keep === keepFacts ? [] : [{ keepFacts: keep }])]) {
        const outcome = await replica.setRetention(rule)
        if (!outcome.ok) return setRefused(outcome)
        proposed ||= outcome.proposed !== undefined
      }
      toast(t(proposed ? 'access.acts.proposed' : 'access.settings.saved'))
    })
  return (
    <Form busy={busy} onSubmit={save}>
      {tried && (
        <ErrorSummary
          problems={bad.map(({ status }) => ({ id: id(status), text: t('access.settings.retention.number') }))}
        />
      )}
      <Refusal refused={refused} />
      {cases.closed.map(({ status, label }) => (
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
      <label className="choice">
        <input type="checkbox" checked={keep} onChange={event => setKeep(event.target.checked)} />
        <span>
          {t('access.settings.retention.keepFacts')}
          <small>{t('access.settings.retention.keepFactsNote')}</small>
        </span>
      </label>
      <div>
        <Button type="submit" busy={busy}>
          {t('app.save')}
        </Button>
      </div>
    </Form>
  )
}

function Due({ cases, months }: { cases: KeptCases; months: Months }) {
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
  const acts = useLive(['caseActs'], replica => replica.caseActs(), [])
  const held = new Set(acts?.ok ? acts.held : [])
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
          {held.has(row.root) && <Pill tone="soon">{t('access.settings.retention.held')}</Pill>}
        </div>
      ))}
      {due.length > 0 && <p className="sub reading">{t('access.settings.retention.how')}</p>}
    </Sheet>
  )
}
