/** The full check: everything this device holds, and what the server says of its log, held against the signed directory. */
import { sixWords } from '#vault'
import { witness } from './checkpoint.ts'
import type { Copy } from './copy.ts'
import { continues, readPin, replayStored } from './directory-sync.ts'
import { verifyRoot } from './open-root.ts'
import type { Damage, Outcome, Progress, VerifyReport } from './types.ts'

/** Replays the directory from its genesis, checks every signature and head, and demands the log's consistency proof. */
export async function verifyEverything(copy: Copy, progress?: Progress): Promise<Outcome<{ report: VerifyReport }>> {
  const problems: Damage[] = []
  const { rootFingerprint, head } = copy.directory
  const again = await replayStored(copy.store, copy.org, rootFingerprint)
  if (again === undefined || !continues(again, await readPin(copy.store, copy.box))) {
    problems.push({ code: 'directory.forked', root: '' })
  }
  const roots = new Set((await copy.store.keys('records')).map(key => key.slice(0, 36)))
  const report: VerifyReport = {
    ok: false,
    directory: { seq: head.seq, rootWords: await sixWords(rootFingerprint, copy.language) },
    roots: 0,
    records: (await copy.store.keys('records')).length,
    signatures: 0,
    heads: 0,
    log: { size: 0, consistent: false },
    problems,
  }
  for (const root of roots) {
    if (copy.ended.aborted) return { ok: false, code: 'locked' }
    const verdict = await verifyRoot(copy, root)
    problems.push(...verdict.problems)
    report.roots += 1
    report.signatures += verdict.checked.signatures
    report.heads += verdict.checked.heads
    if (report.roots % 20 === 0) progress?.({ step: 'verify.roots', done: report.roots, total: roots.size })
  }
  const log = await witness(copy)
  if (log.ok) report.log = { size: log.size, consistent: true }
  else problems.push({ code: log.code, root: '' })
  return { ok: true, report: { ...report, ok: problems.length === 0 } }
}
