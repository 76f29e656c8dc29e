import { describe, expect, it } from 'vitest'
import { createSearchIndex, type SearchDocument, type SearchHit } from './index.ts'

const people: ReadonlyArray<SearchDocument> = [
  {
    id: 'oxana',
    fields: [
      { kind: 'name', text: 'Oxana Munteanu' },
      { kind: 'alias', text: 'Ana' },
      { kind: 'code', text: 'H-3D0P' },
      { kind: 'phone', text: '+999 79 123 456' },
      { kind: 'place', text: 'Chișinău' },
    ],
  },
  {
    id: 'roxana',
    fields: [
      { kind: 'name', text: 'Roxana Ilie' },
      { kind: 'code', text: 'H-8S2N' },
      { kind: 'note', text: 'sister of Oxana' },
    ],
  },
  {
    id: 'koval',
    fields: [
      { kind: 'name', text: 'Оксана Коваль' },
      { kind: 'phone', text: '00999 (44) 765-43-21' },
    ],
  },
  {
    id: 'oksana',
    fields: [
      { kind: 'name', text: 'Oksana Bilyk' },
      { kind: 'code', text: 'H-71K0' },
    ],
  },
  {
    id: 'ian',
    fields: [
      { kind: 'name', text: 'Ian Zhang' },
      { kind: 'phone', text: '0791 555 010' },
    ],
  },
  {
    id: 'mohamed',
    fields: [
      { kind: 'name', text: 'محمد الحسن' },
      { kind: 'phone', text: '٠٧٩٩ ٥٥٥ ٠١٢' },
    ],
  },
  { id: 'anne', fields: [{ kind: 'name', text: 'Anne-Marie Dubois' }] },
]

function find(query: string): ReadonlyArray<SearchHit> {
  const index = createSearchIndex()
  index.add(people)
  return index.search(query).hits
}
const ids = (query: string): ReadonlyArray<string> => find(query).map(hit => hit.id)
const marked = (query: string, id: string) =>
  find(query)
    .find(hit => hit.id === id)
    ?.matches.map(({ text, ranges, why }) => [ranges.map(([start, end]) => text.slice(start, end)).join('|'), why])

describe('names', () => {
  it('ranks exact, other script, other spelling, then typo, and says why', () => {
    expect(ids('oxana')).toEqual(['oxana', 'koval', 'oksana', 'roxana'])
    expect(marked('oxana', 'oxana')).toEqual([['Oxana', 'exact']])
    expect(marked('oxana', 'koval')).toEqual([['Оксана', 'script']])
    expect(marked('oxana', 'oksana')).toEqual([['Oksana', 'sound']])
    expect(marked('oxana', 'roxana')).toEqual([
      ['Roxana', 'typo'],
      ['Oxana', 'exact'],
    ])
  })

  it('finds as one types, marking what was typed', () => {
    expect(ids('mun')).toEqual(['oxana'])
    expect(marked('mun', 'oxana')).toEqual([['Mun', 'prefix']])
    expect(ids('окс')).toContain('oksana')
  })

  it('needs every word, in any order', () => {
    expect(ids('munteanu oxana')).toEqual(['oxana'])
    expect(ids('oksana koval')).toEqual(['koval'])
    expect(ids('hassan mohamed')).toEqual(['mohamed'])
  })

  it('falls back to most of the words when no one has them all', () => {
    expect(ids('roxana popescu')[0]).toBe('roxana')
    expect(ids('blort grimp quaff roxana')).toEqual([])
  })

  it('tolerates typos also in an unfinished word, but not another short name', () => {
    expect(ids('munteaun')).toEqual(['oxana'])
    expect(ids('mumtea')).toEqual(['oxana'])
    expect(ids('Ivan')).toEqual([])
    expect(ids('Iam')).toEqual([])
  })

  it('reads two words as one and one as two', () => {
    expect(marked('annemarie', 'anne')).toEqual([['Anne-Marie', 'exact']])
    expect(ids('anne marie')).toEqual(['anne'])
  })

  it('ignores marks of direction, vowels and tatweel', () => {
    for (const query of ['\u200fمحمد\u200e', 'مُحَمَّد', 'محـمد', 'Muhammad al-Hasan', 'mohamed el hassan'])
      expect(ids(query)).toEqual(['mohamed'])
  })

  it('puts a name before a note, and forgets nothing in the filter or the count', () => {
    const index = createSearchIndex()
    index.add(people)
    expect(index.search('oxana', { limit: 1 })).toMatchObject({ hits: [{ id: 'oxana', score: 1 }], total: 4 })
    expect(index.search('oxana', { filter: id => id !== 'oxana' })).toMatchObject({ total: 3 })
    expect(index.search('oxana', { limit: 0 })).toEqual({ hits: [], total: 4 })
    expect(index.search(' ')).toEqual({ hits: [], total: 0 })
  })
})

describe('codes', () => {
  it.each(['H-3D0P', 'h3d0p', 'H 3D0P', 'h-3dop', '3D0P', 'h-3d'])('finds H-3D0P by %s', query => {
    expect(ids(query)).toEqual(['oxana'])
  })

  it('takes I, L and 1 for one another', () => {
    for (const query of ['H-7IKO', 'h7lk0', 'H-71K0']) expect(ids(query)).toEqual(['oksana'])
    expect(marked('7ik', 'oksana')).toEqual([['71K', 'prefix']])
  })
})

describe('phones', () => {
  it.each(['79123', '+999 79 123 456', '0099979123456', '079 123 456', '3456', '999-79-123'])(
    'finds +999 79 123 456 by %s',
    query => {
      expect(ids(query)).toEqual(['oxana'])
    },
  )

  it('marks the digits in their formatting', () => {
    expect(marked('9123', 'oxana')).toEqual([['9 123', 'prefix']])
    expect(marked('99944765', 'koval')).toEqual([['999 (44) 765', 'prefix']])
  })

  it('knows national and international forms and the digits of other scripts', () => {
    expect(ids('+999 791 555 010')).toEqual(['ian'])
    expect(ids('0799555')).toEqual(['mohamed'])
    expect(ids('٧٩١ ٥٥٥')).toEqual(['ian'])
  })

  it('needs four digits', () => {
    expect(ids('791')).toEqual([])
  })
})
