import type { Compartment } from '#records'
import type { OpenRoot, Team } from '#replica/types.ts'

/** Which of these people hold no key to a part of the case: it must not be said in front of them, nor written for them to read. */
export function cannotOpen(
  root: Pick<OpenRoot, 'teams'>,
  teams: readonly Pick<Team, 'id' | 'members'>[],
  part: Compartment,
  people: readonly string[],
): string[] {
  const opening = new Set(root.teams.filter(({ opens }) => opens.includes(part)).map(({ team }) => team))
  const readers = new Set(
    teams.filter(({ id }) => opening.has(id)).flatMap(({ members }) => members.map(({ user }) => user)),
  )
  // A person who was given this one case stands among its teams by her own id.
  return people.filter(person => !readers.has(person) && !opening.has(person))
}
