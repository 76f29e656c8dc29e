import { expect, it } from 'vitest'
import { missingHere, readKept } from './kept-here.ts'

const user = (end: string) => ({ user: `0190a1b2-c3d4-7e5f-8a9b-0000${end}` })

it('what a browser threw away is told apart from what was never here', () => {
  const kept = readKept('halte=x; halte-kept=11112222.3_aaaabbbb.0_<script>.1; other=y')
  expect(kept).toEqual([
    { person: '11112222', waiting: 3 },
    { person: 'aaaabbbb', waiting: 0 },
  ])
  expect(missingHere(kept, [user('aaaabbbb')])).toEqual([{ person: '11112222', waiting: 3 }])
  expect(missingHere(kept, [user('aaaabbbb'), user('11112222')])).toEqual([])
  expect(readKept('')).toEqual([])
})
