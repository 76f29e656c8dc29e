import { expect, it } from 'vitest'
import { cannotOpen } from './who.ts'

it('names those present who hold no key to a part; one person given the case alone counts as a reader', () => {
  const root = {
    teams: [
      { team: 'cases', opens: ['header' as const, 'narrative' as const] },
      { team: 'health', opens: ['header' as const, 'health' as const] },
      { team: 'u9', opens: ['health' as const] },
    ],
  }
  const member = (user: string) => ({ user, role: 'member' as const, duty: 'caseWorker' })
  const teams = [
    { id: 'cases', members: [member('amina'), member('fatou')] },
    { id: 'health', members: [member('fatou')] },
  ]
  expect(cannotOpen(root, teams, 'health', ['amina', 'fatou', 'u9'])).toEqual(['amina'])
  expect(cannotOpen(root, teams, 'narrative', ['amina', 'fatou', 'u9'])).toEqual(['u9'])
  expect(cannotOpen(root, teams, 'legal', ['amina'])).toEqual(['amina'])
})
