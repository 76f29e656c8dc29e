import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OpenRoot, Team, Values } from '#replica/types.ts'
import { isRise, leadToTell, waitsForLead } from './record-risk.ts'
import { SUICIDE_QUESTIONS, suicideQuestions, suicideWay } from './suicide.ts'

describe('a rise in risk', () => {
  it('is anything higher than what stood; low where nothing stood is none', () => {
    expect(isRise(undefined, 'low')).toBe(false)
    expect(isRise(undefined, 'medium')).toBe(true)
    expect(isRise('low', 'high')).toBe(true)
    expect(isRise('high', 'high')).toBe(false)
    expect(isRise('high', 'medium')).toBe(false)
  })
  it('waits until somebody who leads has seen it', () => {
    const rise = { kind: 'riskLevel', facts: { raised: true }, sealed: { narrative: {} } }
    expect(waitsForLead(rise)).toBe(true)
    expect(waitsForLead({ ...rise, sealed: { narrative: { seenBy: 'x' } } })).toBe(false)
    expect(waitsForLead({ ...rise, facts: { raised: true, takenBack: true } })).toBe(false)
    expect(waitsForLead({ ...rise, sealed: {} })).toBe(false)
  })
  it('is told to a lead who can read why, before one who cannot; never to who wrote it', () => {
    const team = (id: string, ...leads: string[]): Pick<Team, 'id' | 'members'> => ({
      id,
      members: leads.map(user => ({ user, role: 'lead', duty: 'caseWorker' })),
    })
    const teams = [team('health', 'fatou'), team('house', 'claire', 'ines')]
    const whole: OpenRoot['teams'] = [
      { team: 'health', opens: ['header', 'health'] },
      { team: 'house', opens: ['header', 'narrative'] },
    ]
    expect(leadToTell({ teams: whole }, teams, 'amina')).toBe('claire')
    expect(leadToTell({ teams: whole }, teams, 'claire')).toBe('ines')
    expect(leadToTell({ teams: whole.slice(0, 1) }, teams, 'amina')).toBe('fatou')
    expect(leadToTell({ teams: [] }, teams, 'amina')).toBeUndefined()
  })
})

describe('the way through a talk about suicide', () => {
  const answer = fc.option(fc.constantFrom('yes', 'no', 'didNotSay'), { nil: undefined })
  const said: fc.Arbitrary<Values> = fc.record(Object.fromEntries(SUICIDE_QUESTIONS.map(name => [name, answer])))
  const order = ['notAsked', 'stay', 'today', 'now']

  it('asks how, with what and when only where there are such thoughts', () => {
    expect(suicideQuestions({ thoughts: 'no' })).toEqual(['wish', 'thoughts', 'before'])
    expect(suicideQuestions({ thoughts: 'didNotSay' })).toHaveLength(6)
  })
  it('never leaves somebody alone who means to do it soon', () => {
    fc.assert(
      fc.property(said, values => {
        expect(suicideWay({ ...values, soon: 'yes' })).toBe('now')
      }),
    )
  })
  it('a further yes never makes the way less urgent', () => {
    fc.assert(
      fc.property(said, fc.constantFrom(...SUICIDE_QUESTIONS), (values, name) => {
        const before = order.indexOf(suicideWay(values))
        expect(order.indexOf(suicideWay({ ...values, [name]: 'yes' }))).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})
