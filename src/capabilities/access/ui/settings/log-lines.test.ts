import { describe, expect, it } from 'vitest'
import type { LogLine } from '#replica/types.ts'
import { csvOf, groupOf, type LogFilter, passes } from './log-lines.ts'

const line = (part: Partial<LogLine>): LogLine => ({
  seq: 1,
  at: new Date('2026-11-21T14:02:00').getTime(),
  user: 'amina',
  action: 'root.open',
  objects: ['case-1'],
  ...part,
})
const all: LogFilter = { person: '', group: '', from: '', to: '' }

describe('the log', () => {
  it('passes what every filter lets through', () => {
    expect(passes(line({}), all)).toBe(true)
    expect(passes(line({}), { ...all, person: 'amina', group: 'root' })).toBe(true)
    expect(passes(line({}), { ...all, person: 'jasna' })).toBe(false)
    expect(passes(line({ user: null }), { ...all, person: 'server' })).toBe(true)
    expect(passes(line({ action: 'file.get' }), { ...all, group: 'root' })).toBe(false)
    expect(passes(line({}), { ...all, roots: new Set(['case-1']) })).toBe(true)
    expect(passes(line({}), { ...all, roots: new Set() })).toBe(false)
  })

  it('counts the last day to its end, in the reader’s own time', () => {
    expect(passes(line({}), { ...all, from: '2026-11-21', to: '2026-11-21' })).toBe(true)
    expect(passes(line({ at: new Date('2026-11-21T23:59:59').getTime() }), { ...all, to: '2026-11-21' })).toBe(true)
    expect(passes(line({ at: new Date('2026-11-22T00:00:00').getTime() }), { ...all, to: '2026-11-21' })).toBe(false)
    expect(passes(line({}), { ...all, from: '2026-11-22' })).toBe(false)
  })

  it('puts an act it does not know among the others', () => {
    expect(groupOf('proposal.sign')).toBe('directory')
    expect(groupOf('something.new')).toBe('other')
  })

  it('writes a file whose names run no formulas', () => {
    expect(csvOf([['Оксана', '=1+1', 'say "no"']])).toBe('\uFEFF"Оксана","\'=1+1","say ""no"""\r\n')
  })
})
