/**
 * Between files in the terms of HTCDS and the replica: what an import plans to create, what of the existing cases duplicates are
 * compared with, and what an export writes. The same for the app and the command line.
 */
import {
  type CaseValues,
  type ExistingCase,
  type ExportCase,
  FIELD_IDS,
  type ImportedCase,
  type Place,
} from '#capabilities/exchange/index.ts'
import type { OwnField } from '#records'
import type { OpenRecord, OpenRoot, PlannedCase } from '#replica/types.ts'
import { caseKind } from './case.ts'
import { newCaseCode } from './case-code.ts'
import { fromHtcds, type HtcdsValues, type Remark, toHtcds } from './htcds.ts'

export type ImportContext = {
  /** Today, `YYYY-MM-DD`. */
  readonly today: string
  /** The team that will own the cases. */
  readonly team: string
  /** The organisation's own fields in force, and the language the columns' labels are taken to be in. */
  readonly own: readonly OwnField[]
  readonly language: string
}

export type PlannedImport = {
  readonly cases: PlannedCase[]
  /** Own columns that have no own field yet: to be created once, before the cases. */
  readonly ownFields: OwnField[]
  readonly remarks: ReadonlyArray<{ readonly place: Place; readonly remark: Remark }>
}

/** The records of every row that is to be created. Codes are made here, on the device, and differ within one import. */
export const toPlannedCases = (rows: readonly ImportedCase[], context: ImportContext): PlannedImport => {
  const codes = new Set<string>()
  const own = new Map(context.own.map(field => [`${field.on}.${field.comp}.${field.key}`, field]))
  const added: OwnField[] = []
  const remarks: Array<{ place: Place; remark: Remark }> = []
  const cases = rows.map(row => {
    const code = newCaseCode(taken => codes.has(taken))
    codes.add(code)
    const { planned, ownFields, remarks: said } = fromHtcds(row, { ...context, code, own: [...own.values()] })
    for (const field of ownFields) {
      own.set(`${field.on}.${field.comp}.${field.key}`, field)
      added.push(field)
    }
    remarks.push(...said.map(remark => ({ place: row.place, remark })))
    return { ...planned, facts: { ...planned.facts, team: context.team }, records: [...planned.records] }
  })
  return { cases, ownFields: added, remarks }
}

const textsOf = (...values: unknown[]): string[] =>
  values.flat().filter((value): value is string => typeof value === 'string' && value !== '')

/** The existing cases as far as this device can open them, for `matchExisting`. */
export const toExistingCases = (records: readonly OpenRecord[]): ExistingCase[] =>
  records
    .filter(record => record.kind === caseKind.name)
    .map(({ root, sealed: { header = {}, identity = {} } }) => {
      const one = (field: string, value: unknown) => (typeof value === 'string' ? { [field]: value } : {})
      return {
        id: root,
        names: textsOf(
          textsOf(header.firstName, header.middleName, header.secondName).join(' '),
          header.aliases,
          header.otherScripts,
        ),
        phones: textsOf(identity.mobilePhone, identity.homePhone, identity.otherPhones),
        emails: textsOf(identity.email),
        documents: textsOf(identity.identityNumber),
        ...one('birthdate', identity.birthdate),
        ...one('sourceKey', identity.sourceKey),
        ...one('contentKey', identity.contentKey),
      }
    })

/**
 * What an export writes of opened cases. `nameOf` gives the case worker's name. Imported texts that never found a value go back
 * where they came from, so that a file that went through Halte says what it said before.
 */
export const toExportedCases = (
  roots: readonly OpenRoot[],
  options: { nameOf: (user: string) => string | undefined; own: readonly OwnField[]; language: string },
): ExportCase[] =>
  roots.map(root => {
    const { values, own, kept } = toHtcds(root, options)
    return { values: writable(values), own, kept: kept.map(text => ({ ...text, reason: 'picklist-unknown' as const })) }
  })

/** The same values in lists of their own: what a writer is given it may order as it likes. */
const writable = (values: HtcdsValues): CaseValues => {
  const out: CaseValues = {}
  for (const id of FIELD_IDS) {
    const value = values[id]
    if (value !== undefined) out[id] = typeof value === 'object' ? [...value] : value
  }
  return out
}
