/** Values as the official workbook writes them. */

import { COUNTRY_NAMES } from '../countries.ts'
import { type Field, fieldId, fieldOf, type HtcdsFieldId } from '../fields.ts'
import { listKey } from '../fold.ts'
import standard from '../htcds/htcds-2.0.json' with { type: 'json' }
import type { ExportCase, FieldValue } from '../types.ts'

/** A cell to write. `day` is a full ISO day that may become a date cell. */
export type OutCell =
  | { is: 'text' | 'day'; text: string }
  | { is: 'boolean'; yes: boolean }
  | { is: 'number'; number: number }

/**
 * Texts of the workbook's own validation lists, where they differ from the standard's labels ("Follow up", "Debt bondage "
 * with its trailing space, ids for gender): a cell has to equal its list.
 */
const listTexts = (): ReadonlyMap<HtcdsFieldId, ReadonlyMap<string, string>> => {
  const lists = new Map<string, ReadonlyArray<string>>(
    Object.entries(standard.workbook.validationLists).map(([column, list]) => [
      column,
      'values' in list ? list.values : [],
    ]),
  )
  const texts = new Map<HtcdsFieldId, ReadonlyMap<string, string>>()
  for (const column of standard.workbook.columns) {
    const id = column.fieldId === null ? undefined : fieldId(column.fieldId)
    if (!id || column.validationColumn === undefined) continue
    const { byKey } = fieldOf(id)
    texts.set(
      id,
      new Map(
        (lists.get(column.validationColumn) ?? []).flatMap(text => {
          const value = byKey.get(listKey(text))
          return value === undefined ? [] : [[value, text] as const]
        }),
      ),
    )
  }
  return texts
}
const TEXTS = listTexts()

const labelOf = (field: Field, id: string): string =>
  field.shape === 'country' || field.shape === 'countries'
    ? (COUNTRY_NAMES[id] ?? id)
    : (TEXTS.get(field.id)?.get(id) ?? field.values.find(value => value.id === id)?.label ?? id)

const fromValue = (field: Field, value: FieldValue): OutCell => {
  if (typeof value === 'boolean') return { is: 'boolean', yes: value }
  if (typeof value === 'number') return { is: 'number', number: value }
  const [only, ...more] = Array.isArray(value) ? value : []
  if (Array.isArray(value))
    return {
      is: 'text',
      text:
        only !== undefined && more.length === 0
          ? labelOf(field, only)
          : value.map(id => labelOf(field, id).trim()).join('; '),
    }
  if (field.shape === 'date') return { is: value.length === 10 ? 'day' : 'text', text: value }
  return { is: 'text', text: field.shape === 'list' || field.shape === 'country' ? labelOf(field, value) : value }
}

/** What stands in the cell of a field: its value, else the text that was kept for it, else nothing. */
export const outCell = (written: ExportCase, id: HtcdsFieldId): OutCell | undefined => {
  const value = written.values[id]
  if (value !== undefined) return fromValue(fieldOf(id), value)
  const kept = written.kept?.find(text => text.field === id && text.reason !== 'cell-comment')
  return kept ? { is: 'text', text: kept.raw } : undefined
}
