import type { Translate } from '#app/languages/index.ts'
import type { Choice } from '#app/parts/choice.tsx'
import type { Duty } from '#vault'

/** The vault's list, written again because screens must not carry the vault's code along. A test compares the two. */
export const DUTY_CODES = [
  'caseWorker',
  'centreManager',
  'healthWorker',
  'legalAdviser',
  'returnCounsellor',
  'contactPerson',
  'fieldInvestigator',
  'fieldDesk',
  'intake',
  'prevention',
  'monitoring',
  'keyOfficer',
  'administrator',
] as const satisfies readonly Duty[]

/** The duties someone can have, in words. A duty explains; only teams and roles open anything. */
export const dutyChoices = (t: Translate): Choice[] => DUTY_CODES.map(value => ({ value, label: t(`duties.${value}`) }))
