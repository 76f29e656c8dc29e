/** The import runner: planned cases become sealed edits in batches, resumable, and never twice for the same source. */
import { hmac, lp, utf8, uuidOf } from '#vault'
import type { Copy } from './copy.ts'
import { asOneChange, charactersOf, type Edit } from './edits.ts'
import { isRecord, type Opened, openRecords } from './opened.ts'
import { overlay, pending } from './overlay.ts'
import { MAX_RECORDS } from './protocol.ts'
import type { Sync } from './sync.ts'
import type { ImportOptions, ImportReport, OpenRecord, Outcome, PlannedCase, PlannedRecord, Values } from './types.ts'
import { holdFresh, keepCreations, planCreate } from './write.ts'

/** Changes that are kept in one batch. */
const BATCH = 64
/** Text of one change stays well below the size limit of the server. */
const CHANGE_CHARACTERS = 2_000_000
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
  const changes: Edit[][] = []
  for (const [index, planned] of cases.entries()) {
    const made = await planCase(copy, planned, idOf, options.team, present)
    if (!made.ok) return { ...made, data: { case: index + 1 } }
    report.roots[planned.key] = idOf(planned.key)
    if (made.fresh) report.created += 1
    else report.already += 1
    changes.push(...made.changes)
    if (index % BATCH === 0) options.onProgress?.({ step: 'import.check', done: index, total: cases.length })
  }
  await keepAll(copy, sync, changes, cases.length, options, report)
  return { ok: true, report }
}

/** Keeps and sends in batches; what is sealed here travels while the next is sealed. */
async function keepAll(
  copy: Copy,
  sync: Sync,
  changes: ReadonlyArray<readonly Edit[]>,
  total: number,
  { signal, onProgress }: ImportOptions,
  report: ImportReport,
): Promise<void> {
  const stopped = () => signal?.aborted === true || copy.ended.aborted
  let sending: Promise<unknown> = Promise.resolve()
  for (let start = 0; start < changes.length && !stopped(); start += BATCH) {
    const batch = changes.slice(start, start + BATCH)
    // Whole changes only: what is kept of one may be sent at once.
    await keepCreations(
      copy,
      batch.flat().map(edit => ({ ok: true, edit })),
    )
    sending = sync.sender.send()
    const done = Math.floor((total * (start + batch.length)) / changes.length)
    onProgress?.({ step: 'import.seal', done, total })
  }
  if (stopped()) cancel(copy, changes.flat(), report)
  const watch = setInterval(() => {
    onProgress?.({ step: 'import.send', done: total - waitingCases(copy, report), total })
  }, PROGRESS_MS)
  await sending.finally(() => clearInterval(watch))
  if (!copy.ended.aborted) await sync.now()
  onProgress?.({ step: 'import.send', done: total - waitingCases(copy, report), total })
}

/** What a cancelled run did not get to is counted out; what it did stays, and the next run goes on from there. */
function cancel(copy: Copy, edits: readonly Edit[], report: ImportReport): void {
  report.cancelled = true
  const missing = new Set(edits.filter(({ rec }) => copy.rows.get(rec) === undefined).map(({ root }) => root))
  for (const [key, root] of Object.entries(report.roots)) {
    if (!missing.has(root) || copy.rows.get(root) !== undefined) continue
    delete report.roots[key]
    report.created -= 1
  }
}

const waitingCases = (copy: Copy, report: ImportReport): number =>
  Object.values(report.roots).filter(root => copy.outbox.ofRoot(root).length > 0).length

type Planned = { ok: true; fresh: boolean; changes: Edit[][] }

async function planCase(
  copy: Copy,
  planned: PlannedCase,
  idOf: (key: string) => string,
  team: string,
  present: Set<string>,
): Promise<Planned | Extract<Awaited<ReturnType<typeof planCreate>>, { ok: false }>> {
  const root = idOf(planned.key)
  const edits: Edit[] = []
  const fresh = !present.has(root)
  let begun = false
  const parts: Array<{ record: PlannedRecord; into: { root?: string; team?: string } }> = [
    { record: planned, into: { team } },
    ...(planned.records ?? []).map(record => ({ record, into: { root } })),
  ]
  for (const { record, into } of parts) {
    const rec = idOf(record.key)
    // A run that was interrupted between a case and its records goes on with what is missing.
    if (present.has(rec)) continue
    const resolved = resolve({ facts: record.facts ?? {}, sealed: record.sealed ?? {} }, idOf)
    const made = await planCreate(copy, record.kind, { ...into, ...resolved }, { rec, imported: true, begun })
    if (!made.ok) return made
    if (made.edit.fresh !== undefined) {
      begun = true
      holdFresh(copy, root, made.edit.fresh)
    }
    present.add(rec)
    edits.push(made.edit)
  }
  return { ok: true, fresh, changes: asChanges(edits) }
}

/** A case is one change; one that is too large for that is several, its own record in the first. */
function asChanges(edits: readonly Edit[]): Edit[][] {
  const parts: Edit[][] = []
  let characters = 0
  for (const edit of edits) {
    const part = parts.at(-1)
    characters += charactersOf(edit)
    if (part === undefined || part.length === MAX_RECORDS || characters > CHANGE_CHARACTERS) {
      parts.push([edit])
      characters = charactersOf(edit)
    } else part.push(edit)
  }
  return parts.map(asOneChange)
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
  await copy.packs.behind
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
