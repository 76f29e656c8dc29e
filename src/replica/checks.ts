/** Holding what is stored against what was signed: versions, coded facts and case heads (security.md 4.2). */
import {
  COMPARTMENTS,
  canonicalFacts,
  caseHead,
  equalBytes,
  heldAt,
  isUuid,
  recordId,
  rootId,
  sha256,
  sha256Now,
  signingKeyAt,
  type TeamId,
  teamId,
  userId,
  type VersionRecord,
  verifyHead,
  verifyVr,
  vrHash,
} from '#vault'
import type { Copy } from './copy.ts'
import { openBox, vrOf } from './opened.ts'
import type { StoredChain, StoredHead, StoredRecord } from './store/store.ts'
import type { Chain } from './types.ts'

/** The hash by which a stored chain is named in the next version and in the head. */
export const hashOf = (chain: StoredChain) => vrHash(chain.vr)

/** Whether coded facts are those their last writer signed (security.md 4.2). */
export function factsAreSigned(facts: Record<string, unknown>, chain: StoredChain | undefined): boolean {
  if (chain === undefined) return Object.keys(facts).length === 0
  const vr = vrOf(chain)
  return vr !== null && equalBytes(vr.factsHash, sha256Now(canonicalFacts(facts)))
}

/** The chain a stored name means. */
export const chainOf = (text: string | undefined): Chain | undefined =>
  text === 'facts' ? 'facts' : COMPARTMENTS.find(comp => comp === text)

/** Who may write in a root: teams, and people by name. */
type Writers = ReadonlySet<TeamId>

/**
 * Who may write in a root, and who might once: those with a wrap here with the companions of their signed policies, and whom
 * records of theirs name as holders of before. Nobody is believed to have been one by her own word.
 */
export async function writingTeams(copy: Copy, root: string): Promise<Writers> {
  const teams = new Set<TeamId>()
  const add = (id: string) => {
    const team = teamId(id)
    teams.add(team)
    for (const companion of copy.directory.teams.get(team)?.policy.companions ?? []) teams.add(companion)
  }
  for (const key of await copy.store.keys('wraps', `${root}/`)) add(key.split('/')[1] ?? '')
  for (const team of copy.teamsOfRoot.get(root) ?? []) if (isUuid(team)) add(team)
  let left = await namedHolders(copy, root)
  for (;;) {
    const believed = left.filter(({ vr }) => mayHaveWritten(copy, vr, teams))
    if (believed.length === 0) return teams
    for (const { holders } of believed) for (const id of holders) add(id)
    left = left.filter(each => !believed.includes(each))
  }
}

/** What records of the root say about who had it at some time, each with the version that says so. */
async function namedHolders(copy: Copy, root: string): Promise<Array<{ vr: VersionRecord; holders: string[] }>> {
  const kinds = new Map(
    copy.catalogue.kinds.flatMap(({ name, holders }) => (holders ? [[name, holders] as const] : [])),
  )
  const named: Array<{ vr: VersionRecord; holders: string[] }> = []
  for (const [, record] of await copy.store.range('records', `${root}/`)) {
    const chain = record.chains.facts
    const vr = chain === undefined ? null : vrOf(chain)
    const box = vr === null ? null : await openBox(copy.box, record)
    const fields = box === null ? undefined : kinds.get(box.kind)
    if (vr === null || box === null || fields === undefined || !factsAreSigned(box.facts, chain)) continue
    const holders = fields.flatMap(field => {
      const value = box.facts[field]
      return typeof value === 'string' && isUuid(value) ? [value] : []
    })
    named.push({ vr, holders })
  }
  return named
}

/** Whether the author was, when she wrote, in a team of the root that opens what she wrote in, or named for it herself. */
function mayHaveWritten({ directory }: Copy, { author, dirSeq, comp }: VersionRecord, teams: Writers): boolean {
  const needed = comp === 'facts' ? 'header' : comp
  if (teams.has(teamId(author))) return true
  return [...teams].some(
    team =>
      directory.teams.get(team)?.policy.opens.includes(needed) === true &&
      heldAt(directory, author, { be: 'member', team }, dirSeq),
  )
}

/** Undefined when the version is what its author signed, for this place, with the right to write at that time. */
export async function checkChain(
  copy: Copy,
  at: { root: string; rec: string },
  comp: string,
  chain: StoredChain,
  teams?: ReadonlySet<TeamId>,
): Promise<string | undefined> {
  const vr = vrOf(chain)
  if (vr === null || vr.inst !== copy.org || vr.rootId !== at.root || vr.recId !== at.rec) return 'version.record'
  if (vr.comp !== comp || vr.version !== chain.version) return 'version.record'
  if (!heldAt(copy.directory, vr.author, { be: 'active' }, vr.dirSeq)) return 'version.author'
  const key = signingKeyAt(copy.directory, vr.author, vr.dirSeq)
  if (key === null || !(await verifyVr(chain.vr, chain.sig, key))) return 'version.signature'
  if (teams !== undefined && !mayHaveWritten(copy, vr, teams)) return 'version.right'
  if (comp === 'facts') return equalBytes(vr.cipherHash, NOTHING) ? undefined : 'version.content'
  if (chain.sealed === undefined) return undefined
  return equalBytes(vr.cipherHash, await sha256(chain.sealed)) ? undefined : 'version.content'
}
const NOTHING = sha256Now(new Uint8Array(0))

/** Records and head of a root as they stood at one moment: while a change is being stored, neither is read without the other. */
export async function rootAsStored(
  { store }: Copy,
  root: string,
): Promise<{ records: StoredRecord[]; head: StoredHead | undefined }> {
  for (;;) {
    const before = await store.get('heads', root)
    const records = (await store.range('records', `${root}/`)).map(([, record]) => record)
    const head = await store.get('heads', root)
    // Every change that is stored moves the head in the same batch.
    if (before?.seq === head?.seq && (before === head || (before && head && equalBytes(before.hash, head.hash))))
      return { records, head }
  }
}

/** Whether the stored records of a root are those its last writer signed; nothing of a root that is not mine fits as well. */
export async function headFits(copy: Copy, root: string): Promise<boolean> {
  const { records, head } = await rootAsStored(copy, root)
  if (records.length === 0 && (!copy.teamsOfRoot.has(root) || head === undefined)) return true
  return (await checkHead(copy, root, records, head)) === undefined
}

/** The code of what is wrong with the head of a root, over exactly these records. */
export async function checkHead(
  copy: Copy,
  root: string,
  records: readonly StoredRecord[],
  head: StoredHead | undefined,
): Promise<string | undefined> {
  if (head === undefined) return 'head.missing'
  const entries = records.flatMap(record =>
    Object.entries(record.chains).flatMap(([name, chain]) => {
      const comp = chainOf(name)
      if (comp === undefined) return []
      return [{ recId: recordId(record.rec), comp, version: chain.version, vrHash: hashOf(chain) }]
    }),
  )
  const ctx = { inst: copy.org, rootId: rootId(root), seq: head.seq }
  if (!equalBytes(await caseHead(ctx, entries), head.hash)) return 'head.differs'
  return (await isSigned(copy, root, head)) ? undefined : 'head.signature'
}

/** Whether the one it names signed a head. It carries no directory sequence: any key she ever had may have signed it. */
export async function isSigned(copy: Copy, root: string, { seq, hash, author, sig }: StoredHead): Promise<boolean> {
  const ctx = { inst: copy.org, rootId: rootId(root), seq }
  const keys = isUuid(author) ? (copy.directory.users.get(userId(author))?.keysHistory ?? []) : []
  for (const { sigPk } of keys) if (await verifyHead(ctx, hash, sig, sigPk)) return true
  return false
}
