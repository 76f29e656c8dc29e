/** HTCDS 2.0 in and out: nothing lost, nothing invented, facts only as coarse as they may be. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnyKind, checkRules, isCompartment, type OwnField, partOf, validateFacts, validateSealed } from '#records'
import { arbitraryFacts, arbitrarySealed } from '#records/arbitrary.ts'
import { KINDS } from './htcds-slots.ts'
import {
  CASEWORK_KINDS,
  caseKind,
  fromHtcds,
  type HtcdsCase,
  type HtcdsFieldId,
  type HtcdsValue,
  type HtcdsValues,
  KEPT_AS_TEXT,
  PLACES,
  toHtcds,
} from './index.ts'

const options = { today: '2026-11-21', code: 'H-7K3F9', own: [], language: 'fr' }
const imported = (values: HtcdsCase['values'], more: Partial<HtcdsCase> = {}): HtcdsCase => ({
  sourceKey: 'k1',
  values,
  own: {},
  kept: [],
  ...more,
})

const full = imported({
  cas_CaseOwner: 'Camille Aubertin',
  prs_FirstName: 'Nasrin',
  prs_SecondName: 'Hossain',
  con_Consent: true,
  prs_Birthdate: '1991-04-23',
  prs_Gender: 'TransgenderFeminine',
  prs_Citizenship: ['BD', 'IN', 'FR'],
  prs_MobilePhone: '+393200007863',
  prs_MailingStreet: "Via dell'Olmo 6",
  prs_MailingCountry: 'IT',
  vic_TraffickingStatus: 'ActualVictimOfTrafficking',
  vic_TraffickingStatusDecisionMakingOrg: 'CourtOrProsecution',
  vic_MethodsOfControl: ['FalsePromises', 'PhysicalAbuse'],
  vic_LocationOfExploitation: 'Bus station',
  cas_Status: 'ClosedReferred',
  cas_ReferringOrganisation: 'Legal Aid Desk',
  cas_IncomingReferralDate: '2021-05-25',
  cas_ReasonForIncomingReferral: 'AdditionalServicesRequired',
  cas_ReferredOrganisation: 'Maison Tilleul',
  cas_OutgoingReferralDate: '2021-10',
})

describe('fromHtcds', () => {
  it('sorts a case into facts, compartments and records of its own', () => {
    const { planned, remarks } = fromHtcds(full, options)
    expect(planned.facts).toEqual({
      consent: true,
      traffickingStatus: 'ActualVictimOfTrafficking',
      decidedBy: 'CourtOrProsecution',
      decidedMonthUnknown: true,
      control: ['FalsePromises', 'PhysicalAbuse'],
      status: 'ClosedReferred',
      stage: 'closed',
      closureReason: 'transferred',
      ageBand: 'age30to38',
      genderGroup: 'feminine',
      citizenshipRegions: ['southernAsia', 'westernEurope'],
      openedMonth: '2021-05',
    })
    expect(planned.sealed.header).toEqual({
      code: 'H-7K3F9',
      firstName: 'Nasrin',
      secondName: 'Hossain',
      ownerName: 'Camille Aubertin',
    })
    expect(planned.sealed.location).toEqual({ street: "Via dell'Olmo 6", country: 'IT' })
    expect(planned.sealed.evidence).toEqual({ placeOfExploitation: 'Bus station' })
    expect(planned.records.map(record => [record.key, record.kind, record.facts])).toEqual([
      ['k1/incoming', 'referral', { direction: 'incoming', reason: 'AdditionalServicesRequired', month: '2021-05' }],
      ['k1/outgoing', 'referral', { direction: 'outgoing', month: '2021-10' }],
      [
        'k1/decision',
        'identificationDecision',
        { status: 'ActualVictimOfTrafficking', decidedBy: 'CourtOrProsecution', monthUnknown: true },
      ],
      ['k1/consent', 'consentRecord', { given: true, purposes: ['interview'], monthUnknown: true }],
    ])
    expect(remarks).toEqual([])
  })

  it('says when a decision has no decider and a closing no reason', () => {
    const { planned, remarks } = fromHtcds(
      imported({ vic_TraffickingStatus: 'PossibleVictimOfTrafficking', cas_Status: 'Closed' }),
      options,
    )
    expect(planned.facts).toMatchObject({ decidedBy: 'notRecorded', closureReason: 'notRecorded' })
    expect(remarks.map(remark => remark.code)).toEqual(['closureNotRecorded', 'deciderNotRecorded'])
    expect(toHtcds({ records: [planned, ...planned.records] }).values).toEqual({
      vic_TraffickingStatus: 'PossibleVictimOfTrafficking',
      cas_Status: 'Closed',
    })
  })

  it('keeps every text it cannot place, in the compartment it was meant for', () => {
    const { planned, remarks } = fromHtcds(
      imported(
        {
          prs_PrimaryLanguage: 'Tamazight',
          vic_Vulnerabilities: ['Poverty', 'Migration'],
          per_RoleDetails: 'drove the van',
          prs_FirstName: 'x'.repeat(300),
        },
        {
          kept: [
            { field: 'prs_Birthdate', label: 'Date de naissance', raw: '~ 35' },
            { field: 'prs_Birthdate', label: 'Date de naissance', raw: '27 ans' },
            { field: null, label: 'Note', raw: 'x' },
            { field: 'vic_MethodsOfControl', label: 'C', raw: 'Witchcraft oath' },
            { field: 'vic_MethodsOfControl', label: 'C', raw: 'beside the cell', reason: 'cell-comment' },
          ],
        },
      ),
      options,
    )
    expect(planned.sealed.identity?.imported).toEqual({
      prs_Birthdate: '~ 35\n27 ans',
      prs_PrimaryLanguage: 'Tamazight',
      prs_FirstName: 'x'.repeat(300),
    })
    expect(planned.sealed.narrative?.imported).toEqual({
      vic_Vulnerabilities: 'Poverty; Migration',
      Note: 'x',
      C: 'beside the cell',
      vic_MethodsOfControl: 'Witchcraft oath',
    })
    const written = toHtcds({ records: [planned, ...planned.records] })
    expect(written.kept).toEqual([
      { field: 'prs_Birthdate', raw: '~ 35\n27 ans' },
      { field: 'prs_PrimaryLanguage', raw: 'Tamazight' },
      { field: 'vic_MethodsOfControl', raw: 'Witchcraft oath' },
    ])
    expect(written.values).toEqual({
      prs_FirstName: 'x'.repeat(300),
      vic_Vulnerabilities: ['Poverty', 'Migration'],
      per_RoleDetails: 'drove the van',
    })
    expect(planned.sealed.evidence?.imported).toEqual({ per_RoleDetails: 'drove the van' })
    expect(planned.sealed.header?.firstName).toBe('x'.repeat(200))
    expect(remarks.map(remark => remark.code).sort()).toEqual(['kept', 'notPlaced', 'notPlaced', 'shortened'])
  })

  it('puts own columns into own fields: the same label always into the same one', () => {
    const first = fromHtcds(imported({}, { own: { Chambre: '101', Observations: 'Aime dessiner.' } }), options)
    expect(first.ownFields.map(field => [field.on, field.comp, field.labels])).toEqual([
      ['case', 'narrative', { fr: 'Chambre' }],
      ['case', 'narrative', { fr: 'Observations' }],
    ])
    const second = fromHtcds(imported({}, { own: { Chambre: '102' } }), { ...options, own: first.ownFields })
    expect(second.ownFields).toEqual([])
    expect(toHtcds({ records: [second.planned] }, { own: first.ownFields, language: 'fr' }).own).toEqual({
      Chambre: '102',
    })
    const room: OwnField = { on: 'case', comp: 'location', key: 'room', labels: { en: 'Chambre' }, type: 'count' }
    const third = fromHtcds(imported({}, { own: { Chambre: 'B8 bis' } }), { ...options, own: [room] })
    expect(third.planned.sealed.location?.imported).toEqual({ Chambre: 'B8 bis' })
    expect(third.remarks).toEqual([{ code: 'ownKept', label: 'Chambre' }])
  })

  it('writes own choices by their words and reads them back by them, in whatever language', () => {
    const values = { c_up: { fr: 'Haute vallée', en: 'Upper valley' }, c_low: { fr: 'Basse vallée' } }
    const labels = { fr: 'Vallée', en: 'Valley' }
    const one: OwnField = { on: 'case', comp: 'location', key: 'valley', labels, type: 'oneOf', values }
    const many: OwnField = { ...one, key: 'valleys', labels: { fr: 'Vallées' }, type: 'manyOf' }
    const own = [one, many]
    const cells = { Valley: 'upper  valley', Vallées: 'Basse vallée; Haute vallée' }
    const read = fromHtcds(imported({}, { own: cells }), { ...options, own })
    expect(read.remarks).toEqual([])
    expect(read.planned.sealed.location?.own).toEqual({ valley: 'c_up', valleys: ['c_low', 'c_up'] })
    expect(toHtcds({ records: [read.planned] }, { own, language: 'fr' }).own).toEqual({
      Vallée: 'Haute vallée',
      Vallées: 'Basse vallée; Haute vallée',
    })
  })

  it('takes the name of the case worker from the organisation where there is one', () => {
    const { planned } = fromHtcds(full, options)
    const record = { ...planned, facts: { ...planned.facts, caseWorker: 'u1' } }
    expect(
      toHtcds({ records: [record] }, { nameOf: user => (user === 'u1' ? 'Irène Ngo Bassé' : undefined) }).values
        .cas_CaseOwner,
    ).toBe('Irène Ngo Bassé')
    expect(toHtcds({ records: [record] }).values.cas_CaseOwner).toBe('Camille Aubertin')
  })

  it('is undone by toHtcds for anything HTCDS can hold, and always makes valid records', () => {
    fc.assert(
      fc.property(arbitraryValues(), values => {
        const { planned, remarks } = fromHtcds(imported(values), options)
        const records = [planned, ...planned.records]
        expect(toHtcds({ records }).values).toEqual(values)
        expect(remarks.filter(remark => remark.code === 'kept')).toEqual([])
        for (const record of records) expect(problemsOf(record)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('makes valid records of values no list knows, and loses none of them', () => {
    const junk = fc.dictionary(
      fc.constantFrom(...Object.keys(PLACES)),
      fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean()),
      { noNullPrototype: true },
    )
    fc.assert(
      fc.property(junk, values => {
        const { planned } = fromHtcds(imported(values), options)
        const records = [planned, ...planned.records]
        for (const record of records) expect(problemsOf(record)).toEqual([])
        const everything = JSON.stringify(records)
        for (const value of Object.values(values))
          expect(everything).toContain(JSON.stringify(String(value)).slice(1, -1))
      }),
      { numRuns: 200 },
    )
  })
})

describe('the places of HTCDS fields', () => {
  it('are all 84, each once, declared on the fields themselves', () => {
    const ids = [...Object.keys(PLACES), ...Object.keys(KEPT_AS_TEXT)]
    expect(new Set(ids).size).toBe(84)
    expect(ids).toHaveLength(84)
    for (const [id, { slot, part, field }] of Object.entries(PLACES)) {
      expect([id, partOf(KINDS[slot], part)[field]?.marks.htcds ?? []]).toEqual([id, expect.arrayContaining([id])])
    }
    const marked = CASEWORK_KINDS.flatMap((declared: AnyKind) =>
      ['facts', ...declared.compartments].flatMap(part =>
        part === 'facts' || isCompartment(part)
          ? Object.values(partOf(declared, part)).flatMap(field => field.marks.htcds ?? [])
          : [],
      ),
    )
    expect(marked.filter(id => !Object.keys(PLACES).includes(id))).toEqual([])
  })

  it('keep names, dates, phones, places and exact countries out of the facts', () => {
    const facts = Object.entries(PLACES)
      .filter(([, place]) => place.part === 'facts')
      .map(([id]) => id)
    expect(
      facts.filter(id =>
        /Name|Birth|Phone|Mail|Email|City|Street|Citizenship|Date|Location|Details|Owner|Organisation$/.test(id),
      ),
    ).toEqual([])
    expect(caseKind.facts.citizenshipRegions.spec.list?.values).toHaveLength(23)
  })
})

interface Draft {
  readonly kind: string
  readonly facts: Record<string, unknown>
  readonly sealed: Readonly<Partial<Record<string, Record<string, unknown>>>>
}

function problemsOf({ kind, facts, sealed }: Draft): unknown[] {
  const declared: AnyKind | undefined = CASEWORK_KINDS.find(candidate => candidate.name === kind)
  if (declared === undefined) return ['unknown kind']
  const checks = [
    validateFacts(declared, facts),
    ...declared.compartments.map(part => validateSealed(declared, part, sealed[part] ?? {})),
  ]
  const open = ['facts' as const, ...declared.compartments.filter(part => sealed[part] !== undefined)]
  return [
    ...checks.flatMap(check => (check.ok ? [] : check.problems)),
    ...checkRules(declared, { facts, sealed, open }),
  ]
}

/** Values of a case as the standard can hold them, drawn from the declared fields. */
function arbitraryValues(): fc.Arbitrary<HtcdsCase['values']> {
  const slots = ['case', 'incoming', 'outgoing', 'comment', 'event', 'plan'] as const
  const parts = slots.flatMap(slot => {
    const sealed = KINDS[slot].compartments.map(part =>
      arbitrarySealed(KINDS[slot], part).map(document => ({ slot, part, document })),
    )
    return [arbitraryFacts(KINDS[slot]).map(document => ({ slot, part: 'facts' as const, document })), ...sealed]
  })
  const kept = fc.constantFrom<HtcdsValues>(
    {},
    { vic_Vulnerabilities: ['Poverty', 'Migration'], org_ShippingLatitude: 12.5 },
    { vic_AgreementToManagePersonalData: false, org_Name: 'Maison Tilleul', per_RoleInProcess: ['Other'] },
  )
  return fc.tuple(fc.tuple(...parts), kept).map(([documents, texts]) => {
    const values: { [id in HtcdsFieldId]?: HtcdsValue } = { ...texts }
    for (const [id, { slot, part, field }] of entries(PLACES)) {
      const document = documents.find(candidate => candidate.slot === slot && candidate.part === part)?.document ?? {}
      const value = document[field]
      if (value === 'notRecorded') continue
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') values[id] = value
      else if (Array.isArray(value)) values[id] = value.map(String)
    }
    return values
  })
}

function* entries<K extends string, V>(record: Readonly<Record<K, V>>): Generator<[K, V]> {
  for (const key in record) yield [key, record[key]]
}
