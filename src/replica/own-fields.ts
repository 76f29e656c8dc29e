/** Fields the organisation added: records like any other, read from the rows of their kind. */
import { COMPARTMENTS, isPlainObject, OWN_TYPES, type OwnField } from '#records'
import type { SealedValues, Values } from './types.ts'

/** The name of the kind that holds own fields (capability `access`). */
export const OWN_FIELD_KIND = 'ownField'

/** The organisation's own fields. A damaged one is left out: its values are kept all the same. */
export function ownFieldsOf({ rows }: { rows: { own(): readonly OwnField[] } }): readonly OwnField[] {
  return rows.own()
}

/** A row needs the beginning of a long answer, to be shown, ordered and asked about; the whole stands in the record. */
const LISTED = 200

/** The answers to own fields in the opened parts of a record, by key, as a row holds them. */
export function listedOwn(sealed: SealedValues): Values {
  const listed: Values = {}
  for (const document of Object.values(sealed)) {
    if (!isPlainObject(document?.own)) continue
    for (const [key, value] of Object.entries(document.own))
      listed[key] = typeof value === 'string' && value.length > LISTED ? `${value.slice(0, LISTED)}…` : value
  }
  return listed
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
