import { expect, it } from 'vitest'
import { pageOf } from './page.ts'

it('a page says where each of its parts begins, how long it is, and keeps brackets and accents', () => {
  const text = String.fromCharCode(
    ...pageOf({ name: 'a.pdf', title: 'Heures (dues)', lines: ['1 404 heures, déjà', 'l’an'] }),
  )
  const starts = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(match => Number(match[1]))
  expect(starts.map(start => text.slice(start, start + 7))).toEqual([
    '1 0 obj',
    '2 0 obj',
    '3 0 obj',
    '4 0 obj',
    '5 0 obj',
  ])
  expect(text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1])).startsWith('xref\n0 6\n')).toBe(true)
  const [, length, content] = /\/Length (\d+) >>\nstream\n([\s\S]*)\nendstream/.exec(text) ?? []
  expect(content?.length).toBe(Number(length))
  expect(content).toContain('(Heures \\(dues\\))')
  expect(content).toContain('(1 404 heures, déjà) Tj')
  expect(content).toContain("(l'an) Tj")
})
