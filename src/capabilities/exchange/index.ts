/** Exchange: reading and writing files of cases in the official formats of HTCDS 2.0. The only door. */
export { COUNTRY_NAMES } from './countries.ts'
export { findDuplicates, matchExisting } from './duplicates.ts'
export { FIELD_IDS, FIELDS, type Field, fieldOf, type HtcdsFieldId } from './fields.ts'
export { planImport } from './plan/plan.ts'
export { readTable } from './read/table.ts'
export * from './types.ts'
