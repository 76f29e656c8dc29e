/** What the server took of the outbox becomes what is stored here. */
import type { Built } from './build.ts'
import { type Copy, teamsOf } from './copy.ts'
import { chainsOf, type Edit } from './edits.ts'
import { openBox, sealBox } from './opened.ts'
import type { StoredRecord, Write } from './store/store.ts'

/** A change as it was sent, and where in the feed the server put it. */
export type Accepted = { readonly built: Built; readonly at: string }

/** The edits a change was made of. */
export const editsOf = ({ made }: Built): Edit[] => made.map(({ edit }) => edit)

/** What was accepted as sent becomes the stored state, in the batch that empties the outbox of it. */
export function storeAccepted(copy: Copy, done: readonly Accepted[]): Promise<void> {
  if (done.length === 0) return Promise.resolve()
  return copy.serial(async () => {
    const links = done.flatMap(({ built, at }) => built.made.map(made => ({ ...made, at })))
    const stored = await copy.store.many(
      'records',
      links.map(({ edit }) => `${edit.root}/${edit.rec}`),
    )
    const heads = await copy.store.many(
      'heads',
      done.map(({ built }) => built.root),
    )
    const records = new Map<string, Promise<StoredRecord>>()
    for (const link of links) {
      const key = `${link.edit.root}/${link.edit.rec}`
      const before = records.get(key) ?? Promise.resolve(stored.get(key))
      records.set(
        key,
        before.then(known => joined(copy, known, link)),
      )
    }
    const writes: Write[] = []
    for (const { built } of done) {
      const { root, wraps } = built
      const head = heads.get(root)
      // While the answer was under way, the root may have been fetched with something newer on top.
      heads.set(root, head === undefined || head.seq < built.head.seq ? built.head : head)
      for (const wrap of wraps)
        writes.push({ table: 'wraps', key: `${root}/${wrap.team}/${wrap.caseEpoch}`, value: wrap })
    }
    for (const [root, value] of heads) {
      writes.push({ table: 'heads', key: root, value })
      copy.order.stored(root)
    }
    const values = await Promise.all(records.values())
    for (const value of values) writes.push({ table: 'records', key: `${value.root}/${value.rec}`, value })
    writes.push(...copy.packs.marks(values))
    await copy.outbox.remove(
      links.map(({ edit }) => edit),
      writes,
    )
    for (const { at } of done) copy.written.add(at.split('.', 1)[0] ?? at)
    for (const { built } of done) knowTeams(copy, built)
    // A new epoch's keys are held from the moment the server has them, and not before.
    const rekeyed = done.filter(({ built }) => editsOf(built).some(edit => edit.rekey !== undefined))
    await copy.keyring.open(rekeyed.flatMap(({ built }) => built.wraps))
    copy.topics.say(...new Set(done.map(({ built }) => `root:${built.root}` as const)))
  })
}

/** A stored record with an accepted change on it; chains that are newer here already stay. */
async function joined(
  copy: Copy,
  before: StoredRecord | undefined,
  { edit, chains, at }: Built['made'][number] & { at: string },
): Promise<StoredRecord> {
  const { root, rec, kind } = edit
  const all = { ...before?.chains }
  let facts = before === undefined ? {} : ((await openBox(copy.box, before))?.facts ?? {})
  for (const [chain, { now }] of chainsOf(edit)) {
    const made = chains[chain]
    if (made === undefined || (all[chain]?.version ?? 0) >= made.version) continue
    all[chain] = made
    if (chain === 'facts') facts = now
  }
  return sealBox(copy.box, { root, rec, kind, facts, chains: all, at })
}

/** The wraps of a change came from here: nobody will deliver them. */
function knowTeams(copy: Copy, { root, wraps }: Built): void {
  const teams = copy.teamsOfRoot.get(root) ?? new Set()
  const before = teams.size
  for (const { team } of wraps) teams.add(team)
  if (teams.size === before) return
  copy.teamsOfRoot.set(root, teams)
  copy.rows.setTeams(root, teamsOf(copy)(root))
}
