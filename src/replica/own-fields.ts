/** Fields the organisation added: records like any other, read from the rows of their kind. */
import { COMPARTMENTS, isPlainObject, OWN_TYPES, type OwnField } from '#records'
import type { Copy } from './copy.ts'
import type { Values } from './types.ts'

/** The name of the kind that holds own fields (capability `access`). */
export const OWN_FIELD_KIND = 'ownField'

/** The organisation's own fields in force. A damaged one is left out: its values are kept all the same. */
export function ownFieldsOf(copy: Copy): OwnField[] {
  return copy.rows.ofKind(OWN_FIELD_KIND).flatMap(({ header }) => readOwnField(header) ?? [])
}

/** The own field a record's header holds; undefined when it is damaged. */
export function readOwnField(header: Values): OwnField | undefined {
  const { on, key, labels, values, order, retired } = header
  const comp = COMPARTMENTS.find(name => name === header.comp)
  const type = OWN_TYPES.find(name => name === header.type)
  if (typeof on !== 'string' || typeof key !== 'string' || comp === undefined || type === undefined) return undefined
  const field: OwnField = { on, comp, key, type, labels: textsOf(labels) }
  return {
    ...field,
    ...(isPlainObject(values)
      ? { values: Object.fromEntries(Object.entries(values).map(([name, each]) => [name, textsOf(each)])) }
      : {}),
    ...(typeof header.extends === 'string' ? { extends: header.extends } : {}),
    ...(typeof order === 'number' ? { order } : {}),
    ...(retired === true ? { retired } : {}),
  }
}

function textsOf(value: unknown): Record<string, string> {
  if (!isPlainObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
  )
}
