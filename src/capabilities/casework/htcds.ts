/** Cases in the terms of HTCDS 2.0 (IOM, CC BY 4.0), both ways. */
export {
  type CaseDraft,
  type FromHtcdsOptions,
  fromHtcds,
  type HtcdsCase,
  type PlannedHtcdsCase,
  type Remark,
} from './from-htcds.ts'
export { type HtcdsFieldId, KEPT_AS_TEXT, type NotPlaced, PLACES } from './htcds-places.ts'
export type { HtcdsValue, HtcdsValues } from './htcds-slots.ts'
export { type KeptValue, type OpenCase, type ToHtcdsOptions, toHtcds } from './to-htcds.ts'
