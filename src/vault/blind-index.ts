import { type Bytes, utf8 } from './bytes.ts'
import { hmac } from './digest.ts'
import { lp } from './lp.ts'

/**
 * Exact identifiers with enough entropy to be found by a keyed code (security.md section 4.4). Never names, dates of birth or
 * nationality: a code per given name lets half of them be guessed by frequency.
 */
export const BLIND_INDEX_TYPES = ['document', 'phone', 'iban', 'plate', 'handle', 'partnerReference'] as const
/** One of {@link BLIND_INDEX_TYPES}. */
export type BlindIndexType = (typeof BLIND_INDEX_TYPES)[number]

/** The 16-byte code of a normalised identifier under a team's blind-index key of the epoch. */
export function blindIndex(key: Bytes, type: BlindIndexType, normalised: string): Bytes {
  // As bytes, because lp remembers short texts and this one names a person.
  return hmac(key, lp([type, utf8(normalised.normalize('NFC'))])).slice(0, 16)
}
