/**
 * An official HTCDS workbook of invented people, the same for one seed. As full as those offices bring: about 24 of the
 * columns of a row are filled, each as often as in the sample workbooks.
 */
import { readFile } from 'node:fs/promises'
import {
  type CaseValues,
  type ExportCase,
  type FieldValue,
  fieldOf,
  type HtcdsFieldId,
  templateUrl,
  writeWorkbook,
} from '#capabilities/exchange/index.ts'
import { inventPeople, seededRandom } from '#replica/search/invented-people.ts'

type Random = () => number

/** Fields besides the name, with the share of rows that have them. */
const FILLED: ReadonlyArray<readonly [HtcdsFieldId, number, (random: Random) => FieldValue]> = [
  ['cas_CaseOwner', 1, text('Ilaria Fontanesi', 'Tom Verhaeghe', 'Camille Aubertin')],
  ['con_Consent', 1, random => random() < 0.9],
  ['prs_Gender', 1, picked('prs_Gender')],
  ['prs_Citizenship', 1, countries],
  ['vic_TraffickingStatus', 1, picked('vic_TraffickingStatus')],
  ['cas_Status', 1, picked('cas_Status')],
  ['prs_Birthdate', 0.94, day(1970, 40)],
  ['cas_IncomingReferralDate', 0.9, day(2015, 11)],
  ['vic_TypeOfExploitation', 0.93, several('vic_TypeOfExploitation')],
  ['vic_TraffickingStatusDecisionMakingOrg', 0.88, picked('vic_TraffickingStatusDecisionMakingOrg')],
  ['vic_MethodsOfControl', 0.85, several('vic_MethodsOfControl')],
  ['cas_ReferringOrganisation', 0.87, text('Hotline 116', 'Legal Aid Desk', 'Harbour Chaplaincy')],
  ['vic_MethodOfRecruitment', 0.8, several('vic_MethodOfRecruitment')],
  ['prs_MailingStreet', 0.75, text('15 Orchard Rd', 'Flat 2, 18 Mill Row', 'Rruga e Kavajës 40')],
  ['prs_MailingCity', 0.75, text('Boston', 'Cardiff', 'Tirana', 'Timișoara')],
  ['prs_MailingPostalCode', 0.75, text('02108', '1001', '300006')],
  ['prs_MailingCountry', 0.75, text('US', 'GB', 'AL', 'RO')],
  ['cas_ReasonForIncomingReferral', 0.65, picked('cas_ReasonForIncomingReferral')],
  ['vic_LocationOfExploitation', 0.6, text('Farm near the river', 'Fishing vessel', 'Private flat')],
  ['cas_IncomingReferralDetails', 0.55, text('Safe to call only between 10:00 and 12:00.', 'Identity documents kept.')],
  ['vic_ForcedLabourIndustry', 0.45, several('vic_ForcedLabourIndustry')],
  ['cas_ReferringPrimaryCaseWorker', 0.4, text('Ngo Bassé, Irène', 'Camille Aubertin')],
  ['vic_LocationOfRecruitment', 0.38, text('Market square', 'Village school')],
  ['cas_ReasonForCaseClosure', 0.25, text('Chose to leave the programme.', 'Goals of the plan were met.')],
  ['vic_TypeOfSexExploitation', 0.23, several('vic_TypeOfSexExploitation')],
  [
    'cco_CaseComment',
    0.5,
    text('Came with a neighbour; wishes to go home when her sister is safe. Asked about the course.'),
  ],
]

const BRIEF: readonly HtcdsFieldId[] = [
  'prs_Gender',
  'prs_Citizenship',
  'prs_Birthdate',
  'cas_Status',
  'prs_MailingCity',
]

/** The bytes of a workbook with `rows` cases: full ones, or `brief` ones that say little more than who it is. */
export async function inventedWorkbook(rows: number, seed: number, brief = false): Promise<Uint8Array> {
  const template = new Uint8Array(await readFile(templateUrl('multi-select')))
  return writeWorkbook(
    inventedCases(rows, seed, brief ? FILLED.filter(([id]) => BRIEF.includes(id)) : FILLED),
    template,
  )
}

function inventedCases(rows: number, seed: number, filled: typeof FILLED): ExportCase[] {
  const random = seededRandom(seed)
  return inventPeople(rows, seed).map(({ fields }) => {
    const [first = '', ...rest] = (fields.find(({ kind }) => kind === 'name')?.text ?? '').split(' ')
    const phone = fields.find(({ kind }) => kind === 'phone')?.text
    const values: CaseValues = { prs_FirstName: first, prs_SecondName: rest.join(' ') }
    if (phone !== undefined) values.prs_MobilePhone = phone
    for (const [id, share, make] of filled) if (random() < share) values[id] = make(random)
    return { values }
  })
}

const at = <T>(items: readonly T[], random: Random): T => {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}

function text(...texts: string[]): (random: Random) => string {
  return random => at(texts, random)
}
function picked(id: HtcdsFieldId): (random: Random) => string {
  return random => at(fieldOf(id).values, random).id
}
function several(id: HtcdsFieldId): (random: Random) => string[] {
  return random => [...new Set([picked(id)(random), picked(id)(random)])]
}
function countries(random: Random): string[] {
  return [at(['RO', 'UA', 'NG', 'NP', 'VN', 'MA', 'CO', 'GE', 'AL', 'SY'], random)]
}
function day(from: number, years: number): (random: Random) => string {
  const two = (top: number, random: Random) => String(1 + Math.floor(random() * top)).padStart(2, '0')
  return random => `${from + Math.floor(random() * years)}-${two(12, random)}-${two(28, random)}`
}
