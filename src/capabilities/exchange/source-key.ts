/** Keys by which the same row is known again, whatever file it comes from. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { CaseValues, KeptText } from './types.ts'
import { cleanText } from './values/text.ts'

/** Text with sorted keys and sorted lists: the order of columns and of list values does not make another case. */
const canonical = (values: CaseValues, own: Record<string, string>, kept: KeptText[]): string => {
  const sorted = Object.entries(values)
    .map(([field, value]) => [field, Array.isArray(value) ? [...value].sort() : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const extra = Object.entries(own)
    .map(([label, text]) => [label, cleanText(text).text] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  // Only what has no value: the rest is in the values already, and its spelling may differ between two files.
  const texts = kept
    .filter(text => text.field !== null && values[text.field] === undefined)
    .map(text => [text.field, cleanText(text.raw).text] as const)
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  return JSON.stringify(['halte/htcds-row/1', sorted, extra, texts])
}

/** Hash of everything a row says. A hash of personal data is personal data: it must never be stored in clear. */
export const contentKey = (values: CaseValues, own: Record<string, string>, kept: KeptText[]): string =>
  bytesToHex(sha256(new TextEncoder().encode(canonical(values, own, kept))))

/** The submission's own id if there is one, else the content; `copy` counts equal rows of one file from 0. */
export const sourceKey = (content: string, submission: string | undefined, copy: number): string =>
  `${submission === undefined ? `row:${content}` : `submission:${submission}`}${copy === 0 ? '' : `:${copy + 1}`}`
