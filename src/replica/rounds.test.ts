/** What is done after each round costs little, and nothing that has to wait keeps another waiting. */
import { expect, it } from 'vitest'
import { rootsThatGain } from './grants.ts'
import { whoseTurn } from './sharing.ts'
import type { StoredWrap } from './store/store.ts'

it('roots that always have to wait keep no other from its turn', () => {
  const slow = Array.from({ length: 10 }, (_, i) => `slow ${i}`)
  const waiting = new Set([...slow, 'due', 'also due'])
  let had: string[] = []
  const seen = new Set<string>()
  for (let round = 0; round < 2; round++) {
    const now = whoseTurn(waiting, had, 10)
    expect(now).toHaveLength(10)
    for (const root of now) seen.add(root)
    had = [...had.filter(root => !now.includes(root)), ...now]
  }
  expect(seen).toEqual(waiting)
  // Whoever had a turn longest ago comes first.
  expect(whoseTurn(new Set(['a', 'b', 'c']), ['c', 'a'], 2)).toEqual(['b', 'c'])
})

const wrap = (root: string, team: string, teamEpoch: number, scope = 'full', caseEpoch = 1): StoredWrap => ({
  root,
  team,
  teamEpoch,
  caseEpoch,
  scope,
  box: new Uint8Array(1),
})

it('a secret that comes makes anew only the rows of what it opens first', () => {
  const held = new Set(['north 1', 'north 2', 'south 1'])
  const opens = ({ team, teamEpoch }: StoredWrap) => held.has(`${team} ${teamEpoch}`)
  const wraps = [
    wrap('here already', 'north', 1),
    wrap('here already', 'south', 1),
    wrap('closed', 'south', 1),
    wrap('in part', 'north', 1, 'header,narrative'),
    wrap('in part', 'south', 1),
    wrap('by an earlier key', 'north', 1),
    wrap('by an earlier key', 'south', 1, 'full', 2),
    wrap('nobody’s', 'east', 1),
  ]
  expect(rootsThatGain(wraps, ['south/1'], opens)).toEqual(['closed', 'in part', 'by an earlier key'])
  expect(rootsThatGain(wraps, ['west/1'], opens)).toEqual([])
})
