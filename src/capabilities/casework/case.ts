/**
 * The case: one person accompanied by the organisation. Fields of HTCDS 2.0 sorted by who may read them (security.md 2.3;
 * reasons field by field in docs/decisions/0020).
 */
import {
  code,
  count,
  country,
  decimal,
  email,
  kind,
  language,
  list,
  longText,
  manyOf,
  map,
  month,
  oneOf,
  partialDay,
  phone,
  teamRef,
  text,
  userRef,
  yesNo,
} from '#records'
import {
  AGE_BAND,
  CASE_STATUS,
  CLOSURE_REASON,
  CONTROL,
  DECIDER,
  EDUCATION,
  EXPLOITATION,
  GENDER,
  GENDER_GROUP,
  INDUSTRY,
  JOURNEY_STAGE,
  MARITAL_STATUS,
  ONLINE_PLATFORM,
  RECRUITMENT,
  REGION,
  RELATION_TO_TRAFFICKER,
  RISK_LEVEL,
  SEX_EXPLOITATION,
  TRAFFICKING_STATUS,
} from './lists.ts'

/** Texts of an import that fit no field, by field or column name: shown beside the field, never dropped. */
const imported = () => map(longText())

export const caseKind = kind('case', {
  since: 1,
  facts: {
    status: oneOf(CASE_STATUS).htcds('cas_Status').together('status'),
    closureReason: oneOf(CLOSURE_REASON).together('status'),
    openedMonth: month().together('status'),
    closedMonth: month().together('status'),
    stage: oneOf(JOURNEY_STAGE).together('stage'),
    riskLevel: oneOf(RISK_LEVEL).together('risk'),
    consent: yesNo().htcds('con_Consent').together('consent'),
    traffickingStatus: oneOf(TRAFFICKING_STATUS).htcds('vic_TraffickingStatus').together('identification'),
    decidedBy: oneOf(DECIDER).htcds('vic_TraffickingStatusDecisionMakingOrg').together('identification'),
    decidedMonth: month().together('identification'),
    decidedMonthUnknown: yesNo().together('identification'),
    genderGroup: oneOf(GENDER_GROUP),
    ageBand: oneOf(AGE_BAND),
    citizenshipRegions: manyOf(REGION),
    relationToTrafficker: oneOf(RELATION_TO_TRAFFICKER).htcds('vic_RelationshipToTrafficker'),
    recruitment: manyOf(RECRUITMENT).htcds('vic_MethodOfRecruitment'),
    recruitmentPlatforms: manyOf(ONLINE_PLATFORM).htcds('vic_RecruitmentWebsitesAndApps'),
    control: manyOf(CONTROL).htcds('vic_MethodsOfControl'),
    exploitation: manyOf(EXPLOITATION).htcds('vic_TypeOfExploitation'),
    industries: manyOf(INDUSTRY).htcds('vic_ForcedLabourIndustry'),
    sexExploitation: manyOf(SEX_EXPLOITATION).htcds('vic_TypeOfSexExploitation'),
    exploitationPlatforms: manyOf(ONLINE_PLATFORM).htcds('vic_ExploitationWebsitesAndApps'),
    team: teamRef(),
    caseWorker: userRef(),
  },
  sealed: {
    header: {
      code: code({ max: 16 }).key(1),
      firstName: text({ max: 200 }).key(2).htcds('prs_FirstName'),
      middleName: text({ max: 200 }).key(3).htcds('prs_MiddleName'),
      secondName: text({ max: 200 }).key(4).htcds('prs_SecondName'),
      aliases: list(text({ max: 200 })).key(5),
      otherScripts: list(text({ max: 200 })).key(6),
      ownerName: text({ max: 200 }).key(7).htcds('cas_CaseOwner'),
    },
    identity: {
      salutation: text({ max: 100 }).htcds('prs_Salutation'),
      birthdate: partialDay().htcds('prs_Birthdate'),
      gender: oneOf(GENDER).htcds('prs_Gender'),
      citizenships: list(country(), { max: 20 }).htcds('prs_Citizenship'),
      identityNumber: text({ max: 100 }).htcds('prs_IdentityNumber'),
      homePhone: phone().htcds('prs_HomePhone'),
      mobilePhone: phone().htcds('prs_MobilePhone'),
      otherPhones: list(phone(), { max: 20 }),
      email: email().htcds('prs_Email'),
      occupation: text({ max: 200 }).htcds('prs_Title'),
      primaryLanguage: language().htcds('prs_PrimaryLanguage'),
      secondaryLanguage: language().htcds('prs_SecondaryLanguage'),
      maritalStatus: oneOf(MARITAL_STATUS).htcds('prs_MaritalStatus'),
      childrenCount: count({ max: 40 }).htcds('prs_NumberOfChildren'),
      education: oneOf(EDUCATION).htcds('prs_HighestLevelOfEducation'),
      deceased: yesNo().htcds('prs_Deceased'),
      ageWhenTrafficked: count({ max: 120 }).htcds('vic_AgeWhenTrafficked'),
      sourceKey: code({ max: 128 }).together('source'),
      contentKey: code({ max: 128 }).together('source'),
      submission: text({ max: 200 }).together('source'),
      imported: imported(),
    },
    location: {
      street: text().htcds('prs_MailingStreet').together('address'),
      postalCode: text({ max: 50 }).htcds('prs_MailingPostalCode').together('address'),
      city: text({ max: 200 }).htcds('prs_MailingCity').together('address'),
      state: text({ max: 200 }).htcds('prs_MailingState').together('address'),
      country: country().htcds('prs_MailingCountry').together('address'),
      latitude: decimal({ min: -90, max: 90 }).htcds('prs_MailingLatitude').together('address'),
      longitude: decimal({ min: -180, max: 180 }).htcds('prs_MailingLongitude').together('address'),
      imported: imported(),
    },
    narrative: {
      summary: longText(),
      closureDetails: longText().htcds('cas_ReasonForCaseClosure'),
      imported: imported(),
    },
    evidence: {
      placeOfRecruitment: text().htcds('vic_LocationOfRecruitment'),
      placeOfExploitation: text().htcds('vic_LocationOfExploitation'),
      imported: imported(),
    },
  },
  rules: [
    {
      code: 'case.closed.reason',
      needs: ['facts'],
      field: 'closureReason',
      holds: ({ facts }) => !isClosed(facts.status) || facts.closureReason !== undefined,
    },
    {
      code: 'case.open.reason',
      needs: ['facts'],
      field: 'closureReason',
      holds: ({ facts }) => isClosed(facts.status) || (facts.closureReason ?? facts.closedMonth) === undefined,
    },
    {
      code: 'case.months.order',
      needs: ['facts'],
      field: 'closedMonth',
      holds: ({ facts }) =>
        facts.openedMonth === undefined || facts.closedMonth === undefined || facts.openedMonth <= facts.closedMonth,
    },
    {
      code: 'case.identification.decider',
      needs: ['facts'],
      field: 'decidedBy',
      holds: ({ facts }) => facts.traffickingStatus === undefined || facts.decidedBy !== undefined,
    },
    {
      code: 'case.identification.month',
      needs: ['facts'],
      field: 'decidedMonth',
      holds: ({ facts }) =>
        facts.traffickingStatus === undefined || facts.decidedMonth !== undefined || facts.decidedMonthUnknown === true,
    },
  ],
  list: ['code', 'firstName', 'secondName', 'status', 'stage', 'riskLevel', 'traffickingStatus', 'ownerName'],
  indexes: [['status'], ['stage'], ['riskLevel'], ['caseWorker'], ['team', 'status']],
})

/** True for the two closed statuses of HTCDS. */
export function isClosed(status: string | undefined): boolean {
  return status === 'Closed' || status === 'ClosedReferred'
}
