/** The invented organisation: its teams and its nine people. Their passphrases are printed for everyone, so they protect nothing. */
import type { Compartment } from '#records'
import type { TeamPurpose } from '#replica/types.ts'

/** The name on every screen of the demonstration. */
export const DEMONSTRATION_NAME = 'Foyer Rivière & Casa Salcia'

/** A team by a name of ours: its id is made when it is. */
export type TeamKey = 'riviere' | 'salcia' | 'health' | 'legal' | 'centre' | 'desk'
/** What each of the nine signs in with. */
export type Handle = 'claire' | 'radu' | 'amina' | 'ines' | 'ana' | 'fatou' | 'helene' | 'marek' | 'leila'

/** A team, and what of a case it opens. */
export interface DemoTeam {
  readonly key: TeamKey
  readonly name: string
  readonly place: string
  readonly purpose: TeamPurpose
  readonly opens: readonly Compartment[]
  readonly companions: readonly TeamKey[]
}

/** In the order they are made: a team is there before another names it as its companion. */
export const DEMO_TEAMS: readonly DemoTeam[] = [
  {
    key: 'health',
    name: 'Santé · Health',
    place: 'Lyon, Iași',
    purpose: 'health',
    opens: ['header', 'identity', 'health'],
    companions: [],
  },
  {
    key: 'legal',
    name: 'Justice',
    place: 'Lyon',
    purpose: 'legal',
    opens: ['header', 'identity', 'legal', 'evidence'],
    companions: [],
  },
  {
    key: 'centre',
    name: 'Casa Salcia · maison',
    place: 'Iași',
    purpose: 'centre',
    opens: ['header', 'location'],
    companions: [],
  },
  { key: 'desk', name: 'Field desk', place: 'Lyon', purpose: 'desk', opens: ['evidence'], companions: [] },
  {
    key: 'riviere',
    name: 'Foyer Rivière',
    place: 'Lyon',
    purpose: 'cases',
    opens: ['header', 'identity', 'location', 'narrative', 'evidence'],
    companions: ['health', 'legal'],
  },
  {
    key: 'salcia',
    name: 'Casa Salcia',
    place: 'Iași',
    purpose: 'cases',
    opens: ['header', 'identity', 'location', 'narrative', 'evidence'],
    companions: ['health', 'centre'],
  },
]

/** One of the nine. */
export interface DemoPerson {
  readonly handle: Handle
  readonly name: string
  /** A duty code of the vault. */
  readonly duty: string
  readonly officer: boolean
  readonly passphrase: string
  readonly teams: ReadonlyArray<readonly [team: TeamKey, role: 'member' | 'lead']>
}

/** The first is the founder. */
export const DEMO_PEOPLE: readonly [DemoPerson, ...DemoPerson[]] = [
  {
    handle: 'claire',
    name: 'Claire Morel',
    duty: 'keyOfficer',
    officer: true,
    passphrase: 'river lantern opens before seven bells',
    teams: [['riviere', 'lead']],
  },
  {
    handle: 'radu',
    name: 'Radu Ionescu',
    duty: 'centreManager',
    officer: true,
    passphrase: 'willow garden keeps twelve blue chairs',
    teams: [['centre', 'lead']],
  },
  {
    handle: 'amina',
    name: 'Amina Hodžić',
    duty: 'caseWorker',
    officer: false,
    passphrase: 'quiet harbour lends nine paper boats',
    teams: [['riviere', 'member']],
  },
  {
    handle: 'ines',
    name: 'Inés Cárdenas',
    duty: 'caseWorker',
    officer: false,
    passphrase: 'orange market wakes under slow trams',
    teams: [['riviere', 'member']],
  },
  {
    handle: 'ana',
    name: 'Ana Ciobanu',
    duty: 'contactPerson',
    officer: false,
    passphrase: 'copper station waits beside three poplars',
    teams: [['salcia', 'lead']],
  },
  {
    handle: 'fatou',
    name: 'Fatou Diallo',
    duty: 'healthWorker',
    officer: false,
    passphrase: 'cotton kettle sings through early snow',
    teams: [['health', 'lead']],
  },
  {
    handle: 'helene',
    name: 'Hélène Lefèvre',
    duty: 'legalAdviser',
    officer: false,
    passphrase: 'velvet ledger crosses four stone bridges',
    teams: [['legal', 'lead']],
  },
  {
    handle: 'marek',
    name: 'Marek Nowak',
    duty: 'fieldInvestigator',
    officer: false,
    passphrase: 'amber compass follows distant night trains',
    teams: [['desk', 'lead']],
  },
  {
    handle: 'leila',
    name: 'Leïla Haddad',
    duty: 'monitoring',
    officer: false,
    passphrase: 'silver abacus counts eleven small clouds',
    teams: [],
  },
]
