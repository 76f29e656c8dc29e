/** What a configuration file would change. Shown before anything is applied, and the only thing that is applied. */
import { ownLabel } from '#records'
import { type ConfigurationFile, canonical } from './file.ts'

export const AREAS = [
  'notAsked',
  'reviewDays',
  'approvals',
  'twoOfficers',
  'instrumentsByTeam',
  'languages',
  'ownFields',
  'instruments',
  'peopleLanguages',
] as const
export type Area = (typeof AREAS)[number]

/** One thing that becomes another. `name` says what within the area; `before` or `after` is absent when it is new, or goes. */
export interface Difference {
  readonly area: Area
  readonly name: string
  readonly before?: string
  readonly after?: string
}

type Things = Map<string, { shown: string; value: string }>

/** The things of an area by a name that tells them apart. */
function thingsOf(file: ConfigurationFile, area: Area): Things {
  const of = (entries: ReadonlyArray<readonly [string, string, unknown]>): Things =>
    new Map(entries.map(([name, shown, value]) => [name, { shown, value: canonical(value) }]))
  switch (area) {
    case 'notAsked':
      return of((file.notAsked ?? []).map(name => [name, name, true]))
    case 'languages':
      return of((file.languages ?? []).map(name => [name, name, true]))
    case 'twoOfficers':
      return of(file.twoOfficers === undefined ? [] : [['twoOfficers', String(file.twoOfficers), file.twoOfficers]])
    case 'ownFields':
      return of((file.ownFields ?? []).map(one => [`${one.on}.${one.comp}.${one.key}`, ownLabel(one, 'en'), one]))
    case 'instruments':
      return of((file.instruments ?? []).map(one => [`${String(one.id)}`, String(one.version ?? ''), one]))
    case 'peopleLanguages':
      return of(
        (file.peopleLanguages ?? []).map(one => [one.tag, `${one.name}: ${Object.keys(one.texts).length}`, one]),
      )
    default:
      return of(
        Object.entries(file[area] ?? {}).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join(', ') : String(value),
          value,
        ]),
      )
  }
}

/** Sets of which a file tells the whole: what it does not name goes. Of the others, what it does not name stays as it is. */
const WHOLE: ReadonlySet<Area> = new Set(['notAsked', 'languages'])

/** What `file` would change in `now`. An area the file does not have stays as it is. */
export function differences(now: ConfigurationFile, file: ConfigurationFile): Difference[] {
  return AREAS.flatMap(area => {
    if (file[area] === undefined) return []
    const [here, there] = [thingsOf(now, area), thingsOf(file, area)]
    const changed = [...there].flatMap(([name, { shown, value }]): Difference[] => {
      const before = here.get(name)
      if (before?.value === value) return []
      return [{ area, name, after: shown, ...(before ? { before: before.shown } : {}) }]
    })
    const gone = WHOLE.has(area)
      ? [...here].flatMap(([name, { shown }]): Difference[] => (there.has(name) ? [] : [{ area, name, before: shown }]))
      : []
    return [...changed, ...gone]
  })
}
