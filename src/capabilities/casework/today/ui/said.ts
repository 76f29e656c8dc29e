/** The words of one line of Today. */
import { shortDay, writtenDay } from '#app/formats.ts'
import { hasMessage } from '#app/languages/index.ts'
import type { AgendaItem } from '#replica/types.ts'
import { type Names, text } from '../../ui/names.ts'
import { riskWithin } from '../../ui/risk-pill.tsx'
import { daysBetween, isLate } from '../today.ts'

/** What a line is about, before the name of the case. */
export function whatOf(item: AgendaItem, names: Names): string {
  const { t, language } = names
  const { code, data = {} } = item
  const words = text(item.what)
  if (code === 'task' || code === 'appointment' || code === 'serviceAsked') {
    const type = text(data.type) && t(`lists.serviceType.${text(data.type)}`)
    const what = words || type || t(`today.due.${code}`)
    return code === 'serviceAsked' ? `${t('today.due.serviceAsked')}${t('app.colon')}${what}` : what
  }
  if (code === 'documentExpires')
    return t('today.due.documentExpires', {
      title: words || t(`lists.documentType.${text(data.type) || 'other'}`),
      day: writtenDay(text(data.expires), language),
    })
  if (code === 'approvalWaiting')
    return t('today.due.approvalWaiting', {
      name: names.personName(text(data.askedBy)),
      about: t(`lists.approvalAbout.${text(data.about)}`),
    })
  const asked = text(data.askedBy) ? { name: names.personName(text(data.askedBy)) } : {}
  const values = {
    ...texts(data),
    ...asked,
    ...(data.on ? { day: writtenDay(text(data.on), language) } : {}),
    what: words,
  }
  return hasMessage(`today.due.${code}`) ? t(`today.due.${code}`, values) : words || code
}
const texts = (data: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(data).flatMap(([name, value]) => (text(value) ? [[name, text(value)]] : [])))

/** The smaller line under it: where, with whom, who goes along. */
export function detailOf(item: AgendaItem, names: Names): string {
  const { t } = names
  const { data = {}, code } = item
  const interpreter = text(data.interpreterState)
  const said = [
    code === 'approvalWaiting' && text(item.what),
    text(data.where),
    text(data.provider),
    text(data.partner),
    text(data.travel),
    text(data.accompaniedBy) && t('services.with', { name: names.personName(text(data.accompaniedBy)) }),
    text(data.interpreter) && t('services.interpreter', { name: text(data.interpreter) }),
    item.who !== undefined && item.who !== text(item.of.facts.caseWorker) && names.personName(item.who),
  ].filter(one => typeof one === 'string' && one !== '')
  const state = interpreter && interpreter !== 'notNeeded' ? t(`today.interpreter.${interpreter}`) : ''
  return [said.join(' · '), state].filter(Boolean).join('. ').replace('..', '.')
}

/** What ends is told of for weeks: what counts is the day it ends. */
const dayOf = ({ on, data = {} }: AgendaItem): string => text(data.expires) || text(data.on) || on

/** "today 16:00", "Mon 09:30", "3 Nov". */
export function whenOf(item: AgendaItem, today: string, { t, language, weekday }: Names & Weekday): string {
  const { time = '' } = item
  const on = dayOf(item)
  if (on === '') return t('today.atOnce')
  const away = daysBetween(today, on)
  const day = away === 0 ? '' : away > 0 && away < 7 ? weekday(on) : shortDay(on, language, Date.parse(today))
  return [day, time].filter(Boolean).join(' ') || t('today.day')
}
export interface Weekday {
  /** "Mon". */
  weekday: (day: string) => string
}

export type Mark = { tone?: 'soon' | 'danger' | 'ok'; text: string }
/** The badge at the end of a line: danger, lateness, else what kind of thing it is. */
export function markOf(item: AgendaItem, today: string, { t, language }: Names): Mark {
  const { code, on, data = {} } = item
  if (isLate(item, today)) return { tone: 'danger', text: t('today.late', { count: daysBetween(on, today) }) }
  if (code === 'documentExpires' || code === 'consentEnds') {
    const left = daysBetween(today, dayOf(item))
    if (left >= 0) return { tone: 'soon', text: t('today.inDays', { count: left }) }
  }
  if (item.of.facts.riskLevel === 'high')
    return { tone: 'danger', text: t('cases.risk', { level: riskWithin('high', t, language) }) }
  if (text(data.type) && (code === 'appointment' || code === 'serviceAsked'))
    return { text: t(`lists.serviceType.${text(data.type)}`) }
  const key = code === 'task' && data.goal ? 'goal' : code
  return { text: hasMessage(`today.pill.${key}`) ? t(`today.pill.${key}`) : t(`kinds.${item.kind}.label`) }
}
