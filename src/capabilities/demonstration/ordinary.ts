/** The many ordinary cases: who she is, how far she has come, and what was written on the way, all from the seed. */
import { type Called, callOne, ORIGINS, type Origin, type OriginName } from './names.ts'
import { type Chance, chanceOf } from './random.ts'
import { type JourneyStageName, type Life, lifeOf, PHASES } from './stages.ts'
import { ENGLISH_PHRASES } from './words/english.ts'
import { FRENCH_PHRASES } from './words/french.ts'
import { type Phrases, THEME_FACTS, type Theme, told } from './words/phrases.ts'
import { SPANISH_PHRASES } from './words/spanish.ts'
import type { Entry, GivenFacts, Story } from './write.ts'
import * as write from './write.ts'

type Worker = Story['by']
interface Desk {
  readonly phrases: Phrases
  readonly origins: readonly OriginName[]
  readonly cities: ReadonlyArray<readonly [city: string, country: string]>
  readonly themes: readonly Theme[]
  /** A number of a range kept for fiction (Arcep, ComReg); `index` below 10,000. */
  phone(index: number): string
}

const digits = (index: number, count: number) => String(index % 10 ** count).padStart(count, '0')
const french = (index: number) => `+33 6 39 98 ${digits(Math.floor(index / 100), 2)} ${digits(index, 2)}`
const irish = (index: number) => `+353 20 91${digits(Math.floor(index / 10_000), 1)} ${digits(index, 4)}`

const LYON: Desk['cities'] = [
  ['Lyon', 'FR'],
  ['Lyon', 'FR'],
  ['Villeurbanne', 'FR'],
  ['Vénissieux', 'FR'],
  ['Grenoble', 'FR'],
  ['Saint-Étienne', 'FR'],
]
const IASI: Desk['cities'] = [
  ['Iași', 'RO'],
  ['Iași', 'RO'],
  ['Suceava', 'RO'],
  ['Vaslui', 'RO'],
  ['Botoșani', 'RO'],
  ['Chișinău', 'MD'],
  ['Bălți', 'MD'],
]

/** What each of the three who write has before her. */
const DESKS: Readonly<Record<Worker, Desk>> = {
  amina: {
    phrases: ENGLISH_PHRASES,
    origins: [
      'ukraine',
      'ukraine',
      'bulgaria',
      'nigeria',
      'ivoryCoast',
      'albania',
      'bosnia',
      'morocco',
      'morocco',
      'tunisia',
      'syria',
      'vietnam',
      'bangladesh',
    ],
    cities: LYON,
    themes: ['club', 'club', 'site', 'farm', 'house', 'marriage'],
    phone: index => french(1000 + index * 7),
  },
  ines: {
    phrases: SPANISH_PHRASES,
    origins: ['colombia', 'colombia', 'venezuela', 'peru'],
    cities: LYON,
    themes: ['club', 'club', 'house', 'farm', 'site', 'begging'],
    phone: index => french(5000 + index * 7),
  },
  ana: {
    phrases: FRENCH_PHRASES,
    origins: ['romania', 'romania', 'moldova', 'moldova', 'ukraine'],
    cities: IASI,
    themes: ['club', 'club', 'farm', 'begging', 'house', 'site'],
    phone: index => irish(1000 + index * 13),
  },
}

const MEN_PERCENT: Readonly<Record<Theme, number>> = { club: 3, site: 88, farm: 62, house: 8, begging: 40, marriage: 0 }
const RECRUITMENT = [
  'AtWork',
  'ThroughOnlineSocialNetworks',
  'ThroughAnOnlineAdvertisement',
  'ThroughFamilyOrFamilyEvents',
  'ThroughFriendsOrSocialEvents',
  'ThroughANewspaperAdvert',
] as const
const PLATFORMS = ['Facebook', 'Instagram', 'WhatsApp', 'Telegram', 'TikTok', 'Viber'] as const
const CONTROL = [
  'PhysicalThreats',
  'ThreatensChildrenFamily',
  'DebtBondage',
  'FalsePromises',
  'TakesEarnings',
  'RestrictsFinancialAccess',
  'PsychologicalAbuse',
  'ExcessiveWorkingHours',
  'WithholdsDocuments',
  'RestrictsMovement',
] as const
const EDUCATION = [
  'PrimaryEducation',
  'LowerSecondaryEducation',
  'LowerSecondaryEducation',
  'UpperSecondaryEducation',
  'UpperSecondaryEducation',
  'PostSecondaryNonTertiaryEducation',
  'BachelorsOrEquivalentLevel',
] as const
const MARITAL = ['Single', 'Single', 'Married', 'Separated', 'Divorced', 'Widowed'] as const
const RELATIONS = ['mother', 'sibling', 'child', 'spouseOrPartner', 'friend', 'otherRelative'] as const
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const YEAR = 365
const ADULT_FROM = 18
const ADULT_TO = 52

/** One ordinary case. `index` gives it its own seed, so that a change in one leaves the others as they are. */
export function ordinaryStory(by: Worker, index: number, seed: number, taken: Set<string>): Story {
  const chance = chanceOf(seed * 1_000_003 + index * 7919)
  const desk = DESKS[by]
  const theme = chance.pick(desk.themes)
  const man = chance.percent(MEN_PERCENT[theme])
  const from: Origin = ORIGINS[chance.pick(desk.origins)]
  const called = callOne(chance, from, man)
  const life = lifeOf(chance, by === 'ana')
  const child = chance.percent(5) && life.stage !== 'closed'
  const [city, country] = chance.pick(desk.cities)
  const say = (text: string) => told(text, man)
  const teller: Teller = { chance, phrases: desk.phrases, say, life, from, theme, child }
  return {
    key: `ordinary/${index}`,
    by,
    opened: life.opened,
    ...(life.closed === undefined ? {} : { closed: life.closed }),
    facts: { ...life.facts, ...THEME_FACTS[theme], ...meansOf(chance) },
    header: headerOf(chance, called, taken),
    identity: identityOf(chance, from, man, child, desk.phone(index)),
    born: bornOf(chance, child),
    ...(chance.percent(72) ? { location: { city, country } } : {}),
    narrative: {
      summary: say(chance.pick(desk.phrases.summaries[theme])),
      ...(life.reason === undefined ? {} : { closureDetails: say(chance.pick(desk.phrases.closed[life.reason])) }),
    },
    ...(chance.percent(55) ? { evidence: { placeOfExploitation: chance.pick(desk.phrases.places[theme]) } } : {}),
    entries: entriesOf(teller),
  }
}

function meansOf(
  chance: Chance,
): Pick<GivenFacts, 'relationToTrafficker' | 'recruitment' | 'recruitmentPlatforms' | 'control'> {
  const recruitment = chance.some(RECRUITMENT, chance.between(1, 2))
  const online = recruitment.some(
    way => way === 'ThroughOnlineSocialNetworks' || way === 'ThroughAnOnlineAdvertisement',
  )
  return {
    recruitment,
    control: chance.some(CONTROL, chance.between(2, 4)),
    relationToTrafficker: chance.pick(['Acquainted', 'Acquainted', 'Unaquainted', 'Familial'] as const),
    ...(online ? { recruitmentPlatforms: [chance.pick(PLATFORMS)] } : {}),
  }
}

function headerOf(chance: Chance, called: Called, taken: Set<string>): Story['header'] {
  let code = ''
  do code = `H-${Array.from({ length: 5 }, () => CODE_LETTERS[chance.between(0, 31)]).join('')}`
  while (taken.has(code))
  taken.add(code)
  const { firstName, secondName, aliases, otherScripts } = called
  return { code, firstName, ...(secondName === undefined ? {} : { secondName }), aliases, otherScripts }
}

function identityOf(chance: Chance, from: Origin, man: boolean, child: boolean, phone: string): Story['identity'] {
  const woman = chance.percent(1) ? 'TransgenderFeminine' : 'Feminine'
  return {
    gender: man ? 'Masculine' : woman,
    citizenships: [from.country],
    primaryLanguage: from.language,
    secondaryLanguage: from.second,
    ...(chance.percent(85) ? { mobilePhone: phone } : {}),
    ...(child || chance.percent(25)
      ? {}
      : { maritalStatus: chance.pick(MARITAL), childrenCount: chance.pick([0, 0, 0, 1, 1, 2, 3]) }),
    ...(chance.percent(60) ? { education: child ? 'LowerSecondaryEducation' : chance.pick(EDUCATION) } : {}),
  }
}

function bornOf(chance: Chance, child: boolean): number {
  const age = child ? chance.between(13, 16) : chance.between(ADULT_FROM, chance.percent(80) ? 36 : ADULT_TO)
  return -(age * YEAR + Math.ceil(age / 4) + chance.between(1, YEAR - 8))
}

interface Teller {
  readonly chance: Chance
  readonly phrases: Phrases
  readonly say: (text: string) => string
  readonly life: Life
  readonly from: Origin
  readonly theme: Theme
  readonly child: boolean
}

/** What was written, roughly in the order it happened. */
function entriesOf(teller: Teller): Entry[] {
  return [...arrivalOf(teller), ...historyOf(teller), ...careOf(teller), ...notesOf(teller), ...tasksOf(teller)]
}

function arrivalOf({ chance, phrases, say, life, from, child }: Teller): Entry[] {
  const entries = [write.step(life.opened, 'contact', chance.percent(60) ? say(chance.pick(phrases.came)) : undefined)]
  if (chance.percent(40))
    entries.push(write.referral(life.opened, 'incoming', 'AdditionalServicesRequired', chance.pick(phrases.referrers)))
  const asked = Math.min(0, life.opened + 2)
  const how = { language: from.language, ...(child ? { givenBy: 'caregiver' as const } : {}) }
  if (chance.percent(88))
    entries.push(
      write.consent(asked, chance.pick(['services', 'interview'] as const), chance.pick(phrases.agreed), how),
    )
  if (chance.percent(7))
    entries.push(write.consent(asked, 'reporting', chance.pick(phrases.refused), { ...how, given: false }))
  return entries
}

function historyOf({ chance, phrases, say, life, from, theme }: Teller): Entry[] {
  const entries = life.steps.map(({ days, stage }) => write.step(days, stage))
  entries.push(...decisionsOf(chance, phrases, say, life))
  const level = chance.pick(RISK_BY_STAGE[life.stage])
  const which = chance.between(0, phrases.risks[level].length - 1)
  const areas = RISK_AREAS[level][which] ?? ['status']
  entries.push(
    write.risk(life.steps.at(-1)?.days ?? life.opened, level, [...areas], say(phrases.risks[level][which] ?? '')),
  )
  if (chance.percent(14)) {
    const place = { country: from.country, description: chance.pick(phrases.places[theme]) }
    entries.push(write.event(life.opened - chance.between(30, 400), 'Exploitation', { description: place.description }))
  }
  return entries
}

const RISK_AREAS = {
  high: [['trafficker', 'family'], ['trafficker'], ['selfHarm']],
  medium: [['trafficker'], ['status'], ['retrafficking']],
  low: [['retrafficking'], ['status']],
} as const satisfies Record<string, ReadonlyArray<ReadonlyArray<string>>>
const RISK_BY_STAGE: Readonly<Record<JourneyStageName, ReadonlyArray<keyof typeof RISK_AREAS>>> = {
  contact: ['high', 'medium', 'medium'],
  identification: ['high', 'medium', 'medium'],
  protection: ['high', 'medium', 'medium', 'low'],
  returnOrStay: ['medium', 'medium', 'low'],
  reintegration: ['medium', 'low', 'low'],
  followUp: ['low', 'low', 'medium'],
  closed: ['low'],
}

function decisionsOf(chance: Chance, phrases: Phrases, say: (text: string) => string, life: Life): Entry[] {
  if (life.stage === 'contact' || (life.stage === 'identification' && chance.percent(45))) return []
  const first = Math.min(0, life.opened + 4)
  const { ngo, police, court, inspection } = phrases.deciders
  if (life.reason === 'notTrafficked')
    return [write.decision(first, 'NotAVictimOfTrafficking', 'NGO', ngo, say(chance.pick(phrases.notThis)))]
  const entries = [write.decision(first, 'PossibleVictimOfTrafficking', 'NGO', ngo, say(chance.pick(phrases.grounds)))]
  if (life.steps.length > 1 && chance.percent(38)) {
    const [by, name] = chance.pick([
      ['Police', police],
      ['CourtOrProsecution', court],
      ['NonPoliceGovernmentalOrganization', inspection],
    ] as const)
    entries.push(
      write.decision(Math.min(0, first + 25), 'ActualVictimOfTrafficking', by, name, say(chance.pick(phrases.grounds))),
    )
  }
  return entries
}

function careOf({ chance, phrases, say, life, from, child }: Teller): Entry[] {
  const entries: Entry[] = []
  const soon = Math.min(0, life.opened + 6)
  if (chance.percent(36))
    entries.push(
      write.safeContact(soon, {
        channels: chance.some(['call', 'textMessage', 'voiceMessage', 'inPerson'] as const, chance.between(1, 2)),
        times: chance.pick(phrases.times),
        callAs: chance.pick(phrases.callAs),
        ifAsked: chance.pick(phrases.ifAsked),
        deviceWatched: chance.percent(20),
        language: from.language,
      }),
    )
  if (child || chance.percent(17)) entries.push(relationOf(chance, phrases, from, child))
  if (life.steps.length > 0 && chance.percent(18)) {
    const [type, objectives, actions] = chance.pick(phrases.plans)
    entries.push(
      write.plan(
        type,
        objectives,
        actions,
        life.closed === undefined ? { until: chance.between(20, 200) } : { ended: life.closed },
      ),
    )
  }
  if (chance.percent(7))
    entries.push(write.referral(soon, 'outgoing', 'AdditionalServicesRequired', chance.pick(phrases.partners)))
  if (chance.percent(8)) {
    const [title, remark] = chance.pick(phrases.health)
    entries.push(write.paper('health', { type: 'medicalReport', title, remark: say(remark) }, { issued: soon }))
  }
  if (phrases.legal.length > 0 && chance.percent(9)) {
    const [title, remark] = chance.pick(phrases.legal)
    entries.push(
      write.paper('legal', { type: 'residencePermit', title, remark: say(remark) }, { issued: soon, expires: 60 }),
    )
  }
  if (chance.percent(6))
    entries.push(write.paper('identity', { type: 'identityCard', title: chance.pick(phrases.papers) }))
  return entries
}

function relationOf(chance: Chance, phrases: Phrases, from: Origin, child: boolean): Entry {
  const name = chance.pick(from.women).latin
  if (child) return write.relation({ type: 'guardian', name, safe: 'safe', knows: true })
  const safe = chance.pick(['safe', 'safe', 'notSafe', 'unknown'] as const)
  return write.relation({
    type: chance.pick(RELATIONS),
    name,
    safe,
    knows: chance.percent(40),
    remark: chance.pick(phrases.relations),
  })
}

function notesOf({ chance, phrases, say, life }: Teller): Entry[] {
  const until = life.closed ?? 0
  const phases = PHASES.slice(0, PHASES.indexOf(life.phase) + 1)
  const wanted = chance.percent(25) ? 2 : 1
  return chance.some(phases, wanted).map(phase => {
    const [type, title, body] = chance.pick(phrases.notes[phase])
    const at =
      phase === life.phase
        ? until - chance.between(0, Math.min(25, until - life.opened))
        : chance.between(life.opened, until)
    return write.note(at, type, title, say(body))
  })
}

function tasksOf({ chance, phrases, say, life }: Teller): Entry[] {
  if (life.closed !== undefined) return []
  const entries: Entry[] = []
  const [what, later] = chance.some(phrases.tasks[life.phase], 2).map(say)
  if (what !== undefined && chance.percent(52)) entries.push(write.task(chance.between(-3, 16), what))
  if (later !== undefined && chance.percent(14)) {
    const done = Math.min(0, life.opened + chance.between(1, 9))
    entries.push(write.task(done, later, { done }))
  }
  return entries
}
