import fc from 'fast-check'
import { expect, it } from 'vitest'
import { markOf, readMark } from './mark.ts'

it('is read back as it was printed, however it was copied', () => {
  fc.assert(
    fc.property(fc.uuid(), id => {
      const mark = markOf(id)
      expect(mark).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(readMark(mark)).toBe(mark)
      expect(readMark(` ${mark.toLowerCase().replace('-', ' ')} `)).toBe(mark)
      expect(readMark(mark.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(mark)
    }),
  )
})

it('tells two records apart by their random part, and takes nothing else for a mark', () => {
  expect(markOf('0199a0b0-0000-7000-8000-00000000001f')).toBe('0000-000Z')
  expect(markOf('0199a0b0-0000-7000-8000-000000000020')).toBe('0000-0010')
  for (const typed of ['', 'ABC', 'ABCD-EFGU', 'ABCD-EFGHJ', 'halte']) expect(readMark(typed)).toBeUndefined()
})
