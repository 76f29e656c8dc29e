import type { Translate } from '#app/languages/index.ts'
import { exportColumnsOf, type FormField } from '#records'
import { CASEWORK_KINDS } from '../index.ts'

/** Our own field for a field of the standard, so that a preview speaks the words of the screens. */
const byHtcds = new Map<string, FormField>(
  CASEWORK_KINDS.flatMap(kind =>
    exportColumnsOf(kind).flatMap(field => (field.htcds ?? []).map((id): [string, FormField] => [id, field])),
  ).reverse(),
)

export const optionKeyOf = {
  /** The label of a field of the standard; its id where the screens have no such field. */
  fieldLabel: (field: string, t: Translate): string => {
    const known = byHtcds.get(field)
    return known ? t(`${known.key}.label`) : field
  },
  /** A value of a field of the standard in words. */
  value: (field: string | null, value: string, t: Translate): string => {
    const list = field ? byHtcds.get(field)?.list : undefined
    return list?.values.includes(value) ? t(`lists.${list.name}.${value}`) : value
  },
}
