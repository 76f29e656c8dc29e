import { type ReactNode, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { weekdayOf, writtenToday } from '#app/formats.ts'
import { useListKeys } from '#app/lists/keys.ts'
import { Button, ButtonLink } from '#app/parts/button.tsx'
import { Menu } from '#app/parts/menu.tsx'
import { Empty, Pill, Sheet } from '#app/parts/sheet.tsx'
import { Skeleton } from '#app/parts/skeleton.tsx'
import { useLive } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import { ME } from '#replica/list-query.ts'
import type { AgendaItem, ListRow } from '#replica/types.ts'
import { useConfiguration } from '../../configuration/ui/use-configuration.ts'
import { Ended } from '../../consent/ui/ended.tsx'
import { WaitingActs } from '../../moving/ui/waiting-acts.tsx'
import { type Names, useNames } from '../../ui/names.ts'
import { dayAfter, dayHere, LATE_SHOWN, quietDays, type TodayLists, todayLists, WEEK_DAYS } from '../today.ts'
import { canBeDone, canBeLater, hrefOf, type TodayActs, useTodayActs } from './acts.ts'
import { CaseName } from './case-name.tsx'
import { detailOf, markOf, whatOf, whenOf } from './said.ts'
import { What } from './what.tsx'
import './today.css'

/** Days without a contact after which somebody is asked about. */
const QUIET_DAYS = 14
const QUIET_SHOWN = 8
/** As much of a week comes over from the worker; the rest is counted. */
const SOON_SHOWN = 100

/** What needs me today, in order of urgency; every line can be settled, put off or opened with one key. */
export function Today() {
  const names = useNames()
  const { t, language } = names
  const today = dayHere(Date.now())
  const lists = useToday(today)
  const quietFor = useConfiguration()?.reviewDays.contact ?? QUIET_DAYS
  const quiet = useQuiet(quietFor)
  const acts = useTodayActs(names, today)
  const [, go] = useLocation()
  const page = useRef<HTMLDivElement>(null)
  useTodayKeys(page, lists, acts, () => go('/first-contact'))
  const week = lists ? lists.lists.today.length + lists.lists.week.length + lists.lists.waiting.length + lists.later : 0
  const shared = { names, today, acts }
  return (
    <Page
      title={writtenToday(Date.now(), language)}
      lead={lists && leadOf(lists.lists.now.length + lists.more, week, names)}
      actions={
        <Button look="primary" shortcut="n" onClick={() => go('/first-contact')}>
          {t('cases.new')}
        </Button>
      }
    >
      {!lists ? (
        <Sheet>
          <Skeleton lines={6} />
        </Sheet>
      ) : (
        <div className="cols" ref={page}>
          <div>
            <Ended names={names} />
            <Section title={t('today.now')} items={lists.lists.now} {...shared}>
              {lists.more > 0 && <Link href="/supervision">{t('today.more', { count: lists.more })}</Link>}
            </Section>
            <Section title={t('today.day')} items={lists.lists.today} {...shared} />
            <Section title={t('today.week')} items={lists.lists.week} {...shared} />
            {week + lists.lists.now.length === 0 && (
              <Empty title={t('today.clear.title')} text={t('today.clear.text')}>
                <ButtonLink href="/cases">{t('cases.title')}</ButtonLink>
              </Empty>
            )}
            <p className="sub keys-hint">{t('today.keys')}</p>
          </div>
          <aside>
            <WaitingActs names={names} />
            <Waiting items={lists.lists.waiting} {...shared} />
            <Quiet rows={quiet?.rows ?? []} days={quietFor} names={names} today={today} />
          </aside>
        </div>
      )}
    </Page>
  )
}

/** Late and at once first, then the week: however much is late, today is there. */
function useToday(today: string): { lists: TodayLists; more: number; later: number } | undefined {
  const answer = useLive(
    ['list:case'],
    async replica => {
      const [late, soon] = await Promise.all([
        replica.agenda({ until: dayAfter(today, -1), whose: 'mine', limit: LATE_SHOWN }),
        replica.agenda({ from: today, until: dayAfter(today, WEEK_DAYS), whose: 'mine', limit: SOON_SHOWN }),
      ])
      if (!late.ready && late.items.length + soon.items.length === 0) return undefined
      return {
        lists: todayLists([...late.items, ...soon.items], today),
        more: late.total - late.items.length,
        later: soon.total - soon.items.length,
      }
    },
    [today],
  )
  const status = useLive(['sync'], replica => replica.status(), [])
  // On a new device nothing has come yet: that is not the same as nothing waiting.
  const coming = status === undefined || (status.online && status.lastSync === undefined)
  const none = answer && answer.more + answer.later + Object.values(answer.lists).flat().length === 0
  return coming && none ? undefined : answer
}

const useQuiet = (days: number) =>
  useLive(
    ['list:case'],
    replica =>
      replica.list({
        kind: 'case',
        conditions: [
          { field: 'caseWorker', any: [ME] },
          { field: 'status', any: ['Active', 'FollowUp'] },
          { field: 'lastContact', notFor: days },
        ],
        order: { by: 'updated' },
        limit: QUIET_SHOWN,
      }),
    [days],
  )

function leadOf(now: number, week: number, { t }: Names): string {
  if (now === 0) return week === 0 ? t('today.lead.free') : t('today.lead.calm', { count: week })
  const more = week === 0 ? t('today.lead.noMore') : t('today.lead.week', { count: week })
  return `${t('today.lead.now', { count: now })} ${more}`
}

interface Shared {
  names: Names
  today: string
  acts: TodayActs
}

/** As many lines of one section are drawn at first: more is not read in a morning, and drawing it takes time. */
const FIRST_SHOWN = 12

function Section(props: Shared & { title: string; items: readonly AgendaItem[]; children?: ReactNode }) {
  const { t } = props.names
  const [all, showAll] = useState(false)
  if (props.items.length === 0) return null
  const shown = all ? props.items : props.items.slice(0, FIRST_SHOWN)
  const hidden = props.items.length - shown.length
  return (
    <Sheet title={props.title}>
      <ul>
        {shown.map(item => (
          <Line key={lineKey(item)} item={item} {...props} />
        ))}
      </ul>
      {hidden > 0 ? (
        <Button small onClick={() => showAll(true)}>
          {t('today.showMore', { count: hidden })}
        </Button>
      ) : (
        props.children
      )}
    </Sheet>
  )
}

const lineKey = ({ rec, code }: AgendaItem): string => `${rec} ${code}`

function Line({ item, names, today, acts }: Shared & { item: AgendaItem }) {
  const { t, language } = names
  const what = whatOf(item, names)
  const detail = detailOf(item, names)
  const mark = markOf(item, today, names)
  return (
    <li className="line today-line" data-line={lineKey(item)}>
      <time dateTime={item.on || today}>
        {whenOf(item, today, { ...names, weekday: day => weekdayOf(day, language) })}
      </time>
      <div className="note">
        <Link className="line-link" href={hrefOf(item)}>
          <What item={item} names={names} />, <CaseName of={item.of} names={names} />
        </Link>
        <div className="line-foot">
          {detail && <bdi>{detail}</bdi>}
          {item.waiting && <span>{t('today.notSent')}</span>}
          {canBeDone(item) && (
            <Button small look="quiet" aria-label={t('today.doneOf', { what })} onClick={() => acts.done(item)}>
              {t('today.done')}
            </Button>
          )}
          {canBeLater(item) && <Later item={item} what={what} names={names} today={today} acts={acts} />}
        </div>
      </div>
      <Pill tone={mark.tone}>{mark.text}</Pill>
    </li>
  )
}

function Later({ item, what, names: { t }, today, acts }: Shared & { item: AgendaItem; what: string }) {
  const offers = { tomorrow: 1, threeDays: 3, nextWeek: 7, nextMonth: 30 }
  return (
    <Menu
      small
      look="quiet"
      label={t('today.later')}
      name={t('today.laterOf', { what })}
      items={Object.entries(offers).map(([key, days]) => ({
        key,
        label: t(`today.${key}`),
        onChoose: () => acts.later(item, dayAfter(today, days)),
      }))}
    />
  )
}

function Waiting({ items, names, today }: Shared & { items: readonly AgendaItem[] }) {
  const { t } = names
  if (items.length === 0) return null
  return (
    <Sheet title={t('today.waiting')}>
      <ul>
        {items.map(item => (
          <li key={lineKey(item)} className="card" data-line={lineKey(item)}>
            <p>
              <What item={item} names={names} /> <CaseName of={item.of} names={names} />
            </p>
            <p className="sub">
              <bdi>{detailOf(item, names)}</bdi>
            </p>
            <ButtonLink small href={hrefOf(item)}>
              {t('today.answer')}
            </ButtonLink>
            <time hidden dateTime={item.on || today} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function Quiet(props: { rows: readonly ListRow[]; days: number; names: Names; today: string }) {
  const { rows, names, today } = props
  const { t } = names
  if (rows.length === 0) return null
  return (
    <Sheet title={t('today.quiet')}>
      <ul>
        {rows.map(row => {
          const days = quietDays(row, today)
          return (
            <li key={row.root} className="line wide">
              <Link className="line-link" href={`/cases/${row.root}?write`}>
                <CaseName of={row} names={names} />
              </Link>
              <Pill tone="soon">
                {days === undefined ? t('today.quietNever') : t('today.quietSince', { count: days })}
              </Pill>
            </li>
          )
        })}
      </ul>
      <p className="sub">{t('today.quietText', { count: props.days })}</p>
    </Sheet>
  )
}

/** j and k move the focus over the lines; d and l act on the one that has it. */
function useTodayKeys(
  page: React.RefObject<HTMLDivElement | null>,
  lists: { lists: TodayLists } | undefined,
  acts: TodayActs,
  onNew: () => void,
): void {
  const lines = () => [...(page.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
  const at = (all: readonly HTMLElement[]) => all.findIndex(line => line.contains(document.activeElement))
  const itemOf = (line: HTMLElement | undefined) =>
    Object.values(lists?.lists ?? {})
      .flat()
      .find(item => lineKey(item) === line?.dataset.line)
  useListKeys(key => {
    if (key === 'n') {
      onNew()
      return true
    }
    const all = lines()
    const now = at(all)
    if (key === 'j' || key === 'k') {
      const next = all[key === 'j' ? Math.min(all.length - 1, now + 1) : Math.max(0, now - 1)]
      next?.querySelector<HTMLElement>('a')?.focus()
      return next !== undefined
    }
    const line = all[now]
    const item = itemOf(line)
    if (line === undefined || item === undefined) return false
    if (key === 'd' && canBeDone(item)) {
      ;(all[now + 1] ?? all[now - 1])?.querySelector<HTMLElement>('a')?.focus()
      acts.done(item)
      return true
    }
    if (key === 'l' && canBeLater(item)) {
      line.querySelector<HTMLElement>('[aria-haspopup=menu]')?.click()
      return true
    }
    return false
  })
}
