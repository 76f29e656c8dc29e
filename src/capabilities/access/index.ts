/** People, teams and own fields: the only door of the capability. */
export { ACCESS_KINDS, COMPARTMENT_LIST, colleague, houseRules, OWN_TYPE_LIST, ownField, team } from './records.ts'
