/** Rights and consent: the door of the room. */
export * from './cover.ts'
export * from './dues.ts'
export * from './lists.ts'
export {
  CONSENT_KINDS,
  consentRecord,
  disclosure,
  exceptionApproval,
  lawfulException,
  outsideRecipient,
  rightsTold,
} from './records.ts'
