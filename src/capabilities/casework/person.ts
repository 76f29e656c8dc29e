/** What of a person may become a fact, computed on the device from what stays sealed (security.md 2.3). */
import type { ValuesOf } from '#records'
import { caseKind } from './case.ts'
import { regionsOf } from './regions.ts'

type CaseFacts = ValuesOf<(typeof caseKind)['facts']>
export type AgeBand = NonNullable<CaseFacts['ageBand']>
export type GenderGroup = NonNullable<CaseFacts['genderGroup']>

const BANDS: ReadonlyArray<readonly [AgeBand, number]> = [
  ['age0to8', 0],
  ['age9to17', 9],
  ['age18to20', 18],
  ['age21to23', 21],
  ['age24to26', 24],
  ['age27to29', 27],
  ['age30to38', 30],
  ['age39to47', 39],
  ['age48plus', 48],
]
const OLDEST = 130

/** Full years between two `YYYY-MM-DD`; negative before birth. Who is born on 29 February is a year older on 1 March. */
export function ageOn(birthdate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthdate.slice(0, 4))
  return day.slice(5) < birthdate.slice(5) ? years - 1 : years
}

/**
 * The age band on `day` (YYYY-MM-DD) of someone born on `birthdate` (YYYY, YYYY-MM or YYYY-MM-DD). Undefined when a date known
 * in part allows two bands, or the age is not plausible: a wrong fact is worse than none.
 */
export function ageBandOn(birthdate: string, day: string): AgeBand | undefined {
  const earliest = `${birthdate}-01-01`.slice(0, 10)
  const latest = birthdate.length === 4 ? `${birthdate}-12-31` : birthdate.length === 7 ? `${birthdate}-31` : birthdate
  const oldest = bandOf(ageOn(earliest, day))
  return oldest === bandOf(ageOn(latest, day)) ? oldest : undefined
}

function bandOf(age: number): AgeBand | undefined {
  if (age < 0 || age > OLDEST) return undefined
  return BANDS.findLast(([, from]) => age >= from)?.[0]
}

/**
 * The coarse gender that may be a fact. A transgender woman counts with women and a transgender man with men; what is rare
 * and would point to one person in a centre counts as other or not stated (docs/decisions/0022).
 */
export function genderGroupOf(gender: string): GenderGroup {
  if (gender === 'Feminine' || gender === 'TransgenderFeminine') return 'feminine'
  return gender === 'Masculine' || gender === 'TransgenderMasculine' ? 'masculine' : 'otherOrNotStated'
}

/**
 * The facts about a person that follow from her sealed identity, on `day` (YYYY-MM-DD). Called wherever identity is written, so
 * that facts and file tell one story; the sealed answers themselves never leave the device in clear.
 */
export function personFacts(
  identity: Readonly<Record<string, unknown>>,
  day: string,
): Pick<CaseFacts, 'ageBand' | 'genderGroup' | 'citizenshipRegions'> {
  const { birthdate, gender, citizenships } = identity
  const band = typeof birthdate === 'string' ? ageBandOn(birthdate, day) : undefined
  const countries = Array.isArray(citizenships) ? citizenships.filter(entry => typeof entry === 'string') : []
  const regions = caseKind.facts.citizenshipRegions.check(regionsOf(countries))
  return {
    ...(band === undefined ? {} : { ageBand: band }),
    ...(typeof gender === 'string' ? { genderGroup: genderGroupOf(gender) } : {}),
    ...(regions.ok && regions.value.length > 0 ? { citizenshipRegions: regions.value } : {}),
  }
}
