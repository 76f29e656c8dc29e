/** Which case stands for which, worked out the same on every device from the halves it can open. Pure but for the two verbs. */
import type { Added, Row } from '#replica'
import type { OpenRecord, OpenRoot, Outcome, Refused, Replica, Values } from '#replica/types.ts'
import { uuidv7 } from '#vault'
import { mergeLink } from './records.ts'

/** One half of a merge, as its case says it. */
export interface Half {
  readonly merge: string
  readonly other: string
  readonly role: 'continuedIn' | 'continues'
  readonly parted: boolean
}
/** The halves of a case; undefined for a case that is not mine to see. */
export type HalvesOf = (root: string) => readonly Half[] | undefined

function halfOf(values: Values | undefined): Half | undefined {
  const { merge, other, role, parted } = values ?? {}
  if (typeof merge !== 'string' || typeof other !== 'string') return undefined
  return role === 'continuedIn' || role === 'continues' ? { merge, other, role, parted: parted === true } : undefined
}

/** The halves among opened records. */
export const halvesIn = (records: readonly Pick<OpenRecord, 'kind' | 'sealed'>[]): Half[] =>
  records.flatMap(({ kind, sealed }) => (kind === mergeLink.name ? (halfOf(sealed.header) ?? []) : []))

/**
 * The merges of two cases that hold: both halves are there and agree, and not both are parted. A half alone is nothing: its
 * author had no right in the other case, or the other half has not arrived. Whoever takes back says so in both.
 */
function mergesOf(root: string, other: string, halvesOf: HalvesOf): Half[] {
  const there = halvesOf(other) ?? []
  return (halvesOf(root) ?? []).filter(
    mine =>
      mine.other === other &&
      other !== root &&
      there.some(
        theirs =>
          theirs.merge === mine.merge &&
          theirs.other === root &&
          theirs.role !== mine.role &&
          !(theirs.parted && mine.parted),
      ),
  )
}

/** Of several merges the one made first counts, by id: two people who merged the same cases at once get one answer. */
const first = (halves: readonly Half[]): Half | undefined => [...halves].sort((a, b) => (a.merge < b.merge ? -1 : 1))[0]

const partners = (root: string, halvesOf: HalvesOf): string[] => [
  ...new Set((halvesOf(root) ?? []).map(({ other }) => other)),
]

/** What joins two cases now, seen from the first; undefined when nothing does. */
export const joinedBy = (root: string, other: string, halvesOf: HalvesOf): Half | undefined =>
  first(mergesOf(root, other, halvesOf))

/** The case this one goes on in, directly. */
function next(root: string, halvesOf: HalvesOf): string | undefined {
  const found = partners(root, halvesOf).flatMap(other => joinedBy(root, other, halvesOf) ?? [])
  return first(found.filter(({ role }) => role === 'continuedIn'))?.other
}

/** The case that stands for this one at the end of the way; itself when it goes on in no other. */
export function leadsTo(root: string, halvesOf: HalvesOf): string {
  const way = [root]
  for (let at = next(root, halvesOf); at !== undefined; at = next(at, halvesOf)) {
    const seen = way.indexOf(at)
    // Three people joined three cases in a ring without knowing of each other: the oldest case of the ring stands for all.
    if (seen >= 0) return way.slice(seen).sort()[0] ?? root
    way.push(at)
  }
  return way.at(-1) ?? root
}

/** All cases of the person that are mine to see: this one first, then the others in the order they are met. */
export function joinedWith(root: string, halvesOf: HalvesOf): string[] {
  const found = [root]
  for (const at of found)
    for (const other of partners(at, halvesOf))
      if (!found.includes(other) && joinedBy(at, other, halvesOf) !== undefined) found.push(other)
  return found
}

// ---------------------------------------------------------------- lists

const KEY = 'merge '

/** What a half adds to the row of its case: enough to tell in a list where it goes on. */
export function mergeAdds({ rec, sealed }: { rec: string; sealed: Partial<Record<string, Values>> }): Added[] {
  const half = halfOf(sealed.header)
  if (half === undefined) return []
  const key = `${KEY}${rec}`
  return [
    { key, order: '', values: { [key]: [half.merge, half.other, half.role, half.parted ? 'parted' : ''].join(' ') } },
    { key: 'linked', order: '', values: { linked: true } },
  ]
}

function halvesOfRow(row: Pick<Row, 'gathered'>): Half[] {
  return Object.entries(row.gathered ?? {}).flatMap(([key, value]) => {
    if (!key.startsWith(KEY) || typeof value !== 'string') return []
    const [merge, other, role, parted] = value.split(' ')
    return halfOf({ merge, other, role, parted: parted === 'parted' }) ?? []
  })
}

/** The case that stands for the one of a row; undefined when it stands for itself. */
export function rowLeadsTo(row: Row, rowOf: (root: string) => Row | undefined): string | undefined {
  const end = leadsTo(row.root, root => {
    const found = root === row.root ? row : rowOf(root)
    return found && halvesOfRow(found)
  })
  return end === row.root ? undefined : end
}

// ---------------------------------------------------------------- acts

type Opener = Pick<Replica, 'open'>

/** Opens a case and every case joined with it, as far as they are mine to see; the case itself first. */
export async function openJoined(replica: Opener, root: string): Promise<OpenRoot[]> {
  const opened = new Map<string, OpenRoot>()
  const wanted = [root]
  for (const one of wanted) {
    if (opened.has(one)) continue
    const answer = await replica.open(one)
    if (!answer.ok) continue
    opened.set(one, answer.root)
    wanted.push(...halvesIn(answer.root.records).map(({ other }) => other))
  }
  return joinedWith(root, halvesAmong(opened)).flatMap(one => opened.get(one) ?? [])
}

/** The halves of opened cases. */
export function halvesAmong(opened: ReadonlyMap<string, OpenRoot>): HalvesOf {
  return root => {
    const found = opened.get(root)
    return found && halvesIn(found.records)
  }
}

const refuse = (code: string): Refused => ({ ok: false, code })

/** Both cases, when I may write who the person is in each of them. */
async function both(replica: Opener, a: string, b: string): Promise<Outcome<{ opened: Map<string, OpenRoot> }>> {
  if (a === b) return refuse('merge.same')
  const opened = new Map<string, OpenRoot>()
  for (const root of [a, b]) {
    const answer = await replica.open(root)
    if (!answer.ok) return answer
    if (!answer.root.mine.includes('header')) return refuse('right.missing')
    opened.set(root, answer.root)
  }
  return { ok: true, opened }
}

/**
 * The person of `from` is the person of `into`: from now on her case goes on in `into`. Both stay as they are, each with its
 * own key and its own readers; only who may write in both can do it. Refused with `merge.same`, `merge.already`,
 * `right.missing`.
 */
export async function mergeCases(
  replica: Pick<Replica, 'open' | 'create'>,
  { from, into }: { from: string; into: string },
): Promise<Outcome> {
  const found = await both(replica, from, into)
  if (!found.ok) return found
  if (joinedBy(from, into, halvesAmong(found.opened)) !== undefined) return refuse('merge.already')
  const merge = uuidv7(Date.now())
  const halves = [
    { root: into, header: { merge, other: from, role: 'continues' } },
    { root: from, header: { merge, other: into, role: 'continuedIn' } },
  ]
  for (const { root, header } of halves) {
    const made = await replica.create(mergeLink.name, { root, sealed: { header } })
    if (!made.ok) return made
  }
  return { ok: true }
}

/**
 * Takes back every merge of two cases that holds, in both. Nothing else was changed by it, so everything is as it was. A merge
 * somebody makes meanwhile elsewhere holds: it was not known when this was said.
 */
export async function partCases(replica: Pick<Replica, 'open' | 'change'>, a: string, b: string): Promise<Outcome> {
  const found = await both(replica, a, b)
  if (!found.ok) return found
  const merges = new Set(mergesOf(a, b, halvesAmong(found.opened)).map(({ merge }) => merge))
  if (merges.size === 0) return refuse('merge.none')
  for (const { records } of found.opened.values()) {
    for (const record of records) {
      const half = record.kind === mergeLink.name ? halfOf(record.sealed.header) : undefined
      if (half === undefined || half.parted || !merges.has(half.merge)) continue
      const { root, rec } = record
      const changed = await replica.change({ root, rec }, { sealed: { header: { parted: true } } }, record)
      if (!changed.ok) return changed
    }
  }
  return { ok: true }
}
