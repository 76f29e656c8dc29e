/** The 84 fields of HTCDS 2.0 and their lists, from the standard's own data (htcds/htcds-2.0.json). */

import { listKey } from './fold.ts'
import standard from './htcds/htcds-2.0.json' with { type: 'json' }

/** Ids of the fields of HTCDS 2.0, as published. */
export const FIELD_IDS = [
  'org_Name',
  'org_ShippingCity',
  'org_ShippingCountry',
  'org_ShippingState',
  'org_ShippingStreet',
  'org_ShippingPostalCode',
  'org_ShippingLongitude',
  'org_ShippingLatitude',
  'org_Phone',
  'org_Type',
  'prs_Salutation',
  'prs_FirstName',
  'prs_MiddleName',
  'prs_SecondName',
  'prs_Birthdate',
  'prs_Gender',
  'prs_Deceased',
  'prs_MaritalStatus',
  'prs_NumberOfChildren',
  'prs_PrimaryLanguage',
  'prs_SecondaryLanguage',
  'prs_HighestLevelOfEducation',
  'prs_Citizenship',
  'prs_IdentityNumber',
  'prs_Title',
  'prs_Email',
  'prs_HomePhone',
  'prs_MobilePhone',
  'prs_MailingCity',
  'prs_MailingCountry',
  'prs_MailingState',
  'prs_MailingStreet',
  'prs_MailingPostalCode',
  'prs_MailingLongitude',
  'prs_MailingLatitude',
  'vic_AgreementToManagePersonalData',
  'vic_TraffickingStatus',
  'vic_TraffickingStatusDecisionMakingOrg',
  'vic_RelationshipToTrafficker',
  'vic_AgeWhenTrafficked',
  'vic_RecruitmentWebsitesAndApps',
  'vic_MethodOfRecruitment',
  'vic_LocationOfRecruitment',
  'vic_MethodsOfControl',
  'vic_TypeOfExploitation',
  'vic_ForcedLabourIndustry',
  'vic_TypeOfSexExploitation',
  'vic_LocationOfExploitation',
  'vic_ExploitationWebsitesAndApps',
  'vic_Vulnerabilities',
  'vic_DetailsOfVulnerabilities',
  'per_RoleInProcess',
  'per_RoleDetails',
  'per_Organisation',
  'cas_Status',
  'cas_ReasonForCaseClosure',
  'cas_CaseOwner',
  'cas_ReferringOrganisation',
  'cas_IncomingReferralDate',
  'cas_ReferringPrimaryCaseWorker',
  'cas_ReasonForIncomingReferral',
  'cas_IncomingReferralDetails',
  'cas_ReferredOrganisation',
  'cas_ReferredPrimaryCaseWorker',
  'cas_ReasonForOutgoingReferral',
  'cas_OutgoingReferralDate',
  'cas_OutgoingReferralDetails',
  'cco_CaseComment',
  'hte_Longitude',
  'hte_Latitude',
  'hte_City',
  'hte_Country',
  'hte_State',
  'hte_Street',
  'hte_PostalCode',
  'hte_Date',
  'hte_Type',
  'hte_Description',
  'spl_Objectives',
  'spl_ActionPlan',
  'spl_PlannedEndDate',
  'spl_ActualEndDate',
  'spl_Type',
  'con_Consent',
] as const
export type HtcdsFieldId = (typeof FIELD_IDS)[number]

/** How a cell of the field is read. */
export type FieldShape =
  | 'text'
  | 'longText'
  | 'date'
  | 'list'
  | 'lists'
  | 'countries'
  | 'country'
  | 'boolean'
  | 'number'
  | 'phone'
  | 'email'

export type Field = {
  id: HtcdsFieldId
  label: string
  shape: FieldShape
  /** Values of the official list, and those Halte adds; empty when the field has none. */
  values: ReadonlyArray<{ id: string; label: string }>
  /** Folded spelling (id and label) to id. */
  byKey: ReadonlyMap<string, string>
}

const PHONES = new Set<string>(['prs_HomePhone', 'prs_MobilePhone', 'org_Phone'])
const COUNTRIES = new Set<string>(['prs_MailingCountry', 'org_ShippingCountry', 'hte_Country'])
/** The standard has one industry per case, its own multi-select workbook several: several are read, one is remarked. */
const SEVERAL = new Set<string>(['vic_ForcedLabourIndustry'])

const shapeOf = (id: string, type: string | null, hasList: boolean): FieldShape => {
  if (id === 'prs_Citizenship') return 'countries'
  if (id === 'prs_Email') return 'email'
  if (PHONES.has(id)) return 'phone'
  if (COUNTRIES.has(id)) return 'country'
  if (hasList) return type === 'multiSelect' || SEVERAL.has(id) ? 'lists' : 'list'
  if (type === 'date' || type === 'boolean' || type === 'longText' || type === 'number') return type
  return type === 'geolocation' ? 'number' : 'text'
}

/**
 * Values Halte adds to an official list. "Restricts movement" is defined on the standard's definitions page and missing from
 * its picklist (htcds-2.0.json, definedButNotInPicklist).
 */
const ADDED_VALUES: Readonly<Record<string, ReadonlyArray<{ id: string; label: string }>>> = {
  vic_MethodsOfControl: [{ id: 'RestrictsMovement', label: 'Restricts movement' }],
}

const build = (): ReadonlyMap<HtcdsFieldId, Field> => {
  const known = new Map<string, HtcdsFieldId>(FIELD_IDS.map(id => [id, id]))
  const fields = new Map<HtcdsFieldId, Field>()
  for (const entry of standard.fields) {
    const id = known.get(entry.id)
    if (!id) continue
    const values = [...(entry.values ?? []), ...(ADDED_VALUES[id] ?? [])].map(value => ({
      id: value.id,
      label: value.label,
    }))
    const byKey = new Map<string, string>()
    for (const value of values) byKey.set(listKey(value.id), value.id).set(listKey(value.label), value.id)
    fields.set(id, { id, label: entry.label, shape: shapeOf(id, entry.type, values.length > 0), values, byKey })
  }
  return fields
}

/** Every field of the standard by id. */
export const FIELDS: ReadonlyMap<HtcdsFieldId, Field> = build()

/** The field of an id; every id has one (a test holds the standard's file to it). */
export const fieldOf = (id: HtcdsFieldId): Field => {
  const field = FIELDS.get(id)
  if (!field) throw new Error(`no such field: ${id}`)
  return field
}

/** The id a text names, if it is one. */
export const fieldId = (text: string): HtcdsFieldId | undefined => FIELD_IDS.find(id => id === text)

/** The 39 columns of the official workbook, in their order; column A (running number) has no field. */
export const WORKBOOK_COLUMNS: ReadonlyArray<{
  column: string
  name: string | null
  label: string | null
  field: HtcdsFieldId | null
}> = standard.workbook.columns.map(column => ({
  column: column.column,
  name: column.hiddenName,
  label: column.label,
  field: column.fieldId === null ? null : (fieldId(column.fieldId) ?? null),
}))

/** Names of the questions of the official XLSForm that are not field ids. */
export const FORM_NAMES: ReadonlyMap<string, HtcdsFieldId> = new Map(
  standard.xlsform.questions.flatMap(question => {
    const field = fieldId(question.fieldId)
    return field ? [[question.name, field] as const] : []
  }),
)
