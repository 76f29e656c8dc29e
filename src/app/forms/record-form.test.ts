import { describe, expect, it } from 'vitest'
import { CASEWORK_KINDS, identificationDecision } from '#capabilities/casework/index.ts'
import { formOf } from '#records'
import { type Draft, fieldValue, patchOf, problemsOf, withField } from './record-form.tsx'

const note = CASEWORK_KINDS.find(kind => kind.name === 'note')

describe('writing a record in its form', () => {
  const empty: Draft = { facts: {}, sealed: {} }

  it('puts every kind of answer where its field lives, and takes an empty answer away', () => {
    for (const kind of CASEWORK_KINDS) {
      for (const part of kind.compartments) {
        for (const field of formOf(kind, part)) {
          const written = withField(empty, field, 'x')
          expect(fieldValue(written, field)).toBe('x')
          expect(withField(written, field, '').sealed[part]).toEqual({})
        }
      }
    }
  })
  it('says what is missing before anything is saved', () => {
    const problems = problemsOf(
      identificationDecision,
      { facts: { status: 'ActualVictimOfTrafficking' }, sealed: {} },
      ['facts'],
      [],
    )
    expect(problems.map(problem => problem.field)).toContain('decidedBy')
  })
  it('sends only what changed, null for what was taken away', () => {
    if (!note) throw new Error('no note')
    const before: Draft = { facts: { month: '2026-10' }, sealed: { narrative: { title: 'a', body: 'b' } } }
    const after: Draft = { facts: { month: '2026-10' }, sealed: { narrative: { title: 'c ' } } }
    expect(patchOf(before, after, ['facts', 'narrative'])).toEqual({
      sealed: { narrative: { title: 'c', body: null } },
    })
    expect(patchOf(before, before, ['facts', 'narrative'])).toEqual({})
  })
})
