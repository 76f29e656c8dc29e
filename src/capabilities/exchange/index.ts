/** Exchange: reading and writing files of cases in the official formats of HTCDS 2.0. The only door. */
export { FIELD_IDS, FIELDS, type Field, fieldOf, type HtcdsFieldId } from './fields.ts'
export * from './types.ts'
