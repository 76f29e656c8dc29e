import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { shortDay, weekdayOf, writtenDay, writtenRange } from '#app/formats.ts'
import { useListKeys } from '#app/lists/keys.ts'
import { Button } from '#app/parts/button.tsx'
import { Chip } from '#app/parts/chip.tsx'
import { SelectField } from '#app/parts/choice.tsx'
import { Pill, Sheet } from '#app/parts/sheet.tsx'
import { Skeleton } from '#app/parts/skeleton.tsx'
import { useLive } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { AgendaItem } from '#replica/types.ts'
import { ownerOf } from '../../supervision/load.ts'
import { dayAfter, dayHere } from '../../today/today.ts'
import { hrefOf } from '../../today/ui/acts.ts'
import { CaseName } from '../../today/ui/case-name.tsx'
import { detailOf } from '../../today/ui/said.ts'
import { What } from '../../today/ui/what.tsx'
import { type Names, text, useNames } from '../../ui/names.ts'
import { type Centre, centresOf, weekOf } from '../week.ts'
import './calendar.css'

/** What has an hour or a day of its own; tasks stand on Today. */
const CODES = ['appointment', 'planReview', 'serviceAsked', 'hearing', 'followUp'] as const

/** Appointments by day or by week: mine, of a team or centre, or of all cases in reach. */
export function Calendar() {
  const names = useNames()
  const { t, language } = names
  const today = dayHere(Date.now())
  const [day, setDay] = useState(today)
  const [week, setWeek] = useState(true)
  const [whose, setWhose] = useState('mine')
  const centres = centresOf(names.teams)
  const centre = centres.find(({ key }) => key === whose)
  const mine = whose !== 'all' && centre === undefined
  const days = week ? weekOf(day) : [day]
  const [from = day, until = day] = [days[0], days.at(-1)]
  const agenda = useLive(
    ['list:case'],
    replica => replica.agenda({ from, until, whose: mine ? 'mine' : 'all', codes: CODES, limit: 500 }),
    [from, until, mine],
  )
  const items = agenda?.items.filter(({ of }) => centre === undefined || of.teams.some(team => centre.teams.has(team)))
  const move = (by: number) => setDay(dayAfter(day, by * (week ? 7 : 1)))
  useListKeys(key => {
    const forward = isRtl() ? -1 : 1
    if (key === 'ArrowLeft') move(-forward)
    else if (key === 'ArrowRight') move(forward)
    else if (key === 't') setDay(today)
    else return false
    return true
  })
  return (
    <Page title={t('services.calendar.title')} lead={t('services.calendar.lead')}>
      <div className="calendar-bar">
        <h2 aria-live="polite">
          {week ? writtenRange(from, until, language) : `${weekdayOf(day, language)} ${writtenDay(day, language)}`}
        </h2>
        <div className="row">
          <Button small onClick={() => move(-1)}>
            {t('services.calendar.before')}
          </Button>
          <Button small onClick={() => setDay(today)}>
            {t('services.calendar.today')}
          </Button>
          <Button small onClick={() => move(1)}>
            {t('services.calendar.after')}
          </Button>
          <Chip pressed={week} onPress={() => setWeek(!week)}>
            {t('services.calendar.week')}
          </Chip>
        </div>
        <SelectField
          label={t('services.calendar.whose')}
          value={mine ? 'mine' : whose}
          onValue={setWhose}
          choices={[
            { value: 'mine', label: t('services.calendar.mine') },
            ...centres.map(one => ({ value: one.key, label: labelOf(one, names) })),
            { value: 'all', label: t('services.calendar.all') },
          ]}
        />
      </div>
      {items ? (
        <div className={week ? 'calendar-week' : 'reading-wide'}>
          {days.map(one => (
            <Day
              key={one}
              day={one}
              today={today}
              items={items.filter(({ on }) => on === one)}
              names={names}
              owners={!mine}
            />
          ))}
        </div>
      ) : (
        <Sheet>
          <Skeleton lines={5} />
        </Sheet>
      )}
      <p className="sub keys-hint calendar-keys">{t('services.calendar.keys')}</p>
    </Page>
  )
}
const isRtl = () => document.documentElement.dir === 'rtl'

const labelOf = ({ key, name, place }: Centre, { t }: Names): string =>
  key.startsWith('place:') ? t('services.calendar.centre', { place: name }) : [name, place].filter(Boolean).join(' · ')

interface DayProps {
  day: string
  today: string
  items: readonly AgendaItem[]
  names: Names
  /** Beside each thing stands who sees to it. */
  owners: boolean
}

function Day({ day, today, items, names, owners }: DayProps) {
  const { t, language } = names
  const now = useMinute()
  return (
    <section
      className={['sheet calendar-day', day === today && 'now', items.length === 0 && 'free'].filter(Boolean).join(' ')}
    >
      <h3>
        <time dateTime={day} aria-current={day === today ? 'date' : undefined}>
          {weekdayOf(day, language)} <small>{shortDay(day, language, Date.parse(today))}</small>
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
              <What item={item} names={names} />, <CaseName of={item.of} names={names} />
            </Link>
            <span className="sub">
              <bdi>{detailOf(item, names)}</bdi>
            </span>
            {owners && (
              <span className="sub">
                <bdi>{ownerName(item, names)}</bdi>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ownerName(item: AgendaItem, { t, personName }: Names): string {
  const owner = ownerOf(item)
  return owner === undefined ? t('supervision.nobody') : personName(owner)
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
