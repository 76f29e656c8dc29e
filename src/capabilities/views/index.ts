/** Saved views of lists: the only door of the capability. */
export { VIEW_KINDS, view } from './records.ts'
