/** The demonstration organisation: invented people and cases, made through the product. The only door of the capability. */
export { calendarOf } from './calendar.ts'
export { demonstrationCases, SEED } from './cases.ts'
export { DEMO_PEOPLE, DEMO_TEAMS, DEMONSTRATION_NAME, type DemoPerson, type DemoTeam } from './people.ts'
export { DemonstrationRefused, type PrepareInput, prepareDemonstration } from './prepare.ts'
