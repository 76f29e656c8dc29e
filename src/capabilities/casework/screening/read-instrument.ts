/** Reads an instrument from a file and says, for each thing that is wrong, where it stands; the words name the remedy. */
import { isPlainObject, LANGUAGES, type Language } from '#records'
import { INSTRUMENT_FORMAT, type Instrument } from './instrument.ts'

/** `code` has words with a remedy as `screening.problem.<code>`; `place` is the path in the file. */
export interface InstrumentProblem {
  readonly code: string
  readonly place: string
  readonly data?: Readonly<Record<string, string | number>>
}
export type ReadInstrument =
  | { readonly ok: true; readonly instrument: Instrument }
  | { readonly ok: false; readonly problems: readonly InstrumentProblem[] }

const ID = /^[a-z][a-zA-Z0-9-]{0,59}$/
/** An interview keeps answers by name, at most 200 of them. */
export const MOST_QUESTIONS = 200
const LONGEST = 1000
const DEEPEST = 12

/** Parses the text of a file, at most 200,000 characters of it. */
export function parseInstrument(text: string): ReadInstrument {
  if (text.length > 200_000) return refuse('tooLarge', '', { max: 200_000 })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return refuse('json', '', { what: error instanceof Error ? error.message.slice(0, 120) : '' })
  }
  return readInstrument(value)
}

/** Checks a whole instrument; every problem is found, not only the first. */
export function readInstrument(value: unknown): ReadInstrument {
  if (!isPlainObject(value)) return refuse('object', '')
  if (value.format !== INSTRUMENT_FORMAT) return refuse('format', 'format', { wanted: INSTRUMENT_FORMAT })
  const check = new Check(languagesOf(value.languages))
  check.whole(value)
  if (check.problems.length > 0) return { ok: false, problems: check.problems }
  // Everything was looked at above: the file has the shape it says it has.
  const whole = { patterns: [], ...value }
  return isChecked(whole) ? { ok: true, instrument: whole } : refuse('object', '')
}
const refuse = (code: string, place: string, data?: Record<string, string | number>): ReadInstrument => ({
  ok: false,
  problems: [{ code, place, ...(data ? { data } : {}) }],
})
const languagesOf = (value: unknown): Language[] =>
  Array.isArray(value) ? LANGUAGES.filter(language => value.includes(language)) : []
/** Only called on what {@link Check} found nothing wrong with. */
const isChecked = (value: object): value is Instrument => 'questions' in value && Array.isArray(value.questions)

type Fields = Record<string, unknown>
/** Walks through the file once and collects what is wrong. */
class Check {
  readonly problems: InstrumentProblem[] = []
  readonly languages: readonly Language[]

  constructor(languages: readonly Language[]) {
    this.languages = languages
  }

  say(code: string, place: string, data?: Record<string, string | number>): void {
    this.problems.push({ code, place, ...(data ? { data } : {}) })
  }

  whole(value: Fields): void {
    this.only(value, '', [
      'format',
      'id',
      'version',
      'languages',
      'title',
      'about',
      'source',
      'for',
      'sections',
      'questions',
      'patterns',
    ])
    this.id(value.id, 'id')
    if (!isWhole(value.version, 1, 10_000)) this.say('version', 'version')
    if (!Array.isArray(value.languages) || this.languages.length === 0) this.say('languages', 'languages')
    else if (value.languages.length !== this.languages.length) this.say('languages', 'languages')
    this.texts(value.title, 'title', 200)
    this.texts(value.about, 'about', LONGEST)
    this.source(value.source)
    this.oneOf(value.for, 'for', ['adult', 'child', 'any'])
    const sections = this.ids(value.sections, 'sections')
    const questions = this.ids(value.questions, 'questions')
    if (questions.size > MOST_QUESTIONS) this.say('tooMany', 'questions', { max: MOST_QUESTIONS })
    const weighted = this.sections(value.sections)
    this.questions(value.questions, sections, questions, weighted)
    if (value.patterns !== undefined) this.patterns(value.patterns, sections)
    if (this.problems.length === 0) this.loops(value.questions)
  }

  source(value: unknown): void {
    if (!isPlainObject(value)) {
      this.say('object', 'source')
      return
    }
    this.only(value, 'source', ['title', 'publisher', 'year', 'url', 'licence', 'note'])
    for (const name of ['title', 'publisher', 'licence'])
      if (!isText(value[name], 500)) this.say('text', `source.${name}`, { max: 500 })
    if (value.year !== undefined && !isWhole(value.year, 1900, 2200)) this.say('year', 'source.year')
    if (value.url !== undefined && !(isText(value.url, 500) && /^https:\/\//.test(String(value.url))))
      this.say('url', 'source.url')
    if (value.note !== undefined) this.texts(value.note, 'source.note', LONGEST)
  }

  /** Sections whose rule counts weights. */
  sections(value: unknown): Set<string> {
    const weighted = new Set<string>()
    for (const [index, one] of this.each(value, 'sections')) {
      const place = `sections[${index}]`
      this.only(one, place, ['id', 'title', 'note', 'element', 'positiveIfAny', 'notNeededFor', 'situational'])
      this.texts(one.title, `${place}.title`, 200)
      if (one.note !== undefined) this.texts(one.note, `${place}.note`, LONGEST)
      if (one.element !== undefined) this.oneOf(one.element, `${place}.element`, ['act', 'means', 'purpose'])
      if (one.notNeededFor !== undefined) this.oneOf(one.notNeededFor, `${place}.notNeededFor`, ['child'])
      if (one.situational !== undefined && typeof one.situational !== 'boolean')
        this.say('yesNo', `${place}.situational`)
      if (one.positiveIfAny !== undefined && this.rule(one.positiveIfAny, `${place}.positiveIfAny`))
        weighted.add(String(one.id))
    }
    return weighted
  }

  rule(value: unknown, place: string): boolean {
    if (!Array.isArray(value) || value.length === 0) {
      this.say('list', place)
      return false
    }
    const names = ['strong', 'medium', 'weak', 'mediumOrWeak', 'any']
    let weights = false
    for (const [index, line] of this.each(value, place)) {
      const at = `${place}[${index}]`
      this.only(line, at, names)
      const numbers = names.filter(name => line[name] !== undefined)
      for (const name of numbers) if (!isWhole(line[name], 1, MOST_QUESTIONS)) this.say('number', `${at}.${name}`)
      if (numbers.length === 0) this.say('emptyRule', at)
      if (numbers.some(name => name !== 'any')) weights = true
    }
    return weights
  }

  questions(value: unknown, sections: Set<string>, ids: Set<string>, weighted: Set<string>): void {
    for (const [index, one] of this.each(value, 'questions')) {
      const place = `questions[${index}]`
      this.only(one, place, ['id', 'section', 'text', 'weight', 'verified', 'showIf'])
      this.texts(one.text, `${place}.text`, LONGEST)
      const section = typeof one.section === 'string' ? one.section : ''
      if (!sections.has(section)) this.say('unknownSection', `${place}.section`, { id: section.slice(0, 60) })
      if (one.weight !== undefined) this.oneOf(one.weight, `${place}.weight`, ['strong', 'medium', 'weak'])
      else if (weighted.has(section)) this.say('weight', `${place}.weight`, { id: section })
      if (typeof one.verified !== 'boolean') this.say('yesNo', `${place}.verified`)
      if (one.showIf !== undefined) this.condition(one.showIf, `${place}.showIf`, ids, 0)
    }
  }

  condition(value: unknown, place: string, ids: Set<string>, depth: number): void {
    if (depth > DEEPEST) {
      this.say('tooDeep', place, { max: DEEPEST })
      return
    }
    if (!isPlainObject(value)) {
      this.say('condition', place)
      return
    }
    const [name] = Object.keys(value).sort()
    if ('question' in value) {
      this.only(value, place, ['question', 'is'])
      const { question } = value
      const id = typeof question === 'string' ? question : ''
      if (!ids.has(id)) this.say('unknownQuestion', `${place}.question`, { id: id.slice(0, 60) })
      this.oneOf(value.is, `${place}.is`, ['yes', 'no'])
      return
    }
    if (Object.keys(value).length !== 1 || name === undefined) {
      this.say('condition', place)
      return
    }
    if (name === 'age') {
      this.oneOf(value.age, `${place}.age`, ['adult', 'child'])
      return
    }
    if (name === 'not') {
      this.condition(value.not, `${place}.not`, ids, depth + 1)
      return
    }
    const parts = name === 'all' ? value.all : name === 'any' ? value.any : undefined
    if (!Array.isArray(parts) || parts.length === 0) {
      this.say('condition', place)
      return
    }
    for (const [index, part] of parts.entries()) this.condition(part, `${place}.${name}[${index}]`, ids, depth + 1)
  }

  patterns(value: unknown, sections: Set<string>): void {
    this.ids(value, 'patterns')
    for (const [index, one] of this.each(value, 'patterns')) {
      const place = `patterns[${index}]`
      this.only(one, place, ['id', 'text', 'for', 'all', 'any', 'none', 'verified'])
      this.texts(one.text, `${place}.text`, LONGEST)
      if (one.for !== undefined) this.oneOf(one.for, `${place}.for`, ['adult', 'child'])
      if (typeof one.verified !== 'boolean') this.say('yesNo', `${place}.verified`)
      if (one.all === undefined && one.any === undefined) this.say('emptyPattern', place)
      for (const name of ['all', 'any', 'none'] as const) {
        const list = one[name]
        if (list === undefined) continue
        if (!Array.isArray(list) || list.length === 0) this.say('list', `${place}.${name}`)
        else
          for (const [at, id] of list.entries())
            if (typeof id !== 'string' || !sections.has(id))
              this.say('unknownSection', `${place}.${name}[${at}]`, { id: String(id).slice(0, 60) })
      }
    }
  }

  /** A question that is only asked after another one that waits for it would never be asked. */
  loops(value: unknown): void {
    const needs = new Map<string, readonly string[]>()
    for (const [, one] of this.each(value, 'questions')) needs.set(String(one.id), asksFor(one.showIf))
    const settled = new Set<string>()
    for (const [start] of needs) {
      const way: string[] = []
      const found = loopFrom(start, needs, settled, way)
      if (!found) continue
      const index = [...needs.keys()].indexOf(found[0] ?? start)
      this.say('loop', `questions[${index}].showIf`, { way: found.join(' → ') })
      return
    }
  }

  ids(value: unknown, place: string): Set<string> {
    const ids = new Set<string>()
    if (!Array.isArray(value) || (value.length === 0 && place !== 'patterns')) {
      this.say('list', place)
      return ids
    }
    for (const [index, one] of this.each(value, place)) {
      const { id } = one
      if (!this.id(id, `${place}[${index}].id`) || typeof id !== 'string') continue
      if (ids.has(id)) this.say('repeated', `${place}[${index}].id`, { id })
      ids.add(id)
    }
    return ids
  }

  each(value: unknown, place: string): Array<[number, Fields]> {
    if (!Array.isArray(value)) return []
    return value.flatMap((one, index): Array<[number, Fields]> => {
      if (isPlainObject(one)) return [[index, one]]
      if (!this.problems.some(problem => problem.place === `${place}[${index}]`))
        this.say('object', `${place}[${index}]`)
      return []
    })
  }

  id(value: unknown, place: string): boolean {
    const good = typeof value === 'string' && ID.test(value)
    if (!good) this.say('id', place)
    return good
  }

  texts(value: unknown, place: string, max: number): void {
    if (!isPlainObject(value)) {
      this.say('texts', place)
      return
    }
    for (const language of this.languages) {
      const text = value[language]
      if (typeof text !== 'string' || text.trim() === '') this.say('translation', `${place}.${language}`, { language })
      else if (!isText(text, max)) this.say('text', `${place}.${language}`, { max })
    }
    this.only(value, place, this.languages)
  }

  oneOf(value: unknown, place: string, values: readonly string[]): void {
    if (!values.some(one => one === value)) this.say('oneOf', place, { values: values.join(', ') })
  }

  /** A name that is not known is a slip of the pen more often than an addition. */
  only(value: Fields, place: string, names: readonly string[]): void {
    for (const name of Object.keys(value))
      if (!names.includes(name)) this.say('unknownName', place === '' ? name : `${place}.${name}`, { name })
  }
}

const isWhole = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= max && value.isWellFormed()

/** The questions a condition looks at. Only ever given what was checked. */
function asksFor(value: unknown): string[] {
  if (!isPlainObject(value)) return []
  if (typeof value.question === 'string') return [value.question]
  return [value.all, value.any, [value.not]].flatMap(parts => (Array.isArray(parts) ? parts.flatMap(asksFor) : []))
}

function loopFrom(
  id: string,
  needs: ReadonlyMap<string, readonly string[]>,
  settled: Set<string>,
  way: string[],
): string[] | undefined {
  if (settled.has(id)) return undefined
  if (way.includes(id)) return [...way.slice(way.indexOf(id)), id]
  way.push(id)
  for (const next of needs.get(id) ?? []) {
    const found = loopFrom(next, needs, settled, way)
    if (found) return found
  }
  way.pop()
  settled.add(id)
  return undefined
}
