/**
 * New keys for a root after somebody lost access (security.md 3.4, 5.2): with the next edit, by whoever holds the whole
 * case key. What was written before stays under the old key, whose wraps the remaining teams keep; what comes after does
 * not open with it.
 */
import { COMPARTMENTS, decodeVr, isUuid, newCaseKey, teamId, uuidv7 } from '#vault'
import { holdersTold, presentKeys } from './build.ts'
import type { Copy } from './copy.ts'
import type { Edit } from './edits.ts'
import { entitledTo } from './entitled.ts'
import { openRecords } from './opened.ts'
import { overlay } from './overlay.ts'
import type { StoredRecord } from './store/store.ts'

/** Compartments of the root's own record that are sealed anew at once; the rest follows edit by edit. */
const EAGER = ['header', 'location'] as const

/**
 * The edit that gives a root a new case epoch, when one is due (or `now`: somebody was just taken out) and I can make it; to be
 * kept before the edit that follows.
 */
export async function rekeyEdit(copy: Copy, root: string, now = false): Promise<Edit | undefined> {
  const waiting = copy.outbox.ofRoot(root)
  if (waiting.some(edit => edit.rekey !== undefined || edit.fresh !== undefined)) return undefined
  const own = await copy.store.get('records', `${root}/${root}`)
  if (own?.chains.header === undefined || (!now && !(await rekeyDue(copy, own)))) return undefined
  if ((await presentKeys(copy, root))?.caseKey === undefined) return undefined
  const [opened] = await openRecords(copy, [own])
  if (opened?.sealed.header === undefined || opened.problems.length > 0) return undefined
  // Somebody has it for whom nothing signed speaks here: keys are made by a device that knows why, or by none.
  const entitled = await entitledTo(copy, root)
  if (!(await holdersTold(copy, root)).every(id => entitled.has(id))) return undefined
  const record = overlay(opened, copy.outbox.ofRecord(root, root))
  const chains: Edit['chains'] = {}
  for (const comp of EAGER) {
    const document = record.sealed[comp]
    const stored = own.chains[comp]
    if (document === undefined || stored === undefined) continue
    const ahead = waiting.flatMap(edit => (edit.rec === root ? (edit.chains[comp] ?? []) : [])).at(-1)
    chains[comp] = { base: ahead === undefined ? stored.version : ahead.base + 1, was: document, now: document }
  }
  const at = copy.clock()
  const rekey = { caseKey: newCaseKey() }
  const key = copy.outbox.nextKey()
  return { key, id: uuidv7(at), root, rec: root, kind: record.kind, create: false, at, chains, rekey }
}

/**
 * Whether somebody left a team that opens this root after its present epoch began. Not before that team has a new secret: keys made
 * for the one she still has would be hers as well, and would look as if all were done.
 */
async function rekeyDue(copy: Copy, own: StoredRecord): Promise<boolean> {
  const began = keysBegan(own)
  const wraps = await copy.store.keys('wraps', `${own.root}/`)
  const teams = new Set(wraps.map(key => key.split('/')[1] ?? '').filter(isUuid))
  const left = [...teams].map(team => lastLeft(copy, team))
  return left.some(({ at }) => at > began) && left.every(({ at, since }) => at <= since)
}

/** The newest statement there was when the present keys of a root began, by its own record. */
export function keysBegan(own: StoredRecord): number {
  const versions = COMPARTMENTS.flatMap(comp => {
    const chain = own.chains[comp]
    const vr = chain === undefined ? null : decodeVr(chain.vr)
    return vr === null ? [] : [vr]
  })
  const epoch = Math.max(1, ...versions.map(vr => vr.keyEpoch))
  return Math.min(...versions.filter(vr => vr.keyEpoch === epoch).map(vr => vr.dirSeq))
}

/** The statement with which somebody last lost a team, and is still out of it (0: nobody did), and the one of its present secret. */
export function lastLeft({ directory }: Copy, id: string): { at: number; since: number } {
  const team = directory.teams.get(teamId(id))
  let at = 0
  for (const user of directory.users.keys()) {
    if (team?.members.has(user) === true) continue
    for (const { until } of directory.rights.get(`member/${id}/${user}`) ?? []) at = Math.max(at, until ?? 0)
  }
  return { at, since: team?.epochSince ?? Number.POSITIVE_INFINITY }
}
