/** Casework: the case and what belongs to it. The only door of the capability. */
export * from './approvals/records.ts'
export { caseKind, isClosed } from './case.ts'
export { newCaseCode, readCaseCode } from './case-code.ts'
export * from './consent/index.ts'
export * from './conference/records.ts'
export { currentFacts } from './current.ts'
export { caseAdds, noteAdds, stepAdds, taskAdds } from './gathered.ts'
export * from './htcds.ts'
export * from './lists.ts'
export * from './plan/records.ts'
export * from './services/records.ts'
export { type AgeBand, ageBandOn, ageOn, type GenderGroup, genderGroupOf, personFacts } from './person.ts'
export {
  CASEWORK_KINDS,
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
