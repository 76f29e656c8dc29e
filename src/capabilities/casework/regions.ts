/**
 * Countries by sub-region of UN M49 (with Kosovo and Taiwan, which it does not list apart), so that a citizenship becomes
 * a fact only as its region (security.md 2.3).
 */
import type { ValuesOf } from '#records'
import type { caseKind } from './case.ts'

export type Region = NonNullable<ValuesOf<(typeof caseKind)['facts']>['citizenshipRegions']>[number]

const COUNTRIES: ReadonlyArray<readonly [Region, string]> = [
  ['northernAfrica', 'DZ EG LY MA SD TN EH'],
  ['easternAfrica', 'IO BI KM DJ ER ET TF KE MG MW MU YT MZ RE RW SC SO SS UG TZ ZM ZW'],
  ['middleAfrica', 'AO CM CF TD CG CD GQ GA ST'],
  ['southernAfrica', 'BW SZ LS NA ZA'],
  ['westernAfrica', 'BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG'],
  ['caribbean', 'AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI'],
  ['centralAmerica', 'BZ CR SV GT HN MX NI PA'],
  ['southAmerica', 'AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE'],
  ['northernAmerica', 'BM CA GL PM US'],
  ['centralAsia', 'KZ KG TJ TM UZ'],
  ['easternAsia', 'CN HK MO KP JP MN KR TW'],
  ['southEasternAsia', 'BN KH ID LA MY MM PH SG TH TL VN'],
  ['southernAsia', 'AF BD BT IN IR MV NP PK LK'],
  ['westernAsia', 'AM AZ BH CY GE IQ IL JO KW LB OM QA SA PS SY TR AE YE'],
  ['easternEurope', 'BY BG CZ HU PL MD RO RU SK UA'],
  ['northernEurope', 'AX DK EE FO FI GG IS IE IM JE LV LT NO SJ SE GB'],
  ['southernEurope', 'AL AD BA HR GI GR VA IT MT ME MK PT SM RS SI ES XK'],
  ['westernEurope', 'AT BE FR DE LI LU MC NL CH'],
  ['australiaAndNewZealand', 'AU CX CC HM NZ NF'],
  ['melanesia', 'FJ NC PG SB VU'],
  ['micronesia', 'GU KI MH FM NR MP PW UM'],
  ['polynesia', 'AS CK PF NU PN WS TK TO TV WF'],
]

const REGION_OF: ReadonlyMap<string, Region> = new Map(
  COUNTRIES.flatMap(([region, codes]) => codes.split(' ').map((code): [string, Region] => [code, region])),
)

/** The region of an ISO 3166-1 alpha-2 code; `otherOrNone` for Antarctica, stateless persons (ISO user codes) and the rest. */
export function regionOf(country: string): Region {
  return REGION_OF.get(country) ?? 'otherOrNone'
}

/** The regions of several citizenships, each once, in the order of the list. */
export function regionsOf(countries: readonly string[]): Region[] {
  return [...new Set(countries.map(regionOf))]
}
