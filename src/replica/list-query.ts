/**
 * The conditions of a list: plain data that a screen shows as sentences, a saved view keeps, and the rows are held against.
 * Nothing here knows a kind; a field is a fact, a field of the header, or what children add to the row of their root.
 */
import { isPlainObject } from '#records'
import type { Values } from './types.ts'

/** `@me` is whoever looks, `@mine` the teams she is in: a shared view means its reader, not its author. */
export const ME = '@me'
export const MINE = '@mine'

export type Condition =
  /** Is this, or one of these. */
  | { readonly field: string; readonly any: ReadonlyArray<string | boolean> }
  /** Has no value. */
  | { readonly field: string; readonly none: true }
  /** A day, month or moment within the last so many days. */
  | { readonly field: string; readonly within: number }
  /** No such day within the last so many: longer ago, or never. */
  | { readonly field: string; readonly notFor: number }
  /** A day that is over, or comes within so many days. */
  | { readonly field: string; readonly ahead: number }

/** What of a row a condition looks at. */
export type Listed = {
  readonly facts: Values
  readonly header: Values
  readonly gathered?: Values | undefined
  readonly updated: number
}
/** Who looks, and when (ms). */
export type Looker = { readonly now: number; readonly me: string; readonly teams: readonly string[] }

const DAY = 86_400_000
export const MAX_DAYS = 3650
const MAX_CONDITIONS = 20
const MAX_VALUES = 60

/** The day of a moment, as days are written everywhere. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** A field of a row, wherever it stands; `updated` is a day here. */
export function fieldOf(row: Listed, name: string): unknown {
  if (name === 'updated') return dayOf(row.updated)
  return row.facts[name] ?? row.header[name] ?? row.gathered?.[name]
}

/** Whether a row fulfils every condition. Made once for a question, then asked for each row. */
export function matcherOf(conditions: readonly Condition[], looker: Looker): (row: Listed) => boolean {
  const tests = conditions.map(condition => testOf(condition, looker))
  return row => tests.every(test => test(row))
}

function testOf(condition: Condition, { now, me, teams }: Looker): (row: Listed) => boolean {
  const { field } = condition
  if ('any' in condition) {
    const wanted = new Set<unknown>(
      condition.any.flatMap((value): Array<string | boolean> => {
        if (value === MINE) return [...teams]
        return [value === ME ? me : value]
      }),
    )
    return row => {
      const value = fieldOf(row, field)
      return Array.isArray(value) ? value.some(one => wanted.has(one)) : wanted.has(value)
    }
  }
  if ('none' in condition) return row => isNothing(fieldOf(row, field))
  if ('ahead' in condition) {
    const last = dayOf(now + condition.ahead * DAY)
    return row => {
      const day = dayText(fieldOf(row, field))
      return day !== '' && day <= last.slice(0, day.length)
    }
  }
  const recent = 'within' in condition
  const since = dayOf(now - (recent ? condition.within : condition.notFor) * DAY)
  return row => {
    const day = dayText(fieldOf(row, field))
    return recent === (day !== '' && isAfter(day, since))
  }
}

/** A month counts as long as one of its days may be after. */
const isAfter = (day: string, since: string): boolean =>
  day.length < since.length ? day >= since.slice(0, day.length) : day > since

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
const dayText = (value: unknown): string => (typeof value === 'string' && /^\d{4}/.test(value) ? value : '')

/** The conditions in something that was stored or sent; what is not one is left out, never guessed. */
export function readConditions(value: unknown): Condition[] {
  if (!Array.isArray(value)) return []
  return value.flatMap(one => readCondition(one) ?? []).slice(0, MAX_CONDITIONS)
}

/** One condition; undefined when it is none. */
export function readCondition(value: unknown): Condition | undefined {
  if (!isPlainObject(value)) return undefined
  const { field, any } = value
  if (typeof field !== 'string' || field === '') return undefined
  if (Array.isArray(any)) {
    const values = any.filter(one => typeof one === 'string' || typeof one === 'boolean')
    return values.length > 0 && values.length <= MAX_VALUES ? { field, any: values } : undefined
  }
  if (value.none === true) return { field, none: true }
  const days = (name: string): number | undefined => {
    const count = value[name]
    return typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= MAX_DAYS ? count : undefined
  }
  const [within, notFor, ahead] = [days('within'), days('notFor'), days('ahead')]
  if (within !== undefined) return { field, within }
  if (notFor !== undefined) return { field, notFor }
  return ahead === undefined ? undefined : { field, ahead }
}

/** The same text for the same condition, whatever order its values were chosen in. */
export function conditionText(condition: Condition): string {
  return JSON.stringify('any' in condition ? { ...condition, any: [...new Set(condition.any)].sort() } : condition, [
    'field',
    'any',
    'none',
    'within',
    'notFor',
    'ahead',
  ])
}

/** A condition from its text; undefined when it is none. */
export function conditionFromText(text: string): Condition | undefined {
  try {
    return readCondition(JSON.parse(text))
  } catch {
    return undefined
  }
}
