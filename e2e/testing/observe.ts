import { setTimeout as sleep } from 'node:timers/promises'
import { type FileRef, isAbsent } from '#records'
import type { Chain, OpenRoot, Outcome, Replica } from '#replica'

/** Everything a person can be shown, by a stable name, and everything that speaks up. */
export interface Observed {
  readonly shown: Map<string, unknown>
  /** Codes of alarms, refusals and problems, and a state that is not open. */
  readonly warnings: string[]
}

/** Lists as they stand after one round with the server, before any case is opened. */
export async function observeLists(replica: Replica): Promise<Observed> {
  const shown = new Map<string, unknown>()
  const synced = await replica.syncNow()
  const warnings = synced.ok ? [] : [`sync: ${synced.code}`]
  for (const { user, since: _, ...person } of await replica.people()) shown.set(`person/${user}`, person)
  for (const { id, ...team } of await replica.teams()) shown.set(`team/${id}`, team)
  for (const kind of LISTED)
    for (const row of (await replica.list({ kind, limit: 1000 })).rows) shown.set(`row/${row.rec}`, row)
  return { shown, warnings: [...warnings, ...(await spoken(replica))] }
}
const LISTED = ['case', 'task', 'note', 'ownField']

/** Alarms, and a state in which nothing can be done. */
async function spoken(replica: Replica): Promise<string[]> {
  const state = await replica.state()
  const alarms = (await replica.alarms()).map(({ code }) => `alarm: ${code}`)
  return state.is === 'open' ? alarms : [...alarms, `state: ${state.is}`]
}

/** Looks at everything there is to see, as a person would who clicks through it all; `before` is what the lists showed first. */
export async function observe(replica: Replica, before?: Observed): Promise<Observed> {
  const first = before ?? (await observeLists(replica))
  const shown = new Map(first.shown)
  const warnings = [...first.warnings]
  const note = (place: string, outcome: Outcome) => {
    if (!outcome.ok) warnings.push(`${place}: ${outcome.code}`)
    return outcome.ok
  }
  const show = (name: string, value: unknown) => shown.set(name, value)
  const roots = new Set([...shown.values()].flatMap(rootOf))
  for (const root of [...roots].sort()) await observeRoot(replica, root, note, show, warnings)
  const second = await observeLists(replica)
  return { shown: new Map([...shown, ...second.shown]), warnings: [...warnings, ...second.warnings] }
}
const rootOf = (row: unknown): string[] => {
  const root: unknown = typeof row === 'object' && row !== null && 'rec' in row ? Reflect.get(row, 'root') : undefined
  return typeof root === 'string' ? [root] : []
}

/** Whether what is shown says no more than the truth: the same, or with something left out. Nothing may be other. */
export function isWithin(shown: unknown, truth: unknown): boolean {
  if (shown === '' || shown === undefined || shown === truth) return true
  if (shown instanceof Uint8Array) return truth instanceof Uint8Array && Buffer.from(shown).equals(Buffer.from(truth))
  if (Array.isArray(shown))
    return Array.isArray(truth) && shown.every(item => truth.some(other => isWithin(item, other)))
  if (typeof shown !== 'object' || typeof truth !== 'object' || shown === null || truth === null) return false
  return Object.entries(shown).every(([name, value]) => isLess(name, value, Reflect.get(truth, name)))
}

/** `held`: a team's secret that was kept back; `people`: readers counted among fewer teams; `closed`: what did not open. */
const isLess = (name: string, shown: unknown, truth: unknown): boolean =>
  (name === 'held' && shown === false) ||
  (name === 'closed' && Array.isArray(shown)) ||
  (name === 'people' && typeof shown === 'number' && typeof truth === 'number' && shown <= truth) ||
  isWithin(shown, truth)

type Note = (place: string, outcome: Outcome) => boolean

async function observeRoot(
  replica: Replica,
  root: string,
  note: Note,
  show: (name: string, value: unknown) => void,
  warnings: string[],
): Promise<void> {
  const opened = await settled(replica, root)
  if (!opened.ok) {
    note(`open/${root}`, opened)
    return
  }
  const { records, problems, verified, ...around } = opened.root
  show(`root/${root}`, around)
  if (verified !== 'good') warnings.push(`open/${root}: ${verified}`)
  for (const { code } of problems) warnings.push(`problem: ${code}`)
  for (const { rec, ...record } of records) {
    show(`record/${rec}`, record)
    for (const chain of chainsOf(record.versions)) {
      const history = await replica.history({ root, rec }, chain)
      if (!note(`history/${rec}/${chain}`, history) || !history.ok) continue
      if (history.versions.some(({ signature }) => signature === 'bad')) warnings.push('history: bad')
      for (const { version, signature, ...entry } of history.versions)
        if (signature === 'good') show(`history/${rec}/${chain}/${version}`, entry)
    }
    for (const file of filesOf(record.sealed)) {
      const read = await replica.readFile(file)
      if (note(`file/${file.id}`, read) && read.ok) show(`file/${file.id}`, read.bytes)
    }
  }
  const log = await replica.whoOpened(root)
  if (!note(`log/${root}`, log) || !log.ok) return
  // Looking is logged as well: only what was written stays the same from one look to the next.
  for (const entry of log.entries.filter(({ action }) => !['root.open', 'file.get'].includes(action)))
    show(`log/${root}/${entry.at}/${entry.action}`, entry)
}

const NAMES: readonly Chain[] = ['facts', 'header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence']
const chainsOf = (versions: object): Chain[] => NAMES.filter(name => Object.hasOwn(versions, name))

/** An opened root whose signatures and head have been checked. */
async function settled(replica: Replica, root: string): Promise<Outcome<{ root: OpenRoot }>> {
  for (;;) {
    const said = Promise.withResolvers<void>()
    const end = replica.subscribe(`root:${root}`, said.resolve)
    const opened = await replica.open(root)
    if (!opened.ok || opened.root.verified !== 'checking') {
      end()
      return opened
    }
    await Promise.race([said.promise, sleep(2000)])
    end()
  }
}

/** Every attachment that a sealed document points to. */
export function filesOf(value: unknown): FileRef[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  if (isFileRef(value)) return [value]
  return Object.values(value).flatMap(filesOf)
}
const isFileRef = (value: object): value is FileRef =>
  'key' in value && 'sha256' in value && 'size' in value && !isAbsent(value)
