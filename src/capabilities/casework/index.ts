/** Casework: the case and what belongs to it. The only door of the capability. */
export * from './approvals/approvals.ts'
export * from './approvals/records.ts'
export { caseKind, isClosed } from './case.ts'
export { newCaseCode, readCaseCode } from './case-code.ts'
export * from './conference/records.ts'
export * from './configuration/read.ts'
export * from './configuration/records.ts'
export * from './consent/index.ts'
export * from './contact/records.ts'
export { currentFacts } from './current.ts'
export { caseAdds, noteAdds, stepAdds, taskAdds } from './gathered.ts'
export * from './htcds.ts'
export * from './lists.ts'
export { mergeAdds, mergeCases, partCases, rowLeadsTo } from './merge/merge.ts'
export { mergeLink } from './merge/records.ts'
export { type AgeBand, ageBandOn, ageOn, type GenderGroup, genderGroupOf, personFacts } from './person.ts'
export * from './plan/plan.ts'
export * from './plan/records.ts'
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
export { riskDues, safetyDues } from './risk/dues.ts'
export * from './risk/records.ts'
export * from './screening/records.ts'
export { caseTitle, type OpenedRecord, SEARCHED, type SearchField, searchDocumentOf } from './search.ts'
export * from './services/records.ts'
export * from './today/dues.ts'
export * from './translations/records.ts'
