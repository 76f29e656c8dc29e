import { describe, expect, it } from 'vitest'
import { type Answerer, answerFault, outcomeFault, speaksAsLead } from './another-answers.ts'

const asked = { about: 'plan', record: 'p', part: 'narrative', recordVersion: 3, askedBy: 'amina', outcome: 'asked' }
const by = (user: string, more: Partial<Answerer> = {}): Answerer => ({ user, leads: true, wrote: false, ...more })

describe('four eyes', () => {
  it('begins as a question in one’s own name and as nothing else', () => {
    expect(answerFault(undefined, asked, by('amina'))).toBeUndefined()
    expect(answerFault(undefined, asked, by('ines'))).toBe('approval.begins')
    for (const outcome of ['approved', 'returned', 'withdrawn', undefined])
      expect(answerFault(undefined, { ...asked, outcome }, by('amina'))).toBe('approval.begins')
  })

  it.each([
    ['the asker', by('amina'), 'approval.own'],
    ['who wrote what is asked about', by('claire', { wrote: true }), 'approval.own'],
    ['who leads nothing here', by('ines', { leads: false }), 'right.missing'],
    ['a lead who did neither', by('claire'), undefined],
  ])('is answered or not by %s', (_, who, code) => {
    expect(answerFault(asked, { ...asked, outcome: 'approved' }, who)).toBe(code)
    expect(answerFault(asked, { ...asked, outcome: 'returned', answeredMonth: '2026-11' }, who)).toBe(code)
  })

  it('is taken back by who asked and by nobody else', () => {
    expect(answerFault(asked, { ...asked, outcome: 'withdrawn' }, by('amina', { leads: false }))).toBeUndefined()
    expect(answerFault(asked, { ...asked, outcome: 'withdrawn' }, by('claire'))).toBe('right.missing')
  })

  it('moves no more once answered, and an answer changes nothing else', () => {
    const approved = { ...asked, outcome: 'approved' }
    expect(answerFault(approved, { ...asked, outcome: 'returned' }, by('claire'))).toBe('approval.settled')
    for (const change of [{ recordVersion: 4 }, { record: 'q' }, { askedBy: 'ines' }, { extra: 1 }])
      expect(answerFault(asked, { ...approved, ...change }, by('claire'))).toBe('approval.settled')
    expect(answerFault(asked, asked, by('claire'))).toBe('approval.settled')
  })

  it('is judged by a reader who cannot tell who wrote what was asked about', () => {
    expect(outcomeFault({ ...asked, outcome: 'approved' }, by('claire', { wrote: undefined }))).toBeUndefined()
    expect(outcomeFault({ ...asked, outcome: 'approved' }, by('amina', { wrote: undefined }))).toBe('approval.own')
  })
})

describe('the word of a lead', () => {
  const team = (members: Record<string, string>) =>
    new Map(Object.entries(members).map(([user, role]) => [user, { role }]))
  const north = team({ lead: 'lead', worker: 'member', officer: 'member' })

  it('is a lead’s of a team that has the case, and nobody else’s while there is one', () => {
    expect(speaksAsLead('lead', [north], false, [])).toBe(true)
    for (const user of ['worker', 'officer', 'stranger'])
      expect(speaksAsLead(user, [north], true, ['worker'])).toBe(false)
  })
  it('is a key officer’s who has the case, once nobody leads but who asked or wrote', () => {
    for (const teams of [[north], [team({ worker: 'member', officer: 'member' })]]) {
      expect(speaksAsLead('officer', teams, true, ['lead'])).toBe(true)
      expect(speaksAsLead('worker', teams, false, ['lead'])).toBe(false)
      expect(speaksAsLead('stranger', teams, true, ['lead'])).toBe(false)
    }
    expect(speaksAsLead('officer', [north, team({ other: 'lead' })], true, ['lead'])).toBe(false)
    expect(speaksAsLead('officer', [], true, [])).toBe(false)
  })
})
