import type { Translate } from '#app/languages/index.ts'
import type { Choice } from '#app/parts/choice.tsx'
import { DUTIES } from '#vault'

/** The duties someone can have, in words. A duty explains; only teams and roles open anything. */
export const dutyChoices = (t: Translate): Choice[] => DUTIES.map(value => ({ value, label: t(`duties.${value}`) }))
