import { z } from 'zod'
import { ROUTES, type RouteName } from '#replica/protocol.ts'

/** What stands at a place of an answer. */
export type LeafKind = 'bytes' | 'id' | 'number' | 'text' | 'flag' | 'choice' | 'record' | 'object' | 'list' | 'raw'
/** A place in the answers of a route: property names, `*` for every item of a list. */
export interface Leaf {
  readonly route: RouteName
  readonly path: readonly string[]
  readonly kind: LeafKind
}
type JsonSchema = z.core.JSONSchema.JSONSchema

export const nameOf = ({ route, path }: Leaf) => `${route} ${path.join('.')}`

/** Every place of every answer, read from the schemas: a new route or field is lied about without being listed. */
export function leavesOf(route: RouteName): Leaf[] {
  const declared = ROUTES[route]
  if ('raw' in declared) return declared.raw === 'answer' ? [{ route, path: [], kind: 'raw' }] : []
  const found = new Map<string, Leaf>()
  walk(z.toJSONSchema(declared.answer, { io: 'input', unrepresentable: 'any' }), [], (path, kind) => {
    const leaf = { route, path, kind }
    found.set(nameOf(leaf), leaf)
  })
  return [...found.values()]
}

function walk(
  schema: JsonSchema | boolean,
  path: readonly string[],
  visit: (path: readonly string[], kind: LeafKind) => void,
): void {
  if (typeof schema === 'boolean' || schema.const !== undefined || schema.type === 'null') return
  for (const option of schema.anyOf ?? schema.oneOf ?? []) walk(option, path, visit)
  if (schema.enum !== undefined) visit(path, 'choice')
  else if (schema.type === 'array') {
    visit(path, 'list')
    if (typeof schema.items === 'object' && !Array.isArray(schema.items) && schema.items.type === 'object')
      visit([...path, '*'], 'object')
    if (schema.items !== undefined && !Array.isArray(schema.items)) walk(schema.items, [...path, '*'], visit)
  } else if (schema.type === 'object' && schema.properties !== undefined) {
    for (const [name, property] of Object.entries(schema.properties)) walk(property, [...path, name], visit)
  } else if (schema.type === 'object') visit(path, 'record')
  else if (schema.type === 'integer' || schema.type === 'number') visit(path, 'number')
  else if (schema.type === 'boolean') visit(path, 'flag')
  else if (schema.type === 'string')
    visit(
      path,
      schema.pattern === undefined
        ? 'text'
        : schema.pattern.includes('{8}-')
          ? 'id'
          : schema.pattern.includes('A-Za-z0-9_-')
            ? 'bytes'
            : 'text',
    )
}

type Json = unknown
/** A way of lying about one place: what the values there become. `others` are true values of the same place elsewhere. */
type Twist = (values: readonly Json[], others: readonly Json[]) => Json[]

const flipped = (value: Json): Json => {
  if (typeof value !== 'string' || value === '') return value
  const at = Math.floor(value.length / 2)
  return value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1)
}
const each =
  (change: (value: Json) => Json): Twist =>
  values =>
    values.map(change)
/** Everyone gets what belongs to the next one that differs. */
const rotated: Twist = values =>
  values.map((value, i) => [...values.slice(i + 1), ...values.slice(0, i)].find(other => !same(other, value)) ?? value)
const replaced: Twist = (values, others) =>
  values.map(
    (value, i) =>
      others.filter(other => !same(other, value)).at(i % Math.max(1, others.length)) ??
      others.find(other => !same(other, value)) ??
      value,
  )
/** The same object as it was in an earlier answer: all its ids and names are the same. */
const earlier: Twist = (values, others) =>
  values.map(value => others.find(other => identity(other) === identity(value) && !same(other, value)) ?? value)
const IDENTITY = ['id', 'root', 'rec', 'team', 'comp', 'to', 'user', 'epoch', 'seq']
const identity = (value: Json) =>
  JSON.stringify(
    Object.entries(Object(value)).filter(
      ([name]) => IDENTITY.includes(name) && !(name === 'seq' && 'hash' in Object(value)),
    ),
  )
const same = (a: Json, b: Json) => JSON.stringify(a) === JSON.stringify(b)
const list =
  (change: (items: Json[]) => Json[]): Twist =>
  values =>
    values.map(value => (Array.isArray(value) ? change([...value]) : value))

const TWISTS: { readonly [K in LeafKind]: Readonly<Record<string, Twist>> } = {
  bytes: {
    'with a bit turned': each(flipped),
    empty: each(() => ''),
    'of its neighbour': rotated,
    'of another place or time': replaced,
  },
  id: {
    'of its neighbour': rotated,
    'of another place or time': replaced,
    unknown: each(() => '0190a0a0-0000-7000-8000-000000000000'),
  },
  number: {
    'one more': each(value => Number(value) + 1),
    'one less': each(value => Math.max(0, Number(value) - 1)),
    'of its neighbour': rotated,
  },
  text: { 'of its neighbour': rotated, 'of another place or time': replaced },
  flag: { turned: each(value => value !== true) },
  choice: { 'of its neighbour': rotated, 'of another place or time': replaced },
  record: {
    'with a value changed': each(value => changedRecord(value)),
    'with a value dropped': each(value => Object.fromEntries(Object.entries(Object(value)).slice(1))),
    'of its neighbour': rotated,
    'of another place or time': replaced,
  },
  object: {
    'of its neighbour': rotated,
    'of an earlier time': earlier,
    'of another place or time': replaced,
  },
  list: {
    'without its first': list(items => items.slice(1)),
    'without its last': list(items => items.slice(0, -1)),
    reversed: list(items => items.reverse()),
    'with one twice': list(items => [...items, ...items.slice(0, 1)]),
    emptied: list(() => []),
  },
  raw: {},
}

function changedRecord(value: Json): Json {
  const entries = Object.entries(Object(value))
  const swaps: Record<string, Json> = { status: 'Closed', riskLevel: 'low', month: '2020-01' }
  return Object.fromEntries(entries.map(([name, held]) => [name, swaps[name] ?? held]))
}

export const twistsOf = ({ kind }: Leaf): string[] => Object.keys(TWISTS[kind])

/** All values at a place of an answer. */
export function valuesAt(json: Json, path: readonly string[]): Json[] {
  const [name, ...rest] = path
  if (name === undefined) return [json]
  if (name === '*') return Array.isArray(json) ? json.flatMap(item => valuesAt(item, rest)) : []
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, name)) return []
  return valuesAt(Reflect.get(json, name), rest)
}

/** The answer with the place twisted; undefined when that changes nothing. */
export function twisted(json: Json, leaf: Leaf, twist: string, others: readonly Json[]): Json | undefined {
  const values = valuesAt(json, leaf.path)
  const lies = TWISTS[leaf.kind][twist]?.(values, others) ?? values
  if (values.length === 0 || values.every((value, i) => same(value, lies[i]))) return undefined
  let next = 0
  const rebuild = (at: Json, path: readonly string[]): Json => {
    const [name, ...rest] = path
    if (name === undefined) return lies[next++]
    if (name === '*') return Array.isArray(at) ? at.map(item => rebuild(item, rest)) : at
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return at
    return { ...at, [name]: rebuild(Reflect.get(at, name), rest) }
  }
  return rebuild(json, leaf.path)
}
