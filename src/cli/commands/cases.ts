/** Finding, opening and changing cases from the command line. */
import type { Catalogue } from '#records'
import { isCompartment } from '#records'
import type { OpenRoot, Replica, SealedValues, Values } from '#replica/types.ts'
import { type Command, type Given, type Outcome, type Terminal, textOf, textsOf } from '../command.ts'
import { SIGN_IN, type World, withSession } from '../session.ts'
import { readSetting } from '../settings.ts'

/** What the commands need to know of cases, handed in by `main`: titles come from the capability. */
export type CaseWorld = World & {
  readonly catalogue: Catalogue
  readonly titleOf: (header: Values) => string
  readonly newCaseHeader: () => Values
}

export const caseCommands = (world: CaseWorld): readonly Command[] => [
  list(world),
  search(world),
  show(world),
  create(world),
  set(world),
  write(world),
  history(world),
]

const list = (world: CaseWorld): Command => ({
  name: 'cases',
  arguments: [],
  options: [...SIGN_IN, { name: 'limit', value: 'number' }],
  run: (terminal, given) =>
    withSession(world, terminal, given, async replica => {
      const page = await replica.list({ kind: 'case', limit: Number(textOf(given, 'limit') ?? 50) })
      return {
        ok: true,
        data: { total: page.total, cases: page.rows },
        text: [
          ...page.rows.map(row => `${row.root}  ${world.titleOf(row.header)}`),
          terminal.say('words.cases', { count: page.total }),
        ],
      }
    }),
})

const search = (world: CaseWorld): Command => ({
  name: 'search',
  arguments: ['text'],
  options: [...SIGN_IN, { name: 'limit', value: 'number' }],
  run: (terminal, given, words) =>
    withSession(world, terminal, given, async replica => {
      const hits = await replica.search(words[0] ?? '', { kind: 'case', limit: Number(textOf(given, 'limit') ?? 20) })
      const none = hits.length === 0 ? [terminal.say('notes.nothingFound')] : []
      return { ok: true, data: hits, text: [...hits.map(hit => `${hit.root}  ${world.titleOf(hit.header)}`), ...none] }
    }),
})

/** A case by its id or by its code or name, when only one fits. */
const rootOf = async (
  replica: Replica,
  word: string,
): Promise<{ ok: true; root: string } | { ok: false; code: string; data: Record<string, unknown> }> => {
  if (/^[0-9a-f-]{36}$/.test(word)) return { ok: true, root: word }
  const hits = await replica.search(word, { kind: 'case', limit: 2 })
  const [first, second] = hits
  if (!first) return { ok: false, code: 'cli.noCase', data: {} }
  if (second && second.score >= first.score) return { ok: false, code: 'cli.severalCases', data: {} }
  return { ok: true, root: first.root }
}

const withCase = (
  world: CaseWorld,
  terminal: Terminal,
  given: Given,
  word: string,
  work: (replica: Replica, opened: OpenRoot) => Promise<Outcome>,
) =>
  withSession(world, terminal, given, async replica => {
    const found = await rootOf(replica, word)
    if (!found.ok) return found
    const opened = await replica.open(found.root)
    return opened.ok ? work(replica, opened.root) : opened
  })

const show = (world: CaseWorld): Command => ({
  name: 'show',
  arguments: ['case'],
  options: SIGN_IN,
  run: (terminal, given, words) =>
    withCase(world, terminal, given, words[0] ?? '', async (_, opened) => ({
      ok: true,
      data: opened,
      text: opened.records.flatMap(record => [
        `${record.kind}  ${record.rec}`,
        ...linesOf('facts', record.facts),
        ...Object.entries(record.sealed).flatMap(([comp, values]) => linesOf(comp, values)),
      ]),
    })),
})

const linesOf = (part: string, values: Values): string[] =>
  Object.entries(values).map(
    ([field, value]) => `  ${part}.${field} = ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )

type Settings =
  | { ok: true; facts: Values; sealed: SealedValues }
  | { ok: false; code: string; data: Record<string, unknown> }

/** `--set header.firstName=Oksana`, typed by the kind's declaration; `--set identity.birthdate=` empties a field. */
const settingsOf = (world: CaseWorld, kindName: string, given: Given): Settings => {
  const facts: Values = {}
  const sealed: SealedValues = {}
  for (const setting of textsOf(given, 'set')) {
    const read = readSetting(world.catalogue, kindName, setting)
    if (!read.ok) return read
    if (read.part === 'facts') facts[read.field] = read.value
    else if (isCompartment(read.part)) sealed[read.part] = { ...sealed[read.part], [read.field]: read.value }
  }
  return { ok: true, facts, sealed }
}

const create = (world: CaseWorld): Command => ({
  name: 'new',
  arguments: ['team'],
  options: [...SIGN_IN, { name: 'set', value: 'text', many: true, required: true }],
  run: (terminal, given, words) =>
    withSession(world, terminal, given, async replica => {
      const team = (await replica.teams()).find(t => t.id === words[0] || t.name === words[0])
      if (!team) return { ok: false, code: 'cli.unknownTeam', data: { name: words[0] ?? '' } }
      const settings = settingsOf(world, 'case', given)
      if (!settings.ok) return settings
      const header = { ...world.newCaseHeader(), ...settings.sealed.header }
      const made = await replica.create('case', {
        team: team.id,
        facts: settings.facts,
        sealed: { ...settings.sealed, header },
      })
      return made.ok ? { ok: true, data: { root: made.root }, text: [`${made.root}  ${world.titleOf(header)}`] } : made
    }),
})

const set = (world: CaseWorld): Command => ({
  name: 'set',
  arguments: ['case'],
  options: [...SIGN_IN, { name: 'record', value: 'id' }, { name: 'set', value: 'text', many: true, required: true }],
  run: (terminal, given, words) =>
    withCase(world, terminal, given, words[0] ?? '', async (replica, opened) => {
      const wanted = textOf(given, 'record') ?? opened.root
      const record = opened.records.find(r => r.rec === wanted)
      if (!record) return { ok: false, code: 'cli.noRecord', data: { id: wanted } }
      const settings = settingsOf(world, record.kind, given)
      if (!settings.ok) return settings
      const patch = {
        ...(Object.keys(settings.facts).length > 0 ? { facts: settings.facts } : {}),
        sealed: settings.sealed,
      }
      const done = await replica.change({ root: record.root, rec: record.rec }, patch, record)
      return done.ok ? { ok: true, data: { ok: true }, text: [terminal.say('notes.saved')] } : done
    }),
})

/** `halte write CASE KIND --set …`: a note, a task, a step, a decision: whatever kind belongs to a case. */
const write = (world: CaseWorld): Command => ({
  name: 'write',
  arguments: ['case', 'kind'],
  options: [...SIGN_IN, { name: 'set', value: 'text', many: true, required: true }],
  run: (terminal, given, words) =>
    withCase(world, terminal, given, words[0] ?? '', async (replica, opened) => {
      const kind = words[1] ?? ''
      if (world.catalogue.get(kind)?.of !== 'case') return { ok: false, code: 'cli.unknownKind', data: { name: kind } }
      const settings = settingsOf(world, kind, given)
      if (!settings.ok) return settings
      const made = await replica.create(kind, { root: opened.root, facts: settings.facts, sealed: settings.sealed })
      return made.ok ? { ok: true, data: { rec: made.rec }, text: [made.rec] } : made
    }),
})

const history = (world: CaseWorld): Command => ({
  name: 'history',
  arguments: ['case', 'part'],
  options: [...SIGN_IN, { name: 'record', value: 'id' }],
  run: (terminal, given, words) =>
    withCase(world, terminal, given, words[0] ?? '', async (replica, opened) => {
      const part = words[1] ?? ''
      if (part !== 'facts' && !isCompartment(part)) return { ok: false, code: 'cli.unknownPart', data: { name: part } }
      const done = await replica.history({ root: opened.root, rec: textOf(given, 'record') ?? opened.root }, part)
      if (!done.ok) return done
      const names = new Map((await replica.people()).map(p => [p.user, p.name]))
      return {
        ok: true,
        data: done.versions,
        text: done.versions.flatMap(v => [
          `${v.version}  ${new Date(v.at).toISOString()}  ${names.get(v.author) ?? v.author}`,
          ...linesOf(part, v.document ?? {}),
        ]),
      }
    }),
})
