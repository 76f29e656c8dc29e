/** The full check: everything this device holds, and what the server says of its log, held against the signed directory. */
import { type Bytes, equalBytes, fromB64, leafHash, rootOf, sixWords } from '#vault'
import { witness } from './checkpoint.ts'
import type { Copy } from './copy.ts'
import { continues, readPin, replayStored } from './directory-sync.ts'
import { verifyRoot } from './open-root.ts'
import { isOfficer } from './teams.ts'
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
  if (log.ok) {
    report.log = { size: log.size, consistent: true }
    const wrong = isOfficer(copy.directory, copy.user) ? await recountLog(copy, log, progress) : undefined
    if (wrong !== undefined) problems.push({ code: wrong, root: '' })
  } else problems.push({ code: log.code, root: '' })
  return { ok: true, report: { ...report, ok: problems.length === 0 } }
}

const LEAVES = 1000

/** Builds the tree of the log anew from all its entries, which officers may read: its root has to be the signed one. */
async function recountLog(
  copy: Copy,
  { size, root }: { size: number; root: Bytes },
  progress?: Progress,
): Promise<string | undefined> {
  const hashes: Bytes[] = []
  while (hashes.length < size) {
    if (copy.ended.aborted) return 'locked'
    const answer = await copy.transport.call('auditEntries', { query: { after: hashes.length, limit: LEAVES } })
    if (!answer.ok) return answer.code
    const { entries } = answer.value
    if (entries.length === 0 || entries.some(({ seq }, index) => seq !== hashes.length + index)) return 'log.entry'
    for (const { leaf } of entries) if (hashes.length < size) hashes.push(leafHash(fromB64(leaf)))
    progress?.({ step: 'verify.log', done: hashes.length, total: size })
  }
  return size === 0 || equalBytes(rootOf(hashes), root) ? undefined : 'log.entry'
}
