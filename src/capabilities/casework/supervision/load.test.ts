import { expect, it } from 'vitest'
import type { AgendaItem } from '#replica/types.ts'
import { tallyByPerson } from './load.ts'

const item = (on: string, more: Partial<AgendaItem> = {}): AgendaItem => ({
  code: 'task',
  on,
  root: 'r',
  rec: 'r',
  kind: 'task',
  facts: {},
  waiting: false,
  of: { header: {}, facts: { caseWorker: 'amina' }, teams: [] },
  ...more,
})

it('counts what is late and what comes by whose it is; nobody’s is counted, approvals are not', () => {
  const nobody = { of: { header: {}, facts: {}, teams: [] } }
  const tallies = tallyByPerson(
    [
      item('2026-11-01'),
      item('2026-11-30'),
      item('2026-11-02', { who: 'ines' }),
      item('2026-11-02', nobody),
      item('', { code: 'approvalWaiting', leads: { except: [] } }),
    ],
    '2026-11-22',
  )
  expect(Object.fromEntries(tallies)).toEqual({
    amina: { late: 1, ahead: 1 },
    ines: { late: 1, ahead: 0 },
    '': { late: 1, ahead: 0 },
  })
})
