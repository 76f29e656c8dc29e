import { uuidv7 } from '#vault'
import { headFits } from './checks.ts'
import type { Copy } from './copy.ts'
import { openRoot } from './open-root.ts'
import { type ExportReason, LARGE_EXPORT } from './protocol.ts'
import type { ExportGiven, OpenRoot, Outcome, Progress, Refused } from './types.ts'

type Query = { kind: string; why: ExportReason; roots?: string[]; given?: ExportGiven }

const DECLARED = 20_000
const STEP = 50

async function rootsOf(copy: Copy, { kind, roots }: Query): Promise<string[]> {
  await copy.packs.behind
  const known = new Set(copy.rows.ofKind(kind).map(row => row.root))
  return roots === undefined ? [...known] : roots.filter(root => known.has(root))
}

/**
 * Opens everything of the asked roots, after the server has noted who takes what out, and why. Nothing is handed out while a
 * root is not what its last writer signed (`head.differs`), and more than a few dozen only with a second person's word
 * (`export.needsTwo`).
 */
export async function exportRoots(
  copy: Copy,
  query: Query,
  progress?: Progress,
): Promise<Outcome<{ roots: OpenRoot[]; mark: string }>> {
  const wanted = await rootsOf(copy, query)
  for (const root of wanted) {
    if (copy.ended.aborted) return { ok: false, code: 'locked' }
    if (await headFits(copy, root)) continue
    await copy.alarms.raise('head.differs', { root })
    return { ok: false, code: 'head.differs', place: root }
  }
  const mark = uuidv7(copy.clock())
  const declared = await declare(copy, query, wanted, mark)
  if (!declared.ok) return declared
  const roots: OpenRoot[] = []
  for (const root of wanted) {
    if (copy.ended.aborted) return { ok: false, code: 'locked' }
    const opened = await openRoot(copy, root, new Map())
    if (opened.ok) roots.push(query.given === undefined ? opened.root : onlyGiven(opened.root, query.given))
    if (roots.length % STEP === 0) progress?.({ step: 'export.open', done: roots.length, total: wanted.length })
  }
  return { ok: true, roots, mark }
}

/** Nothing of a case leaves but the sections it was declared with. */
const onlyGiven = (root: OpenRoot, { compartments }: ExportGiven): OpenRoot => ({
  ...root,
  records: root.records.map(record => ({
    ...record,
    sealed: Object.fromEntries(
      compartments.flatMap(comp => (record.sealed[comp] === undefined ? [] : [[comp, record.sealed[comp]]])),
    ),
  })),
})

async function declare(copy: Copy, query: Query, wanted: readonly string[], mark: string): Promise<Outcome> {
  const approval = wanted.length > LARGE_EXPORT ? await approvalFor(copy, query) : undefined
  for (let start = 0; start < wanted.length; start += DECLARED) {
    const roots = wanted.slice(start, start + DECLARED)
    const body = { roots, mark, why: query.why, ...query.given, ...(approval === undefined ? {} : { approval }) }
    const declared = await copy.transport.call('declareExport', { body })
    if (!declared.ok) return offline(declared)
  }
  return { ok: true }
}

const offline = (refusal: Refused): Refused =>
  refusal.code === 'network.offline' ? { ok: false, code: 'export.offline' } : refusal

/** The newest word of a second person for such an export of mine; whether it covers these roots is the server's affair. */
async function approvalFor(copy: Copy, { kind, why }: Query): Promise<string | undefined> {
  const answer = await copy.transport.call('proposals', {})
  if (!answer.ok) return undefined
  const now = copy.clock()
  return answer.value.proposals.find(
    ({ by, status, ends, export: asked }) =>
      by === copy.user && status === 'done' && asked?.kind === kind && asked.why === why && Date.parse(ends) > now,
  )?.id
}

/** Asks a second officer for an export as it would be now. */
export async function proposeExport(copy: Copy, query: Query): Promise<Outcome<{ proposed: string }>> {
  const roots = await rootsOf(copy, query)
  if (roots.length === 0) return { ok: false, code: 'export.nothing' }
  const proposal = uuidv7(copy.clock())
  const { kind, why } = query
  const answer = await copy.transport.call('proposeExport', { body: { proposal, kind, why, roots } })
  if (!answer.ok) return offline(answer)
  copy.topics.say('proposals')
  return { ok: true, proposed: proposal }
}
