/**
 * A closed list of coded values. `name` is the key of its translations (`lists.<name>.<value>`).
 * `own` are the values Halte adds to a published list; exports mark them as such (decision 0021).
 */
export interface ValueList<V extends string = string> {
  readonly name: string
  readonly values: readonly V[]
  readonly own: readonly V[]
}

/** Declares a list. Throws on a repeated value: a list with two meanings for one code is a bug. */
export function valueList<const V extends string, const O extends string = never>(
  name: string,
  values: readonly V[],
  own: readonly O[] = [],
): ValueList<V | O> {
  const all: Array<V | O> = [...values, ...own]
  if (new Set(all).size !== all.length) throw new Error(`value list ${name} repeats a value`)
  return { name, values: all, own }
}
