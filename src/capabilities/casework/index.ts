/** Casework: the case and what belongs to it. The only door of the capability. */
export { caseKind, isClosed } from './case.ts'
export { newCaseCode, readCaseCode } from './case-code.ts'
export { currentFacts } from './current.ts'
export { caseAdds, noteAdds, stepAdds, taskAdds } from './gathered.ts'
export * from './htcds.ts'
export * from './lists.ts'
export { type AgeBand, ageBandOn, ageOn, type GenderGroup, genderGroupOf, personFacts } from './person.ts'
export {
  CASEWORK_KINDS,
  consentRecord,
  document,
  identificationDecision,
  journeyStep,
  note,
  referral,
  relation,
  riskLevel,
  safeContact,
  supportPlan,
  task,
  traffickingEvent,
} from './records.ts'
export { type Region, regionOf, regionsOf } from './regions.ts'
export { caseTitle, type OpenedRecord, SEARCHED, type SearchField, searchDocumentOf } from './search.ts'
