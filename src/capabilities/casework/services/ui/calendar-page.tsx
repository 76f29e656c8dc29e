import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { weekdayOf, writtenDay } from '#app/formats.ts'
import { useListKeys } from '#app/lists/keys.ts'
import { Button } from '#app/parts/button.tsx'
import { Chip } from '#app/parts/chip.tsx'
import { Pill, Sheet } from '#app/parts/sheet.tsx'
import { Skeleton } from '#app/parts/skeleton.tsx'
import { useLive } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { AgendaItem } from '#replica/types.ts'
import { dayAfter, dayHere } from '../../today/today.ts'
import { hrefOf } from '../../today/ui/acts.ts'
import { CaseName } from '../../today/ui/case-name.tsx'
import { detailOf, whatOf } from '../../today/ui/said.ts'
import { type Names, text, useNames } from '../../ui/names.ts'
import { weekOf } from '../week.ts'
import './calendar.css'

/** What has an hour or a day of its own; tasks stand on Today. */
const CODES = ['appointment', 'planReview', 'serviceAsked', 'hearing', 'followUp'] as const

/** Appointments by day or by week, mine or of all cases in reach. */
export function Calendar() {
  const names = useNames()
  const { t, language } = names
  const today = dayHere(Date.now())
  const [day, setDay] = useState(today)
  const [week, setWeek] = useState(true)
  const [mine, setMine] = useState(true)
  const days = week ? weekOf(day) : [day]
  const [from = day, until = day] = [days[0], days.at(-1)]
  const agenda = useLive(
    ['list:case'],
    replica => replica.agenda({ from, until, whose: mine ? 'mine' : 'all', codes: CODES, limit: 500 }),
    [from, until, mine],
  )
  const move = (by: number) => setDay(dayAfter(day, by * (week ? 7 : 1)))
  useListKeys(key => {
    const forward = isRtl() ? -1 : 1
    if (key === 'ArrowLeft') move(-forward)
    else if (key === 'ArrowRight') move(forward)
    else if (key === 't') setDay(today)
    else return false
    return true
  })
  const title =
    week && from !== until
      ? t('services.calendar.weekOf', { from: writtenDay(from, language), until: writtenDay(until, language) })
      : writtenDay(day, language)
  return (
    <Page title={t('services.calendar.title')} lead={t('services.calendar.lead')}>
      <div className="row calendar-bar">
        <Button small onClick={() => move(-1)}>
          {t('services.calendar.before')}
        </Button>
        <Button small onClick={() => setDay(today)}>
          {t('services.calendar.today')}
        </Button>
        <Button small onClick={() => move(1)}>
          {t('services.calendar.after')}
        </Button>
        <h2 className="grow" aria-live="polite">
          {title}
        </h2>
        <Chip pressed={week} onPress={() => setWeek(!week)}>
          {t('services.calendar.week')}
        </Chip>
        <Chip pressed={!mine} onPress={() => setMine(!mine)}>
          {t('services.calendar.everyone')}
        </Chip>
      </div>
      {agenda ? (
        <div className={week ? 'calendar-week' : 'reading-wide'}>
          {days.map(one => (
            <Day key={one} day={one} today={today} items={agenda.items.filter(({ on }) => on === one)} names={names} />
          ))}
        </div>
      ) : (
        <Sheet>
          <Skeleton lines={5} />
        </Sheet>
      )}
      <p className="sub keys-hint">{t('services.calendar.keys')}</p>
    </Page>
  )
}
const isRtl = () => document.documentElement.dir === 'rtl'

function Day(props: { day: string; today: string; items: readonly AgendaItem[]; names: Names }) {
  const { day, today, items, names } = props
  const { t, language } = names
  const now = useMinute()
  return (
    <section className={day === today ? 'sheet calendar-day now' : 'sheet calendar-day'}>
      <h3>
        <time dateTime={day}>
          {weekdayOf(day, language)} <small>{writtenDay(day, language)}</small>
        </time>
      </h3>
      {items.length === 0 && <p className="sub">{t('services.calendar.free')}</p>}
      <ul>
        {items.map(item => (
          <li key={`${item.rec} ${item.code}`} className="calendar-item">
            <span className="calendar-hour">
              {[item.time, text(item.data?.until)].filter(Boolean).join('–') || t('services.calendar.noHour')}
              {day === today && isSoon(item, now) && <Pill tone="soon">{t('services.calendar.soon')}</Pill>}
            </span>
            <Link className="line-link" href={hrefOf(item)}>
              <bdi>{whatOf(item, names)}</bdi>, <CaseName of={item.of} names={names} />
            </Link>
            <span className="sub">
              <bdi>{detailOf(item, names)}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The hour of the reader, once a minute: a reminder on the screen that stands open. */
function useMinute(): number {
  const [now, set] = useState(() => minutesNow())
  useEffect(() => {
    const timer = setInterval(() => set(minutesNow()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
const minutesNow = (): number => new Date().getHours() * 60 + new Date().getMinutes()

/** Within the next hour. */
function isSoon({ time = '' }: AgendaItem, now: number): boolean {
  const [hour, minute] = time.split(':').map(Number)
  if (hour === undefined || minute === undefined) return false
  const left = hour * 60 + minute - now
  return left >= 0 && left <= 60
}
