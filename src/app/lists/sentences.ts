/** Conditions as sentences ("risk is high", "no contact for 14 days"), and sentences back into conditions. */
import { type Condition, conditionText, folded, MAX_DAYS, MAX_NUMBER, ME, MINE } from '#replica/list-query.ts'
import type { Translate } from '../languages/index.ts'

/** How a field can be asked about. */
export type Ask =
  | 'is'
  | 'me'
  | 'mine'
  | 'yes'
  | 'no'
  | 'none'
  | 'some'
  | 'has'
  | 'atLeast'
  | 'atMost'
  | 'within'
  | 'notFor'
  | 'ahead'
export interface FilterField {
  name: string
  /** Its name, for fields without sentences of their own. */
  label: string
  options: ReadonlyArray<{ value: string; label: string }>
  asks: readonly Ask[]
}
export interface SentenceWords {
  t: Translate
  has: (key: string) => boolean
  language: string
  /** Where the kind's own sentences stand. */
  prefix: string
  named: ReadonlyArray<{ key: string; condition: Condition }>
}

/** Offered when no number was typed. */
const USUAL_DAYS = [7, 14, 30]
const USUAL_AMOUNTS = [1]
const HOLE = '\u0001'

/** One condition in words. What is not known any more is named by its code, never hidden. */
export function sentenceOf(condition: Condition, fields: readonly FilterField[], words: SentenceWords): string {
  const { t, prefix } = words
  const text = conditionText(condition)
  const named = words.named.find(one => conditionText(one.condition) === text)
  if (named) return t(`${prefix}.named.${named.key}`)
  const field = fields.find(one => one.name === condition.field) ?? {
    name: condition.field,
    label: condition.field,
    options: [],
    asks: [],
  }
  if ('none' in condition) return say('none', field, words, {})
  if ('some' in condition) return say('some', field, words, {})
  if ('has' in condition) return say('has', field, words, { text: HOLE }).replace(HOLE, () => condition.has)
  if ('atLeast' in condition) return say('atLeast', field, words, { number: condition.atLeast })
  if ('atMost' in condition) return say('atMost', field, words, { number: condition.atMost })
  if ('within' in condition) return say('within', field, words, { count: condition.within })
  if ('notFor' in condition) return say('notFor', field, words, { count: condition.notFor })
  if ('ahead' in condition) return say('ahead', field, words, { count: condition.ahead })
  const [only] = condition.any
  if (condition.any.length === 1 && typeof only === 'boolean') return say(only ? 'yes' : 'no', field, words, {})
  if (condition.any.length === 1 && only === ME) return say('me', field, words, {})
  if (condition.any.length === 1 && only === MINE) return say('mine', field, words, {})
  return isTemplate(field, words).replace(HOLE, () => either(labelsOf(condition.any, field, words), words.language))
}

/** The template of a field's own, or the general one with the field's name. */
function say(ask: Ask, field: FilterField, { t, has, prefix }: SentenceWords, blanks: object): string {
  const own = `${prefix}.${field.name}.${ask}`
  const key = has(own) || has(`${own}_other`) ? own : `says.any.${ask}`
  return t(key, { field: field.label, ...blanks })
}

/** "risk is …" with a hole, made once: a field of fifty values is offered in fifty sentences at each key press. */
const templates = new WeakMap<SentenceWords, Map<FilterField, string>>()
function isTemplate(field: FilterField, words: SentenceWords): string {
  const known = templates.get(words) ?? new Map<FilterField, string>()
  templates.set(words, known)
  const template = known.get(field) ?? say('is', field, words, { values: HOLE })
  known.set(field, template)
  return template
}

const lists = new Map<string, Intl.ListFormat>()
function listFormat(language: string): Intl.ListFormat {
  const known = lists.get(language) ?? new Intl.ListFormat(language, { type: 'disjunction' })
  lists.set(language, known)
  return known
}
const either = (labels: readonly string[], language: string): string => listFormat(language).format(labels)

type Option = { value: string | boolean; label: string }
/** Everything a value can be, in the order sentences name them. */
function optionsOf(field: FilterField, { t }: SentenceWords): Option[] {
  const asked = (ask: Ask, value: string | boolean, key: string) =>
    field.asks.includes(ask) ? [{ value, label: t(key) }] : []
  return [
    ...asked('me', ME, 'says.me'),
    ...asked('mine', MINE, 'says.myTeams'),
    ...asked('yes', true, 'says.yes'),
    ...asked('no', false, 'says.no'),
    ...field.options,
  ]
}

function labelsOf(values: ReadonlyArray<string | boolean>, field: FilterField, words: SentenceWords): string[] {
  const options = optionsOf(field, words)
  const known = options.filter(one => values.includes(one.value)).map(one => one.label)
  const unknown = values.filter(value => !options.some(one => one.value === value)).map(String)
  return [...known, ...unknown]
}

/** The condition a sentence says; undefined when it is not one of ours. */
export function readSentence(
  text: string,
  fields: readonly FilterField[],
  words: SentenceWords,
): Condition | undefined {
  const wanted = folded(text)
  const says = (condition: Condition) => folded(sentenceOf(condition, fields, words)) === wanted
  const numbers = numbersIn(text)
  for (const condition of [...words.named.map(one => one.condition), ...fields.flatMap(one => simple(one, numbers))])
    if (says(condition)) return condition
  for (const field of fields) {
    const letters = textAfter(text, field, words)
    if (letters !== undefined && says({ field: field.name, has: letters })) return { field: field.name, has: letters }
    const condition = field.asks.some(ask => ask === 'is' || ask === 'yes') && readValues(text, field, words)
    if (condition && says(condition)) return condition
  }
  return undefined
}

const numbersIn = (text: string): number[] =>
  [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits)).filter(count => count <= MAX_NUMBER)

/** The letters a text is asked to hold: what stands in the sentence's hole, or after the name of the field. */
function textAfter(typed: string, field: FilterField, words: SentenceWords): string | undefined {
  if (!field.asks.includes('has')) return undefined
  const [before = '', after = ''] = say('has', field, words, { text: HOLE }).split(HOLE)
  const said = folded(typed)
  const [start, end] = [folded(before), folded(after)]
  if (said.startsWith(start)) {
    const whole = typed.startsWith(before) && typed.endsWith(after)
    const rest = said.slice(start.length)
    const letters = whole ? typed.slice(before.length, typed.length - after.length) : rest
    return tidy(whole || end === '' || !rest.endsWith(end) ? letters : rest.slice(0, -end.length))
  }
  const label = folded(field.label)
  return label !== '' && said.startsWith(`${label} `) ? tidy(said.slice(label.length)) : undefined
}
const tidy = (letters: string): string | undefined =>
  folded(letters) === '' ? undefined : letters.trim().slice(0, 200)

/** Conditions with one value or number. */
function simple(field: FilterField, days: readonly number[], amounts = days): Condition[] {
  const { name } = field
  const counts = days.filter(count => count <= MAX_DAYS)
  const one: Record<Ask, () => Condition[]> = {
    is: () => field.options.map(({ value }) => ({ field: name, any: [value] })),
    me: () => [{ field: name, any: [ME] }],
    mine: () => [{ field: name, any: [MINE] }],
    yes: () => [{ field: name, any: [true] }],
    no: () => [{ field: name, any: [false] }],
    none: () => [{ field: name, none: true }],
    some: () => [{ field: name, some: true }],
    // Offered only with letters to look for (`suggest`).
    has: () => [],
    atLeast: () => amounts.map(atLeast => ({ field: name, atLeast })),
    atMost: () => amounts.map(atMost => ({ field: name, atMost })),
    within: () => counts.map(within => ({ field: name, within })),
    notFor: () => counts.map(notFor => ({ field: name, notFor })),
    ahead: () => counts.map(ahead => ({ field: name, ahead })),
  }
  return field.asks.flatMap(ask => one[ask]())
}

/** Reads "… is a, b or c" by the labels of the field. */
function readValues(text: string, field: FilterField, words: SentenceWords): Condition | undefined {
  const [before = '', after = ''] = folded(isTemplate(field, words)).split(HOLE)
  const said = folded(text)
  if (!said.startsWith(before.trimEnd()) || !said.endsWith(after.trimStart())) return undefined
  const middle = said.slice(before.length, said.length - after.length).trim()
  const between = separators(words.language)
  const options = optionsOf(field, words).map(one => ({ value: one.value, label: folded(one.label) }))
  const any = takeLabels(middle, options, between)
  return any && any.length > 1 ? { field: field.name, any } : undefined
}

/** What stands between the values of a list; Spanish says "u" before a sound like "o". */
const separators = (language: string): string[] => {
  const parts = [2, 3].flatMap(count =>
    ['1', 'o'].flatMap(part => listFormat(language).formatToParts(Array.from({ length: count }, () => part))),
  )
  return [...new Set(parts.flatMap(one => (one.type === 'literal' ? [folded(`x${one.value}x`).slice(1, -1)] : [])))]
}

function takeLabels(
  text: string,
  options: readonly Option[],
  between: readonly string[],
): Array<string | boolean> | undefined {
  for (const { value, label } of options) {
    if (text === label) return [value]
    for (const separator of between) {
      const head = label + separator
      const rest = text.startsWith(head) ? takeLabels(text.slice(head.length), options, between) : undefined
      if (rest) return [value, ...rest]
    }
  }
  return undefined
}

export interface Suggestion {
  condition: Condition
  sentence: string
}
const SUGGESTED = 12

/** Sentences that hold every word typed, those that begin with it first; a number typed is the number of days. */
export function suggest(typed: string, fields: readonly FilterField[], words: SentenceWords): Suggestion[] {
  const whole = readSentence(typed, fields, words)
  const numbers = numbersIn(typed)
  const usual = numbers.length === 0
  const all = [
    ...(whole ? [whole] : []),
    ...words.named.map(one => one.condition),
    ...fields.flatMap(field => (usual ? simple(field, USUAL_DAYS, USUAL_AMOUNTS) : simple(field, numbers))),
    ...fields.flatMap((field): Condition[] => {
      const has = textAfter(typed, field, words)
      return has === undefined ? [] : [{ field: field.name, has }]
    }),
  ]
  const wanted = folded(typed)
  const parts = wanted.split(' ')
  const seen = new Map<string, Suggestion>()
  for (const condition of all) {
    const sentence = sentenceOf(condition, fields, words)
    const said = folded(sentence)
    if (parts.every(part => said.includes(part)) && !seen.has(said)) seen.set(said, { condition, sentence })
  }
  const rank = ([said]: [string, Suggestion]) => (said === wanted ? 0 : said.startsWith(wanted) ? 1 : 2)
  return [...seen]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, SUGGESTED)
    .map(([, one]) => one)
}

/** Conditions with one more: values of the same field are put together ("risk is high or medium"). */
export function withCondition(conditions: readonly Condition[], added: Condition): Condition[] {
  const text = conditionText(added)
  if (conditions.some(one => conditionText(one) === text)) return [...conditions]
  const form = formOf(added)
  const at = conditions.findIndex(one => one.field === added.field && formOf(one) === form)
  const before = conditions[at]
  if (before === undefined) return [...conditions, added]
  const joined =
    'any' in before && 'any' in added ? { ...added, any: [...new Set([...before.any, ...added.any])] } : added
  return conditions.map((one, index) => (index === at ? joined : one))
}
const formOf = (condition: Condition): string =>
  ['any', 'none', 'some', 'has', 'atLeast', 'atMost', 'within', 'notFor', 'ahead'].find(name => name in condition) ?? ''
