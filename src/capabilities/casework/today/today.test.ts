import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AgendaItem } from '#replica/types.ts'
import { consentDues } from '../consent/index.ts'
import { approvalDues, documentDues, reviewDues, SOME_DAY, serviceDues, taskDues } from './dues.ts'
import { dayAfter, dayHere, daysBetween, isLate, quietDays, todayLists } from './today.ts'

const rec = '0190c9a0-0000-7000-8000-000000000001'
const item = (code: string, on: string, more: Partial<AgendaItem> = {}): AgendaItem => ({
  code,
  on,
  root: rec,
  rec,
  kind: 'task',
  facts: {},
  waiting: false,
  of: { header: {}, facts: {}, teams: [] },
  ...more,
})

describe('what a record asks for', () => {
  it('an open task on its day, and nothing once it is settled', () => {
    const sealed = { narrative: { what: 'Ring the school', partner: 'Lycée' } }
    const facts = { status: 'open', due: '2026-11-23', assignee: 'u1' }
    expect(taskDues({ rec, facts, sealed })).toEqual([
      { code: 'task', on: '2026-11-23', who: 'u1', what: 'Ring the school', data: { partner: 'Lycée' } },
    ])
    expect(taskDues({ rec, facts: { ...facts, status: 'done' }, sealed })).toEqual([])
    expect(taskDues({ rec, facts: { status: 'open' }, sealed })[0]?.on).toBe(SOME_DAY)
  })

  it('a booked service at its hour, one that was asked for on the day to book it, none that took place', () => {
    const sealed = { narrative: { time: '09:30', provider: 'Me Lefèvre' }, location: { where: 'Municipal court' } }
    const facts = { type: 'legal', status: 'booked', due: '2026-11-23' }
    expect(serviceDues({ rec, facts, sealed })).toEqual([
      {
        code: 'appointment',
        on: '2026-11-23',
        time: '09:30',
        data: { type: 'legal', provider: 'Me Lefèvre', where: 'Municipal court' },
      },
    ])
    expect(serviceDues({ rec, facts: { ...facts, status: 'asked' }, sealed })[0]?.code).toBe('serviceAsked')
    for (const status of ['happened', 'notHappened', 'cancelled'])
      expect(serviceDues({ rec, facts: { ...facts, status }, sealed })).toEqual([])
  })

  it('a planned review, and a question for leads who did not ask it', () => {
    expect(reviewDues({ rec, facts: { status: 'planned', due: '2026-12-01' }, sealed: {} })).toHaveLength(1)
    expect(reviewDues({ rec, facts: { status: 'held', due: '2026-12-01' }, sealed: {} })).toEqual([])
    const facts = { outcome: 'asked', askedBy: 'u1', about: 'plan', record: 'p' }
    const versions = { facts: { version: 1 } }
    expect(approvalDues({ rec, facts, sealed: {}, versions })[0]?.leads).toEqual({
      except: ['u1'],
      officers: 'ifNobodyLeads',
    })
    expect(approvalDues({ rec, facts, sealed: {}, versions: {} }), 'written by somebody who may not').toEqual([])
    expect(approvalDues({ rec, facts: { ...facts, outcome: 'approved' }, sealed: {}, versions })).toEqual([])
  })

  it('a consent in force two weeks before it ends, and none that was withdrawn or has no end', () => {
    const until = '2026-12-05'
    expect(consentDues({ facts: { state: 'inForce', until } })).toEqual([
      { code: 'consentEnds', on: '2026-11-21', data: { on: until } },
    ])
    expect(consentDues({ facts: { state: 'withdrawn', until } })).toEqual([])
    expect(consentDues({ facts: { state: 'inForce' } })).toEqual([])
  })

  it('a paper from the day its renewal should begin; a year alone is not a day', () => {
    const paper = (expiresOn: string) =>
      documentDues({ rec, facts: {}, sealed: { legal: { expiresOn, type: 'passport' } } })
    expect(paper('2027-01-05')).toEqual([
      { code: 'documentExpires', on: '2026-11-21', data: { expires: '2027-01-05', type: 'passport' } },
    ])
    expect(paper('2027')).toEqual([])
    expect(paper('2027-13-40')).toEqual([])
  })
})

describe('Today', () => {
  const today = '2026-11-21'
  it('puts danger first, then people at high risk, then what waits longest', () => {
    const high = { of: { header: {}, facts: { riskLevel: 'high' }, teams: [] } }
    const lists = todayLists(
      [
        item('task', '2026-11-19', { what: 'two days' }),
        item('task', '2026-11-01', { what: 'twenty days' }),
        item('task', '2026-11-20', { what: 'high risk', ...high }),
        item('riskRaised', '', { what: 'raised', urgent: true }),
      ],
      today,
    )
    expect(lists.now.map(one => one.what)).toEqual(['raised', 'high risk', 'twenty days', 'two days'])
  })

  it('keeps apart what is for today, for the week, and what others wait for; what has no day is for no day', () => {
    const lists = todayLists(
      [
        item('task', today),
        item('documentExpires', '2026-10-01'),
        item('planReview', dayAfter(today, 4)),
        item('approvalWaiting', ''),
        item('task', SOME_DAY),
      ],
      today,
    )
    expect(lists.now).toEqual([])
    expect(lists.today.map(one => one.code)).toEqual(['task', 'documentExpires'])
    expect(lists.week.map(one => one.code)).toEqual(['planReview'])
    expect(lists.waiting.map(one => one.code)).toEqual(['approvalWaiting'])
  })

  it('has every action of a plan of 300 on its day, and what is done on none', () => {
    const actions = Array.from({ length: 300 }, (_, index) => ({
      rec: `${rec.slice(0, -3)}${String(index).padStart(3, '0')}`,
      facts: { status: index % 3 === 0 ? 'done' : 'open', due: dayAfter(today, (index % 10) - 3) },
      sealed: { narrative: { what: `Action ${index}`, goal: rec } },
    }))
    const items = actions.flatMap(one => taskDues(one).map(due => item(due.code, due.on, { ...due, rec: one.rec })))
    const lists = todayLists(items, today)
    expect(items).toHaveLength(200)
    expect([lists.now, lists.today, lists.week].map(list => list.length)).toEqual([60, 20, 120])
    expect(lists.now.every(({ on }) => on < today) && lists.week.every(({ on }) => on > today)).toBe(true)
  })

  it('counts days over the end of a month and a change of the clock', () => {
    expect(dayAfter('2026-10-24', 2)).toBe('2026-10-26')
    expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3)
    expect(isLate({ code: 'task', on: '2026-11-20' }, today)).toBe(true)
    expect(isLate({ code: 'task', on: today }, today)).toBe(false)
    expect(quietDays({ gathered: { lastContact: '2026-11-01' } }, today)).toBe(20)
    expect(quietDays({ gathered: {} }, today)).toBeUndefined()
  })
})

describe('the day it is', () => {
  it('is the one of the wall where somebody sits: by that of Greenwich, what is written at night would be late at once', () => {
    const midnight = new Date(2026, 10, 22, 0, 30).getTime()
    expect(dayHere(midnight)).toBe('2026-11-22')
    expect(dayHere(midnight - 3_600_000)).toBe('2026-11-21')
    // The last day of a cover and of a consent is counted by the server.
    const byServer = /moving.ui.give|consent.ui.scope|ui.exchange-worker/
    const screens = globSync('src/capabilities/casework/**/*.{ts,tsx}').filter(file => !/\.test\./.test(file))
    expect(screens.length).toBeGreaterThan(100)
    const ofGreenwich = screens.filter(file =>
      /new Date\((?:Date\.now\(\)[^)]*)?\)\.toISOString\(\)\.slice\(0, 10\)/.test(readFileSync(file, 'utf8')),
    )
    expect(ofGreenwich.filter(file => !byServer.test(file))).toEqual([])
  })
})
