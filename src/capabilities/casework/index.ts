/** Casework: the case and what belongs to it. The only door of the capability. */
export { caseKind, isClosed } from './case.ts'
export * from './lists.ts'
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
