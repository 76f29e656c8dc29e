import { describe, expect, it } from 'vitest'
import { checkRules, mergeDocuments } from '#records'
import { bookedAgain } from './again.ts'
import { outcomePart, service } from './records.ts'
import { centresOf, weekOf } from './week.ts'

const problems = (facts: Record<string, unknown>, narrative: Record<string, unknown> = {}) =>
  checkRules(service, { facts, sealed: { narrative }, open: ['facts', 'narrative'] }).map(({ code }) => code)

describe('a service', () => {
  it('is booked for a day, at an hour that exists, and ends after it begins', () => {
    const booked = { type: 'legal', status: 'booked', due: '2026-11-23' }
    expect(problems(booked, { time: '09:30', until: '11:00' })).toEqual([])
    expect(problems(booked, { time: 'noon', until: 'one' })).toEqual([])
    expect(problems({ ...booked, due: undefined })).toEqual(['service.booked.day'])
    expect(problems(booked, { time: '24:00' })).toEqual(['service.hour'])
    expect(problems(booked, { time: '09:30', until: '09:00' })).toEqual(['service.hours.order'])
  })

  it('keeps state and day together when two change them apart: what is booked never loses its day', () => {
    const asked = { type: 'safeHouse', status: 'asked' }
    const [base, theirs] = [
      { ...asked, due: '2026-11-23' },
      { ...asked, status: 'booked', due: '2026-11-23' },
    ]
    const { merged, conflicts } = mergeDocuments(service, 'facts', base, asked, theirs)
    expect(problems(merged)).toEqual([])
    expect(conflicts.map(({ field }) => field).sort()).toEqual(['due', 'status'])
  })

  it('is booked again without its day and outcome; who confirmed to interpret then has not done so now', () => {
    const facts = { type: 'legal', status: 'notHappened', due: '2026-11-20', whyNot: 'notSafe', worker: 'u1' }
    const narrative = { what: 'Hearing', outcome: 'Put off', interpreter: 'Vera L.', interpreterState: 'confirmed' }
    const location = { where: 'Municipal court' }
    expect(bookedAgain({ facts, sealed: { narrative, location } })).toEqual({
      facts: { type: 'legal', status: 'booked', worker: 'u1' },
      sealed: { narrative: { what: 'Hearing', interpreter: 'Vera L.', interpreterState: 'toAsk' }, location },
    })
    const without = { interpreterState: 'notNeeded' }
    expect(bookedAgain({ facts, sealed: { narrative: without } }).sealed).toEqual({ narrative: without })
  })

  it('gives a reason only for what did not take place', () => {
    expect(problems({ type: 'health', status: 'happened', whyNot: 'notSafe' })).toEqual(['service.whyNot'])
    expect(problems({ type: 'health', status: 'notHappened', whyNot: 'notSafe' })).toEqual([])
  })

  it('has its outcome where only those who may know it can open it', () => {
    expect(['health', 'psychosocial', 'legal', 'food', 'education'].map(outcomePart)).toEqual([
      'health',
      'health',
      'legal',
      'narrative',
      'narrative',
    ])
  })

  it('stands in a week that begins on Monday, also over the end of a year', () => {
    expect(weekOf('2026-11-22')).toEqual([
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
    ])
    expect(weekOf('2027-01-01')[0]).toBe('2026-12-28')
  })

  it('is looked at for a team one is in, and for a place where several of them work', () => {
    const team = (id: string, more: { place?: string; mine?: 'member' | 'lead' } = { mine: 'member' }) => ({
      id,
      name: id,
      purpose: 'cases' as const,
      ...more,
    })
    const everyone = { ...team('everyone'), purpose: 'everyone' as const }
    const tirana = { place: 'Tirana', mine: 'member' as const }
    const teams = [
      team('day', tirana),
      team('legal', tirana),
      team('night', { place: 'Durrës', mine: 'lead' }),
      team('others', { place: 'Tirana' }),
      everyone,
    ]
    expect(centresOf(teams).map(({ key, teams }) => [key, [...teams]])).toEqual([
      ['place:Tirana', ['day', 'legal']],
      ['day', ['day']],
      ['legal', ['legal']],
      ['night', ['night']],
    ])
  })
})
