/** The import runner: planned cases become sealed edits in batches, resumable, and never twice for the same source. */
import { hmac, lp, utf8, uuidOf } from '#vault'
import type { Copy } from './copy.ts'
import { isRecord, type Opened, openRecords } from './opened.ts'
import { overlay, pending } from './overlay.ts'
import type { Sync } from './sync.ts'
import type { ImportOptions, ImportReport, OpenRecord, Outcome, PlannedCase, PlannedRecord, Values } from './types.ts'
import { type Creation, holdFresh, keepCreations, planCreate } from './write.ts'

const BATCH = 200
const PROGRESS_MS = 500

/**
 * Seals and sends planned cases. The id of every record follows from its source key under the oldest secret of the team
 * within reach, so a second run, another device or another member of the team makes the same ids, and the server's version
 * check does the rest; nobody without the secret can test a guess. Validation problems refuse the whole before anything is
 * written.
 */
export async function runImport(
  copy: Copy,
  sync: Sync,
  cases: PlannedCase[],
  options: ImportOptions,
): Promise<Outcome<{ report: ImportReport }>> {
  const secret = copy.keyring.firstSecret(options.team)
  if (secret === undefined) return { ok: false, code: 'team.locked', place: 'team' }
  const idOf = (key: string) => importedId(secret, key)
  const report: ImportReport = { created: 0, already: 0, cancelled: false, roots: {} }
  const present = new Set((await copy.store.keys('records')).map(key => key.slice(37)))
  for (const edit of copy.outbox.all()) present.add(edit.rec)
  const creations: Creation[] = []
  for (const [index, planned] of cases.entries()) {
    const made = await planCase(copy, planned, idOf, options.team, present)
    if (!made.ok) return { ...made, data: { case: index + 1 } }
    report.roots[planned.key] = idOf(planned.key)
    if (made.fresh) report.created += 1
    else report.already += 1
    creations.push(...made.creations)
    if (index % BATCH === 0) options.onProgress?.({ step: 'import.check', done: index, total: cases.length })
  }
  await keepAll(copy, sync, creations, cases.length, options, report)
  return { ok: true, report }
}

/** Keeps and sends in batches; what is sealed here travels while the next is sealed. */
async function keepAll(
  copy: Copy,
  sync: Sync,
  creations: readonly Creation[],
  total: number,
  { signal, onProgress }: ImportOptions,
  report: ImportReport,
): Promise<void> {
  const stopped = () => signal?.aborted === true || copy.ended.aborted
  let sending: Promise<unknown> = Promise.resolve()
  for (let start = 0; start < creations.length && !stopped(); start += BATCH) {
    const batch = creations.slice(start, start + BATCH)
    await keepCreations(copy, batch)
    sending = sync.sender.send()
    const done = Math.floor((total * (start + batch.length)) / creations.length)
    onProgress?.({ step: 'import.seal', done, total })
  }
  if (stopped()) cancel(copy, creations, report)
  const watch = setInterval(() => {
    onProgress?.({ step: 'import.send', done: total - waitingCases(copy, report), total })
  }, PROGRESS_MS)
  await sending.finally(() => clearInterval(watch))
  if (!copy.ended.aborted) await sync.now()
  onProgress?.({ step: 'import.send', done: total - waitingCases(copy, report), total })
}

/** What a cancelled run did not get to is counted out; what it did stays, and the next run goes on from there. */
function cancel(copy: Copy, creations: readonly Creation[], report: ImportReport): void {
  report.cancelled = true
  const missing = new Set(
    creations.filter(({ edit }) => copy.rows.get(edit.rec) === undefined).map(({ edit }) => edit.root),
  )
  for (const [key, root] of Object.entries(report.roots)) {
    if (!missing.has(root) || copy.rows.get(root) !== undefined) continue
    delete report.roots[key]
    report.created -= 1
  }
}

const waitingCases = (copy: Copy, report: ImportReport): number =>
  Object.values(report.roots).filter(root => copy.outbox.ofRoot(root).length > 0).length

type Planned = { ok: true; fresh: boolean; creations: Creation[] }

async function planCase(
  copy: Copy,
  planned: PlannedCase,
  idOf: (key: string) => string,
  team: string,
  present: Set<string>,
): Promise<Planned | Extract<Awaited<ReturnType<typeof planCreate>>, { ok: false }>> {
  const root = idOf(planned.key)
  const creations: Creation[] = []
  const fresh = !present.has(root)
  const parts: Array<{ record: PlannedRecord; into: { root?: string; team?: string } }> = [
    { record: planned, into: { team } },
    ...(planned.records ?? []).map(record => ({ record, into: { root } })),
  ]
  for (const { record, into } of parts) {
    const rec = idOf(record.key)
    // A run that was interrupted between a case and its records goes on with what is missing.
    if (present.has(rec)) continue
    const resolved = resolve({ facts: record.facts ?? {}, sealed: record.sealed ?? {} }, idOf)
    const made = await planCreate(copy, record.kind, { ...into, ...resolved }, { rec, imported: true })
    if (!made.ok) return made
    // What belongs to the root is checked against its keys, which exist only here so far.
    if (made.edit.fresh !== undefined) holdFresh(copy, root, made.edit.fresh)
    present.add(rec)
    creations.push(made)
  }
  return { ok: true, fresh, creations }
}

/** Replaces `{ $ref: key }` by the id of the planned record with that key. */
function resolve<T extends Values>(value: T, idOf: (key: string) => string): T
function resolve(value: unknown, idOf: (key: string) => string): unknown
function resolve(value: unknown, idOf: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map(entry => resolve(entry, idOf))
  if (!isRecord(value)) return value
  if (typeof value.$ref === 'string') return idOf(value.$ref)
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, resolve(entry, idOf)]))
}

/** A UUID of version 8 (RFC 9562: made by the application) that only holders of the secret can compute. */
export function importedId(secret: Uint8Array, key: string): string {
  const bytes = hmac(secret, lp(['ct/v1/import', utf8(key)])).slice(0, 16)
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return uuidOf(bytes)
}

/** The root records of a kind in my scope, opened, for comparing before an import. */
export async function existingRecords(copy: Copy, kind: string): Promise<OpenRecord[]> {
  const rows = copy.rows.ofKind(kind)
  const wanted = new Set(rows.map(row => `${row.root}/${row.rec}`))
  const stored = (await copy.store.range('records')).filter(([key]) => wanted.has(key)).map(([, record]) => record)
  const opened: Opened[] = []
  for (let start = 0; start < stored.length; start += 500) {
    opened.push(...(await openRecords(copy, stored.slice(start, start + 500), () => ['header', 'identity'])))
  }
  const present = opened.map(record => overlay(record, copy.outbox.ofRecord(record.root, record.rec)))
  const here = new Set(stored.map(record => record.rec))
  for (const { root, rec } of rows) {
    const record = here.has(rec) ? undefined : pending(copy.outbox.ofRecord(root, rec), copy.user)
    if (record !== undefined) present.push(record)
  }
  return present.map(record => {
    const { root, rec, facts, sealed, versions, closed } = overlay(
      record,
      copy.outbox.ofRecord(record.root, record.rec),
    )
    return { root, rec, kind, facts, sealed, versions, closed, waiting: false, conflict: false }
  })
}
