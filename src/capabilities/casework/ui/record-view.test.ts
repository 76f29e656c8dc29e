import { describe, expect, it } from 'vitest'
import { draftFor } from '#app/forms/draft-keeper.ts'
import type { OwnField } from '#records'
import type { OpenRecord } from '#replica/types.ts'
import { CASEWORK_KINDS } from '../index.ts'
import { answersOf } from './record-view.tsx'
import { inverseOf } from './relations.ts'

const event = CASEWORK_KINDS.find(kind => kind.name === 'traffickingEvent')
const own: OwnField = {
  on: 'traffickingEvent',
  comp: 'evidence',
  key: 'valley',
  type: 'text',
  labels: { en: 'Valley' },
  values: {},
  retired: true,
}

describe('what a record says', () => {
  it('is also what stands only in a field of the organisation, a retired one too', () => {
    if (!event) throw new Error('no kind')
    const record: OpenRecord = {
      root: 'r',
      rec: 'e',
      kind: event.name,
      facts: {},
      sealed: { evidence: { own: { valley: 'upper' } } },
      versions: {},
      closed: [],
      waiting: false,
      conflict: false,
    }
    expect(answersOf(event, 'evidence', record, { own: [own] }).map(({ value }) => value)).toEqual(['upper'])
    expect(answersOf(event, 'evidence', record, { own: [] })).toEqual([])
  })
})

describe('a relation from the other side', () => {
  it('follows where it can, and is left open where it cannot', () => {
    const woman = { facts: { genderGroup: 'feminine' } }
    expect(inverseOf('mother', woman)).toBe('child')
    expect(inverseOf('child', woman)).toBe('mother')
    expect(inverseOf('child', { facts: {} })).toBe('otherRelative')
    expect(inverseOf('sibling', woman)).toBe('sibling')
    expect(inverseOf('guardian', woman)).toBe('')
  })
})

describe('a draft', () => {
  it('is found again for the same thing only', () => {
    const draft = {
      id: 'd',
      root: 'r',
      kind: 'note',
      parts: ['facts', 'narrative'],
      at: 1,
      written: { facts: {}, sealed: {} },
    }
    const same = { rec: undefined, kind: 'note', parts: ['facts', 'narrative'] }
    expect(draftFor([draft], same)).toBe(draft)
    expect(draftFor([draft], { ...same, rec: 'x' })).toBeUndefined()
    expect(draftFor([draft], { ...same, kind: 'task' })).toBeUndefined()
    expect(draftFor([draft], { ...same, parts: ['facts'] })).toBeUndefined()
  })
})
