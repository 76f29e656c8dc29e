import { listOf } from '#app/formats.ts'
import type { Language } from '#app/languages/index.ts'
import type { Compartment } from '#records'
import type { Team } from '#replica/types.ts'

/** The teams that open a compartment of the cases they work on, by name. */
export const openedBy = (part: Compartment, teams: readonly Team[], language: Language): string =>
  listOf(
    teams
      .filter(team => team.purpose !== 'everyone' && team.purpose !== 'keys' && team.opens.includes(part))
      .map(team => team.name)
      .filter(Boolean),
    language,
  )
