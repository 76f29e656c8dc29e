import { isCompartment, OWN_TYPES, type OwnField } from '#records'
import type { OpenRecord, Values } from '#replica/types.ts'

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
const labels = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

/** An own field of the organisation from its record; nothing when it cannot be read as one. */
export function ownFieldOf({ sealed }: OpenRecord): OwnField[] {
  const header: Values = sealed.header ?? {}
  const { on, comp, key, type, values, order, retired } = header
  const known = OWN_TYPES.find(one => one === type)
  if (typeof on !== 'string' || typeof key !== 'string' || typeof comp !== 'string' || !isCompartment(comp) || !known)
    return []
  const options = Object.fromEntries(Object.entries(record(values)).map(([value, words]) => [value, labels(words)]))
  return [
    {
      on,
      comp,
      key,
      type: known,
      labels: labels(header.labels),
      values: options,
      ...(typeof header.extends === 'string' ? { extends: header.extends } : {}),
      ...(typeof order === 'number' ? { order } : {}),
      retired: retired === true,
    },
  ]
}
