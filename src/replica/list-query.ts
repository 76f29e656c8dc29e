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
  /** Has one, whatever it is. */
  | { readonly field: string; readonly some: true }
  /** A text with these letters in it, however they are accented or capitalised. */
  | { readonly field: string; readonly has: string }
  /** A number that is this or more, this or less. */
  | { readonly field: string; readonly atLeast: number }
  | { readonly field: string; readonly atMost: number }
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
  readonly own?: Values | undefined
  readonly updated: number
}
/** Who looks, and when (ms). */
export type Looker = { readonly now: number; readonly me: string; readonly teams: readonly string[] }

const DAY = 86_400_000
export const MAX_DAYS = 3650
const MAX_CONDITIONS = 20
const MAX_VALUES = 60
export const MAX_NUMBER = 1_000_000_000
const MAX_TEXT = 200
const OWN = 'own.'

/** The name of an own field among the fields of a row. */
export const ownName = (key: string): string => OWN + key
/** The key of the own field a name stands for; undefined for every other field. */
export const ownKeyIn = (name: string): string | undefined =>
  name.startsWith(OWN) ? name.slice(OWN.length) : undefined

/** The day of a moment, as days are written everywhere. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** A field of a row, wherever it stands; `updated` is a day here. */
export function fieldOf(row: Listed, name: string): unknown {
  if (name === 'updated') return dayOf(row.updated)
  const own = ownKeyIn(name)
  if (own !== undefined) return row.own?.[own]
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
  if ('some' in condition) return row => !isNothing(fieldOf(row, field))
  if ('has' in condition) {
    const wanted = folded(condition.has)
    return row => {
      const value = fieldOf(row, field)
      return typeof value === 'string' && folded(value).includes(wanted)
    }
  }
  if ('atLeast' in condition) return numbered(field, value => value >= condition.atLeast)
  if ('atMost' in condition) return numbered(field, value => value <= condition.atMost)
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

const numbered =
  (field: string, fits: (value: number) => boolean): ((row: Listed) => boolean) =>
  row => {
    const value = fieldOf(row, field)
    return typeof value === 'number' && fits(value)
  }

/** Text as it is compared: without accents, in small letters, with single spaces. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()

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
  if (value.some === true) return { field, some: true }
  if (typeof value.has === 'string')
    return folded(value.has) !== '' && value.has.length <= MAX_TEXT ? { field, has: value.has } : undefined
  const [atLeast, atMost] = [countIn(value.atLeast, MAX_NUMBER), countIn(value.atMost, MAX_NUMBER)]
  if (atLeast !== undefined) return { field, atLeast }
  if (atMost !== undefined) return { field, atMost }
  const days = (name: string) => countIn(value[name], MAX_DAYS)
  const [within, notFor, ahead] = [days('within'), days('notFor'), days('ahead')]
  if (within !== undefined) return { field, within }
  if (notFor !== undefined) return { field, notFor }
  return ahead === undefined ? undefined : { field, ahead }
}

const countIn = (value: unknown, most: number): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most ? value : undefined

/** The same text for the same condition, whatever order its values were chosen in. */
export function conditionText(condition: Condition): string {
  return JSON.stringify('any' in condition ? { ...condition, any: [...new Set(condition.any)].sort() } : condition, [
    'field',
    'any',
    'none',
    'some',
    'has',
    'atLeast',
    'atMost',
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
