import { expect, it } from 'vitest'
import type { SyncStatus } from '#replica/types.ts'
import { describe as said } from './sync-line.tsx'

const calm: SyncStatus = { online: true, waiting: 0, refused: 0, syncing: false, conflicts: 0, filesWaiting: 0 }
const line = (change: Partial<SyncStatus>) =>
  said({ ...calm, ...change })
    .slice(1)
    .join(' ')

it('the line says what is true of every state, the worst first', () => {
  expect(line({})).toBe('sent time')
  expect(line({ waiting: 2 })).toBe('saved sending')
  expect(line({ online: false })).toBe('saved offline')
  expect(line({ online: false, waiting: 2 })).toBe('saved waiting')
  expect(line({ online: false, filesWaiting: 1 })).toBe('saved waiting')
  expect(line({ waiting: 2, trouble: 'database.away' })).toBe('saved server')
  expect(line({ trouble: 'answer.invalid' })).toBe('saved server')
  expect(line({ waiting: 1, trouble: 'protocol.skew' })).toBe('saved skew')
  expect(line({ waiting: 1, conflicts: 1, online: false })).toBe('conflict settle')
  expect(line({ refused: 1, conflicts: 1, waiting: 3 })).toBe('refused look')
  expect(line({ storage: 'full', refused: 1 })).toBe('full fullRest')
  expect(line({ storage: 'gone' })).toBe('gone goneRest')
})
