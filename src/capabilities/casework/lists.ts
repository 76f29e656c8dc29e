/**
 * The lists of values of casework. Those of HTCDS 2.0 carry its ids as published (IOM, CC BY 4.0), misspellings included:
 * an id is a code, not a word. Halte's own additions are the second argument (decision 0021).
 */
import { valueList } from '#records'

export const CASE_STATUS = valueList('caseStatus', ['Active', 'FollowUp', 'Closed', 'ClosedReferred'])

export const CLOSURE_REASON = valueList('closureReason', [
  'goalsMet',
  'personsRequest',
  'transferred',
  'returned',
  'lostContact',
  'death',
  'formalClosing',
  'notTrafficked',
  'duplicate',
  'other',
  'notRecorded',
])

export const JOURNEY_STAGE = valueList('journeyStage', [
  'contact',
  'identification',
  'protection',
  'returnOrStay',
  'reintegration',
  'followUp',
  'closed',
])

export const RISK_LEVEL = valueList('riskLevel', ['high', 'medium', 'low'])

export const RISK_AREA = valueList('riskArea', [
  'trafficker',
  'selfHarm',
  'health',
  'retrafficking',
  'family',
  'status',
  'staff',
])

export const GENDER = valueList('gender', [
  'Feminine',
  'Masculine',
  'TransgenderFeminine',
  'TransgenderMasculine',
  'NonConforming',
  'NonSpecifiedUnknown',
])

/** What of gender is a fact: rare values generalise before they reach the server (security.md 2.3, decision 0022). */
export const GENDER_GROUP = valueList('genderGroup', ['feminine', 'masculine', 'otherOrNotStated'])

/** Age bands of the CTDC datasets, so that counts can be compared with the published ones. */
export const AGE_BAND = valueList('ageBand', [
  'age0to8',
  'age9to17',
  'age18to20',
  'age21to23',
  'age24to26',
  'age27to29',
  'age30to38',
  'age39to47',
  'age48plus',
])

export const MARITAL_STATUS = valueList('maritalStatus', [
  'Single',
  'Married',
  'Widowed',
  'Divorced',
  'Separated',
  'RegisteredPartnership',
])

export const EDUCATION = valueList('education', [
  'EarlyChildhoodEducation',
  'PrimaryEducation',
  'LowerSecondaryEducation',
  'UpperSecondaryEducation',
  'PostSecondaryNonTertiaryEducation',
  'ShortCycleTertiaryEducation',
  'BachelorsOrEquivalentLevel',
  'MastersOrEquivalentLevel',
  'DoctoralOrEquivalentLevel',
])

export const TRAFFICKING_STATUS = valueList('traffickingStatus', [
  'PossibleVictimOfTrafficking',
  'ActualVictimOfTrafficking',
  'NotAVictimOfTrafficking',
])

/** What became of the way to ask a competent body to decide again. */
export const APPEAL = valueList('appeal', ['notPossible', 'possible', 'lodged', 'upheld', 'dismissed'])

export const DECIDER = valueList(
  'decider',
  ['Police', 'NGO', 'CourtOrProsecution', 'NonPoliceGovernmentalOrganization', 'Other'],
  ['notRecorded'],
)

export const RELATION_TO_TRAFFICKER = valueList('relationToTrafficker', ['Familial', 'Acquainted', 'Unaquainted'])

export const ONLINE_PLATFORM = valueList('onlinePlatform', [
  'Facebook',
  'Instagram',
  'WhatsApp',
  'Telegram',
  'FacebookMessenger',
  'Viber',
  'SnapChat',
  'Line',
  '4Sale',
  'WeChat',
  'QQ',
  'QZone',
  'TikTok',
  'Twitter',
  'Other',
])

export const RECRUITMENT = valueList('recruitment', [
  'AtAPlaceOfBusiness',
  'AtAnEducationalInstitution',
  'AtWork',
  'ThroughOnlineSocialNetworks',
  'ThroughAnOnlineAdvertisement',
  'ThroughATelevisionAdvert',
  'ThroughANewspaperAdvert',
  'ThroughFamilyOrFamilyEvents',
  'ThroughFriendsOrSocialEvents',
  'Other',
])

/** `RestrictsMovement` is defined on the standard's definitions page but missing from its picklist: Halte's own value. */
export const CONTROL = valueList(
  'control',
  [
    'PhysicalThreats',
    'ThreatsLawEnforcement',
    'ThreatensChildrenFamily',
    'DebtBondage',
    'FalsePromises',
    'PhysicalAbuse',
    'SexualAbuse',
    'TakesEarnings',
    'RestrictsFinancialAccess',
    'RestrictsMedicalCare',
    'WithholdsNecessities',
    'PsychologicalAbuse',
    'PsychoactiveSubstance',
    'ExcessiveWorkingHours',
    'WithholdsDocuments',
    'Other',
  ],
  ['RestrictsMovement'],
)

export const EXPLOITATION = valueList('exploitation', [
  'ForcedLabour',
  'SexualExploitation',
  'ChildLabour',
  'ForcedMarriage',
  'Servitude',
  'ForcedMilitaryByNonStateActors',
  'OrganRemoval',
  'ForcedBegging',
  'ForcedAdoption',
  'Surrogacy',
  'Other',
])

/** Sections of ISIC Rev. 4. */
export const INDUSTRY = valueList('industry', [
  'A_AgricultureForestryAndFishing',
  'B_MiningAndQuarrying',
  'C_Manufacturing',
  'D_ElectricityGasSteamAndAirConditioningSupply',
  'E_WaterSupplySewerageWasteManagement',
  'F_Construction',
  'G_WholesaleAndRetailTradeRepairOfMotorVehicles',
  'H_TransportationAndStorage',
  'I_AccommodationAndFoodServiceActivities',
  'J_InformationAndCommunication',
  'K_FinancialAndInsuranceActivities',
  'L_RealEstateActivities',
  'M_ProfessionalScientificAndTechnicalActivities',
  'N_AdministrativeAndSupportServiceActivities',
  'O_PublicAdministrationAndDefence',
  'P_Education',
  'Q_HumanHealthAndSocialWorkActivities',
  'R_ArtsEntertainmentAndRecreation',
  'S_OtherServiceActivities',
  'T_ActivitiesOfHouseholdsAsEmployers',
  'U_ActivitiesOfExtraterritorialOrganizations',
])

export const SEX_EXPLOITATION = valueList('sexExploitation', [
  'Prostitution',
  'Pornography',
  'RemoteInteractiveServices',
  'PrivateSexualServices',
])

export const REFERRAL_DIRECTION = valueList('referralDirection', ['incoming', 'outgoing'])

export const REFERRAL_REASON = valueList('referralReason', [
  'AdditionalServicesRequired',
  'MigrationOrChangeOfLocation',
  'Other',
])

export const EVENT_TYPE = valueList('eventType', ['Recruitment', 'Transit', 'Exploitation'])

export const PLAN_TYPE = valueList('planType', [
  'Education',
  'Financial',
  'Health',
  'LabourExploitationRehabilitation',
  'Legal',
  'Livelihood',
  'RightsBasedTraining',
  'SexualExploitationRehabilitation',
  'SocialCare',
])

export const NOTE_TYPE = valueList('noteType', [
  'conversation',
  'phoneCall',
  'visit',
  'meeting',
  'incident',
  'observation',
  'comment',
])

export const TASK_STATUS = valueList('taskStatus', ['open', 'done', 'dropped'])

export const DOCUMENT_TYPE = valueList('documentType', [
  'identityCard',
  'passport',
  'birthCertificate',
  'residencePermit',
  'travelDocument',
  'consentForm',
  'courtDocument',
  'medicalReport',
  'contract',
  'photograph',
  'recording',
  'message',
  'other',
])

export const RELATION_TYPE = valueList('relationType', [
  'mother',
  'father',
  'child',
  'sibling',
  'spouseOrPartner',
  'grandparent',
  'otherRelative',
  'guardian',
  'friend',
  'trustedPerson',
  'exploitedTogether',
  'other',
])

export const SAFETY = valueList('safety', ['safe', 'notSafe', 'unknown'])

export const CONTACT_CHANNEL = valueList('contactChannel', ['call', 'textMessage', 'voiceMessage', 'email', 'inPerson'])

export const CONSENT_PURPOSE = valueList('consentPurpose', [
  'interview',
  'services',
  'reporting',
  'sharing',
  'tracing',
  'return',
  'media',
])

export const CONSENT_GIVER = valueList('consentGiver', ['individual', 'caregiver', 'other'])

/** What a person is told before she consents (HTCDS con_Consent; case-process.json). */
export const CONSENT_TOLD = valueList('consentTold', [
  'purpose',
  'use',
  'research',
  'access',
  'retention',
  'withdraw',
  'limits',
  'refuse',
  'recording',
])

/** Sub-regions of UN M49: what of a citizenship may be a fact. */
export const REGION = valueList('region', [
  'northernAfrica',
  'easternAfrica',
  'middleAfrica',
  'southernAfrica',
  'westernAfrica',
  'caribbean',
  'centralAmerica',
  'southAmerica',
  'northernAmerica',
  'centralAsia',
  'easternAsia',
  'southEasternAsia',
  'southernAsia',
  'westernAsia',
  'easternEurope',
  'northernEurope',
  'southernEurope',
  'westernEurope',
  'australiaAndNewZealand',
  'melanesia',
  'micronesia',
  'polynesia',
  'otherOrNone',
])
