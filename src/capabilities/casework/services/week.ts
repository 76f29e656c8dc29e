import type { Team } from '#replica/types.ts'
import { dayAfter } from '../today/today.ts'

/** The seven days of the week a day is in, from Monday. */
export function weekOf(day: string): string[] {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return Array.from({ length: 7 }, (_, index) => dayAfter(day, index - weekday))
}

/** Whose appointments one may look at together: of a team, or of a centre, which is a place with the teams that work there. */
export interface Centre {
  readonly key: string
  /** The name of the team, or the place. */
  readonly name: string
  /** Of a team: where it works. */
  readonly place?: string
  readonly teams: ReadonlySet<string>
}

/** The teams one is in, each by itself, and every place where several of them work. What is everybody's is no centre. */
export function centresOf(teams: readonly Pick<Team, 'id' | 'name' | 'place' | 'purpose' | 'mine'>[]): Centre[] {
  const mine = teams.filter(({ mine, purpose }) => mine !== undefined && purpose !== 'everyone')
  const places = new Map<string, string[]>()
  for (const { id, place } of mine) if (place) places.set(place, [...(places.get(place) ?? []), id])
  return [
    ...[...places]
      .filter(([, ids]) => ids.length > 1)
      .map(([place, ids]) => ({ key: `place:${place}`, name: place, teams: new Set(ids) })),
    ...mine.map(({ id, name, place }) => ({
      key: id,
      name,
      ...(place ? { place } : {}),
      teams: new Set([id]),
    })),
  ]
}
