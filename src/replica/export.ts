import type { Copy } from './copy.ts'
import { openRoot } from './open-root.ts'
import type { ExportReason } from './protocol.ts'
import type { OpenRoot, Outcome, Progress } from './types.ts'

const DECLARED = 20_000
const STEP = 50

/** Opens everything of the asked roots, after the server has noted who takes what out, and why. */
export async function exportRoots(
  copy: Copy,
  query: { kind: string; why: ExportReason; roots?: string[] },
  progress?: Progress,
): Promise<Outcome<{ roots: OpenRoot[] }>> {
  const known = copy.rows.ofKind(query.kind).map(row => row.root)
  const wanted = query.roots === undefined ? known : query.roots.filter(root => known.includes(root))
  for (let start = 0; start < wanted.length; start += DECLARED) {
    const body = { roots: wanted.slice(start, start + DECLARED), why: query.why }
    const declared = await copy.transport.call('declareExport', { body })
    if (!declared.ok) return declared.code === 'network.offline' ? { ok: false, code: 'export.offline' } : declared
  }
  const roots: OpenRoot[] = []
  for (const root of wanted) {
    if (copy.ended.aborted) return { ok: false, code: 'locked' }
    const opened = await openRoot(copy, root, new Map())
    if (opened.ok) roots.push(opened.root)
    if (roots.length % STEP === 0) progress?.({ step: 'export.open', done: roots.length, total: wanted.length })
  }
  return { ok: true, roots }
}
