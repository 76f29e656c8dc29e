/**
 * The configuration as one file (docs/configuration.md): everything an organisation decided without code, to be kept, compared and
 * taken over by another. Reading names the place of every fault; nothing is taken from a file with one.
 */
import * as z from 'zod'
import {
  type AnyKind,
  type Catalogue,
  COMPARTMENTS,
  formOf,
  isCompartment,
  isPlainObject,
  OWN_TYPES,
  type OwnField,
  type Part,
} from '#records'
import { parseInstrument } from '../screening/read-instrument.ts'
import { isLanguageTag, wrongBlanks } from '../translations/languages.ts'
import { APPROVERS, DECIDED, REVIEWED } from './read.ts'

// The page allows no code made from text; asking whether it does would already be reported as a violation.
z.config({ jitless: true })

export const CONFIGURATION_FORMAT = 'halte.configuration/1'
export const MOST_CHARACTERS = 2_000_000

const text = (max: number) => z.string().min(1).max(max)
const labels = z.record(text(12), z.string().max(200))
const ownField = z.strictObject({
  on: text(48),
  comp: z.enum(COMPARTMENTS),
  key: z.string().regex(/^[a-z][a-zA-Z0-9_]{0,79}$/),
  type: z.enum(OWN_TYPES),
  labels,
  values: z.record(text(80), labels).optional(),
  extends: text(48).optional(),
  order: z.number().int().min(0).max(10_000).optional(),
  retired: z.boolean().optional(),
})
const peopleLanguage = z.strictObject({
  tag: z.string().refine(isLanguageTag),
  name: text(100),
  rightToLeft: z.boolean().optional(),
  retired: z.boolean().optional(),
  texts: z.record(text(200), text(10_000)),
})
const schema = z.strictObject({
  format: z.literal(CONFIGURATION_FORMAT),
  /** What forms do not ask. */
  notAsked: z
    .array(z.string().regex(/^[a-zA-Z]+\.[a-zA-Z]+$/))
    .max(1000)
    .optional(),
  reviewDays: z.partialRecord(z.enum(REVIEWED), z.number().int().min(1).max(3650)).optional(),
  approvals: z.partialRecord(z.enum(DECIDED), z.enum(APPROVERS)).optional(),
  twoOfficers: z.boolean().optional(),
  /** By the name of a team: ids are different in every organisation. */
  instrumentsByTeam: z.record(text(200), z.array(z.string().regex(/^[\w.:/-]{1,80}$/)).max(100)).optional(),
  /** Languages of the app that are offered. */
  languages: z.array(text(12)).max(20).optional(),
  ownFields: z.array(ownField).max(2000).optional(),
  /** Own instruments, as their own files are (docs/instruments.md). */
  instruments: z.array(z.looseObject({})).max(200).optional(),
  peopleLanguages: z.array(peopleLanguage).max(100).optional(),
})
export type ConfigurationFile = Omit<z.infer<typeof schema>, 'ownFields'> & { ownFields?: OwnField[] | undefined }
export type FilePeopleLanguage = z.infer<typeof peopleLanguage>

/** Where a file is wrong and how: words `configuring.problems.<code>`. `place` as one reads it: `ownFields[2].type`. */
export interface FileProblem {
  readonly place: string
  readonly code:
    | 'json'
    | 'tooLarge'
    | 'format'
    | 'unknown'
    | 'missing'
    | 'value'
    | 'twice'
    | 'noKind'
    | 'noField'
    | 'blanks'
    | 'instrument'
  readonly data?: Readonly<Record<string, string | number>>
}
export type ReadFile =
  | { readonly ok: true; readonly file: ConfigurationFile }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

/** What a file is held against: the kinds there are, and the texts that can be translated. */
export interface Known {
  readonly catalogue: Pick<Catalogue, 'get'>
  readonly texts: ReadonlyMap<string, string>
}

/** Reads a file whole, or says everything that is wrong with it. */
export function readConfigurationFile(content: string, known: Known): ReadFile {
  if (content.length > MOST_CHARACTERS) return refused({ place: '', code: 'tooLarge' })
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    return refused({ place: '', code: 'json' })
  }
  if (!isPlainObject(value) || value.format !== CONFIGURATION_FORMAT)
    return refused({ place: 'format', code: 'format' })
  const parsed = schema.safeParse(value)
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.flatMap(problemsOf) }
  const file: ConfigurationFile = withoutAbsent(parsed.data)
  const problems = [...checkFields(file, known), ...checkInstruments(file), ...checkLanguages(file, known)]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, file }
}
const refused = (problem: FileProblem): ReadFile => ({ ok: false, problems: [problem] })

/** zod keeps an absent part as `undefined`; own fields have none of those. */
const withoutAbsent = ({ ownFields, ...rest }: z.infer<typeof schema>): ConfigurationFile => ({
  ...rest,
  ...(ownFields === undefined
    ? {}
    : {
        ownFields: ownFields.map(({ values, extends: list, order, retired, ...field }) => ({
          ...field,
          ...(values === undefined ? {} : { values }),
          ...(list === undefined ? {} : { extends: list }),
          ...(order === undefined ? {} : { order }),
          ...(retired === undefined ? {} : { retired }),
        })),
      }),
})

/** `ownFields[2].labels.en`. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (place, step) =>
      typeof step === 'number' ? `${place}[${step}]` : `${place}${place === '' ? '' : '.'}${String(step)}`,
    '',
  )

function problemsOf(issue: z.core.$ZodIssue): FileProblem[] {
  const place = placeOf(issue.path)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ place: placeOf([...issue.path, key]), code: 'unknown' as const }))
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ place, code: 'missing' }]
  if (issue.code === 'invalid_value')
    return [{ place, code: 'value', data: { wanted: issue.values.map(String).join(', ') } }]
  return [{ place, code: 'value', data: { wanted: issue.message } }]
}

const fieldNames = (kind: AnyKind, own: readonly OwnField[]): string[] => {
  const parts: Part[] = ['facts', ...kind.compartments]
  return parts.flatMap(part => formOf(kind, part, own).map(field => field.name))
}

function checkFields({ notAsked = [], ownFields = [] }: ConfigurationFile, { catalogue }: Known): FileProblem[] {
  const problems: FileProblem[] = []
  for (const [index, field] of ownFields.entries()) {
    const place = `ownFields[${index}]`
    const kind = catalogue.get(field.on)
    if (!kind) problems.push({ place: `${place}.on`, code: 'noKind', data: { name: field.on } })
    else if (!isCompartment(field.comp) || !kind.compartments.includes(field.comp))
      problems.push({ place: `${place}.comp`, code: 'value', data: { wanted: kind.compartments.join(', ') } })
    const same = ownFields.findIndex(one => one.on === field.on && one.comp === field.comp && one.key === field.key)
    if (same < index) problems.push({ place, code: 'twice', data: { other: `ownFields[${same}]` } })
    const chosen = field.type === 'oneOf' || field.type === 'manyOf'
    if (chosen && Object.keys(field.values ?? {}).length === 0)
      problems.push({ place: `${place}.values`, code: 'missing' })
  }
  for (const [index, name] of notAsked.entries()) {
    const [on = '', field = ''] = name.split('.')
    const kind = catalogue.get(on)
    if (!kind) problems.push({ place: `notAsked[${index}]`, code: 'noKind', data: { name: on } })
    else if (!fieldNames(kind, ownFields).includes(field))
      problems.push({ place: `notAsked[${index}]`, code: 'noField', data: { name: field, kind: on } })
  }
  return problems
}

const checkInstruments = ({ instruments = [] }: ConfigurationFile): FileProblem[] =>
  instruments.flatMap((one, index): FileProblem[] => {
    const read = parseInstrument(JSON.stringify(one))
    if (read.ok) return []
    return read.problems.map(({ place, code }) => ({
      place: `instruments[${index}]${place === '' ? '' : `.${place}`}`,
      code: 'instrument',
      data: { problem: code },
    }))
  })

function checkLanguages({ peopleLanguages = [] }: ConfigurationFile, { texts }: Known): FileProblem[] {
  const problems: FileProblem[] = []
  for (const [index, language] of peopleLanguages.entries()) {
    const place = `peopleLanguages[${index}]`
    const same = peopleLanguages.findIndex(one => one.tag === language.tag)
    if (same < index)
      problems.push({ place: `${place}.tag`, code: 'twice', data: { other: `peopleLanguages[${same}]` } })
    for (const [key, said] of Object.entries(language.texts)) {
      const source = texts.get(key)
      // A text of another version of the app is kept; it may be asked for again.
      const wrong = source === undefined ? [] : wrongBlanks(source, said)
      if (wrong.length > 0)
        problems.push({
          place: `${place}.texts.${key}`,
          code: 'blanks',
          data: { blanks: wrong.map(name => `{{${name}}}`).join(' ') },
        })
    }
  }
  return problems
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isPlainObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}

/** The same value whatever the order of its names: for comparing, and so that two exports of one state are one text. */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value))

/** The file's text, written so that two versions can be laid side by side. */
export function writeConfigurationFile(file: ConfigurationFile): string {
  const { format, ...rest } = file
  const parts = sorted(rest)
  return `${JSON.stringify({ format, ...(isPlainObject(parts) ? parts : {}) }, null, 2)}\n`
}
