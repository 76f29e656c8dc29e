/**
 * Where each of the 84 fields of HTCDS 2.0 lives in Halte (security.md 2.3; docs/decisions/0020 gives the reasons), and which
 * are only kept as text.
 */
import type { Compartment, Part } from '#records'

/** Which record of a case a field belongs to; referrals in and out are two records of one kind. */
export type Slot = 'case' | 'incoming' | 'outgoing' | 'comment' | 'event' | 'plan'
export interface FieldPlace {
  readonly slot: Slot
  readonly part: Part
  readonly field: string
}

const at = (slot: Slot, part: Part, field: string): FieldPlace => ({ slot, part, field })

export const PLACES = {
  prs_Salutation: at('case', 'identity', 'salutation'),
  prs_FirstName: at('case', 'header', 'firstName'),
  prs_MiddleName: at('case', 'header', 'middleName'),
  prs_SecondName: at('case', 'header', 'secondName'),
  prs_Birthdate: at('case', 'identity', 'birthdate'),
  prs_Gender: at('case', 'identity', 'gender'),
  prs_Deceased: at('case', 'identity', 'deceased'),
  prs_MaritalStatus: at('case', 'identity', 'maritalStatus'),
  prs_NumberOfChildren: at('case', 'identity', 'childrenCount'),
  prs_PrimaryLanguage: at('case', 'identity', 'primaryLanguage'),
  prs_SecondaryLanguage: at('case', 'identity', 'secondaryLanguage'),
  prs_HighestLevelOfEducation: at('case', 'identity', 'education'),
  prs_Citizenship: at('case', 'identity', 'citizenships'),
  prs_IdentityNumber: at('case', 'identity', 'identityNumber'),
  prs_Title: at('case', 'identity', 'occupation'),
  prs_Email: at('case', 'identity', 'email'),
  prs_HomePhone: at('case', 'identity', 'homePhone'),
  prs_MobilePhone: at('case', 'identity', 'mobilePhone'),
  prs_MailingCity: at('case', 'location', 'city'),
  prs_MailingCountry: at('case', 'location', 'country'),
  prs_MailingState: at('case', 'location', 'state'),
  prs_MailingStreet: at('case', 'location', 'street'),
  prs_MailingPostalCode: at('case', 'location', 'postalCode'),
  prs_MailingLongitude: at('case', 'location', 'longitude'),
  prs_MailingLatitude: at('case', 'location', 'latitude'),
  vic_TraffickingStatus: at('case', 'facts', 'traffickingStatus'),
  vic_TraffickingStatusDecisionMakingOrg: at('case', 'facts', 'decidedBy'),
  vic_RelationshipToTrafficker: at('case', 'facts', 'relationToTrafficker'),
  vic_AgeWhenTrafficked: at('case', 'identity', 'ageWhenTrafficked'),
  vic_RecruitmentWebsitesAndApps: at('case', 'facts', 'recruitmentPlatforms'),
  vic_MethodOfRecruitment: at('case', 'facts', 'recruitment'),
  vic_LocationOfRecruitment: at('case', 'evidence', 'placeOfRecruitment'),
  vic_MethodsOfControl: at('case', 'facts', 'control'),
  vic_TypeOfExploitation: at('case', 'facts', 'exploitation'),
  vic_ForcedLabourIndustry: at('case', 'facts', 'industries'),
  vic_TypeOfSexExploitation: at('case', 'facts', 'sexExploitation'),
  vic_LocationOfExploitation: at('case', 'evidence', 'placeOfExploitation'),
  vic_ExploitationWebsitesAndApps: at('case', 'facts', 'exploitationPlatforms'),
  cas_Status: at('case', 'facts', 'status'),
  cas_ReasonForCaseClosure: at('case', 'narrative', 'closureDetails'),
  cas_CaseOwner: at('case', 'header', 'ownerName'),
  cas_ReferringOrganisation: at('incoming', 'narrative', 'organisation'),
  cas_IncomingReferralDate: at('incoming', 'narrative', 'day'),
  cas_ReferringPrimaryCaseWorker: at('incoming', 'narrative', 'caseWorker'),
  cas_ReasonForIncomingReferral: at('incoming', 'facts', 'reason'),
  cas_IncomingReferralDetails: at('incoming', 'narrative', 'details'),
  cas_ReferredOrganisation: at('outgoing', 'narrative', 'organisation'),
  cas_OutgoingReferralDate: at('outgoing', 'narrative', 'day'),
  cas_ReferredPrimaryCaseWorker: at('outgoing', 'narrative', 'caseWorker'),
  cas_ReasonForOutgoingReferral: at('outgoing', 'facts', 'reason'),
  cas_OutgoingReferralDetails: at('outgoing', 'narrative', 'details'),
  cco_CaseComment: at('comment', 'narrative', 'body'),
  hte_Longitude: at('event', 'evidence', 'longitude'),
  hte_Latitude: at('event', 'evidence', 'latitude'),
  hte_City: at('event', 'evidence', 'city'),
  hte_Country: at('event', 'evidence', 'country'),
  hte_State: at('event', 'evidence', 'state'),
  hte_Street: at('event', 'evidence', 'street'),
  hte_PostalCode: at('event', 'evidence', 'postalCode'),
  hte_Date: at('event', 'evidence', 'day'),
  hte_Type: at('event', 'facts', 'type'),
  hte_Description: at('event', 'evidence', 'description'),
  spl_Objectives: at('plan', 'narrative', 'objectives'),
  spl_ActionPlan: at('plan', 'narrative', 'actions'),
  spl_PlannedEndDate: at('plan', 'narrative', 'plannedEnd'),
  spl_ActualEndDate: at('plan', 'narrative', 'actualEnd'),
  spl_Type: at('plan', 'facts', 'type'),
  con_Consent: at('case', 'facts', 'consent'),
} as const satisfies Record<string, FieldPlace>

/**
 * Why a field of the standard has no field of its own. `deprecated`: replaced in version 2.0; `partner`: describes an
 * organisation, which the capability coordination will hold; `suspect`: describes a perpetrator, who belongs behind the wall
 * in the capability field and never in the file of a person helped.
 */
export type NotPlaced = 'deprecated' | 'partner' | 'suspect'

/** Fields kept as text in the `imported` texts of a compartment: nothing of a file is dropped. */
export const KEPT_AS_TEXT = {
  vic_AgreementToManagePersonalData: { part: 'narrative', why: 'deprecated' },
  vic_Vulnerabilities: { part: 'narrative', why: 'deprecated' },
  vic_DetailsOfVulnerabilities: { part: 'narrative', why: 'deprecated' },
  per_RoleInProcess: { part: 'evidence', why: 'suspect' },
  per_RoleDetails: { part: 'evidence', why: 'suspect' },
  per_Organisation: { part: 'evidence', why: 'suspect' },
  org_Name: { part: 'narrative', why: 'partner' },
  org_ShippingCity: { part: 'narrative', why: 'partner' },
  org_ShippingCountry: { part: 'narrative', why: 'partner' },
  org_ShippingState: { part: 'narrative', why: 'partner' },
  org_ShippingStreet: { part: 'narrative', why: 'partner' },
  org_ShippingPostalCode: { part: 'narrative', why: 'partner' },
  org_ShippingLongitude: { part: 'narrative', why: 'partner' },
  org_ShippingLatitude: { part: 'narrative', why: 'partner' },
  org_Phone: { part: 'narrative', why: 'partner' },
  org_Type: { part: 'narrative', why: 'partner' },
} as const satisfies Record<string, { part: Compartment; why: NotPlaced }>

export type PlacedId = keyof typeof PLACES
export type KeptId = keyof typeof KEPT_AS_TEXT
export type HtcdsFieldId = PlacedId | KeptId

/** Where a field lives, or undefined for one that is only kept as text. */
export function placeOfField(id: string): FieldPlace | undefined {
  return Object.entries(PLACES).find(([placed]) => placed === id)?.[1]
}
