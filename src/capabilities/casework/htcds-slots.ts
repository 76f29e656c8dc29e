/** The kinds behind the slots of a case, and what both directions of HTCDS share. */
import type { AnyKind, Compartment } from '#records'
import { caseKind } from './case.ts'
import { type HtcdsFieldId, KEPT_AS_TEXT, PLACES, placeOfField, type Slot } from './htcds-places.ts'
import { note, referral, supportPlan, traffickingEvent } from './records.ts'

/** A normalised value: text, ISO date (whole or in part), list id(s), ISO country code(s), number, yes or no. */
export type HtcdsValue = string | number | boolean | readonly string[]
export type HtcdsValues = { readonly [id in HtcdsFieldId]?: HtcdsValue }
/** Values of a document, by field. */
export type Values = Record<string, unknown>

export const KINDS: Record<Slot, AnyKind> = {
  case: caseKind,
  incoming: referral,
  outgoing: referral,
  comment: note,
  event: traffickingEvent,
  plan: supportPlan,
}

export function isKeptId(id: string): id is keyof typeof KEPT_AS_TEXT {
  return Object.hasOwn(KEPT_AS_TEXT, id)
}
export function isPlacedId(id: string): id is keyof typeof PLACES {
  return Object.hasOwn(PLACES, id)
}

/** The compartment whose texts hold what was meant for a field: its own, identity for names, narrative for facts. */
export function keptPart(id: string | null): Compartment {
  if (id !== null && isKeptId(id)) return KEPT_AS_TEXT[id].part
  const place = id === null ? undefined : placeOfField(id)
  if (place === undefined || place.part === 'facts') return 'narrative'
  return place.part === 'header' ? 'identity' : place.part
}
