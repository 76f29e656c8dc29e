/** The lists of values of rights and consent (case-process.json: consent). */
import { COMPARTMENTS, RECIPIENT_KINDS, valueList } from '#records'

/** Absent means recorded elsewhere: such a consent authorises nothing here. */
export const CONSENT_STATE = valueList('consentState', ['inForce', 'withdrawn'])

export const RECIPIENT = valueList('recipientKind', RECIPIENT_KINDS)

/** Types of authority, never a named one: which police station is sealed with what was sent. */
export const AUTHORITY = valueList('authority', [
  'police',
  'prosecution',
  'court',
  'immigration',
  'labourInspection',
  'socialServices',
  'childProtection',
  'healthAuthority',
  'consulate',
  'other',
])

export const OUTSIDE_TYPE = valueList('outsideType', [
  'organisation',
  'unAgency',
  'family',
  'professional',
  'employer',
  'media',
  'other',
])

export const CONSENT_HOW = valueList('consentHow', ['signed', 'paper', 'spoken'])

export const WITHHOLD_WHY = valueList('withholdWhy', ['fearOfHarm', 'tellPersonally', 'other'])

/** The ways in which something is given to somebody. A new one is a value here, and the server asks for its consent by itself. */
export const DISCLOSURE_HOW = valueList('disclosureHow', ['share', 'export', 'print', 'referral', 'spoken'])

export const LEGAL_BASIS = valueList('legalBasis', [
  'courtOrder',
  'reportDuty',
  'childProtection',
  'dangerToLife',
  'investigation',
  'otherLaw',
])

export const EXCEPTION_TELL = valueList('exceptionTell', ['told', 'willTell', 'endangers'])

export const EXCEPTION_ANSWER = valueList('exceptionAnswer', ['approved', 'declined'])

export const TOLD_WHAT = valueList('toldWhat', ['rights', 'exception', 'withdrawal'])

export const TOLD_HOW = valueList('toldHow', ['readAloud', 'readHerself', 'interpreter', 'printed'])

/** The compartments of a case, as values. */
export const COMPARTMENT = valueList('compartment', COMPARTMENTS)
