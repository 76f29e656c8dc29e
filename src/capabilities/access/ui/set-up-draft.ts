import type { SetUpInput } from '#replica/types.ts'

/** What is gathered before anything is made. Nothing leaves the page until the last question is answered. */
export interface Draft {
  name: string
  /** Asked where the server is open to a network. */
  code: string
  founder: SetUpInput['founder']
  teams: Array<{ name: string; place: string }>
  mode: 'paper' | 'shares'
  custodians: [string, string, string, string, string]
}
export const EMPTY_DRAFT: Draft = {
  name: '',
  code: '',
  founder: { name: '', handle: '', passphrase: '', duty: 'caseWorker' },
  teams: [{ name: '', place: '' }],
  mode: 'paper',
  custodians: ['', '', '', '', ''],
}

/** What the replica is asked to found; lines left empty are no teams. */
export function inputOf({ name, code, founder, teams, mode, custodians }: Draft): SetUpInput {
  return {
    name: name.trim(),
    ...(code.trim() === '' ? {} : { code: code.trim() }),
    founder: { ...founder, name: founder.name.trim(), handle: founder.handle.trim() },
    teams: teams
      .filter(team => team.name.trim() !== '')
      .map(team => ({
        name: team.name.trim(),
        purpose: 'cases',
        ...(team.place.trim() === '' ? {} : { place: team.place.trim() }),
      })),
    recovery: mode === 'paper' ? { mode } : { mode, custodians },
  }
}
