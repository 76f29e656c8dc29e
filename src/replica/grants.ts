/** The secrets given to me: kept as delivered, opened, and asked for when an act needs one that is not here yet. */
import { type Bytes, compartmentsOf, type TeamId } from '#vault'
import { refreshRows, sayChanged } from './apply.ts'
import type { Copy } from './copy.ts'
import { ROUTES } from './protocol.ts'
import type { StoredRecord, StoredWrap } from './store/store.ts'
import { readGrantBox } from './wire.ts'

type Grants = Parameters<Copy['keyring']['take']>[0]

/** What was delivered, and everything delivered before that it does not name: no answer takes away what is held. */
async function withKept(copy: Copy, { grants, histories }: Grants): Promise<Grants> {
  const text = await copy.store.get('meta', 'grants')
  const kept = ROUTES.grants.answer.safeParse(text === undefined ? undefined : JSON.parse(text))
  if (!kept.success) return { grants, histories }
  const name = (each: unknown) => JSON.stringify(each)
  const told = new Set([...grants, ...histories].map(name))
  return {
    grants: [...grants, ...kept.data.grants.filter(each => !told.has(name(each)))],
    histories: [...histories, ...kept.data.histories.filter(each => !told.has(name(each)))],
  }
}

/** Takes grants as delivered: keeps them for offline use, opens them, and opens what waited for them. */
export async function takeGrants(copy: Copy, grants: Grants): Promise<void> {
  await copy.store.write([{ table: 'meta', key: 'grants', value: JSON.stringify(await withKept(copy, grants)) }])
  const { fresh, refused } = await copy.keyring.take(grants, copy.directory)
  for (const code of new Set(refused)) await copy.alarms.raise(code)
  if (fresh.length === 0) return
  const wraps = (await copy.store.range('wraps')).map(([, wrap]) => wrap)
  const opened = wraps.filter(wrap => fresh.includes(secretOf(wrap)))
  if (opened.length === 0) return
  await copy.keyring.open(opened)
  // A row may be here already, made of what everybody may read of the record: it waits for its name.
  const roots = rootsThatGain(wraps, fresh, wrap => copy.keyring.secret(wrap.team, wrap.teamEpoch) !== undefined)
  if (roots.length === 0) return
  const records: StoredRecord[] = []
  for (const root of roots) records.push(...(await copy.store.range('records', `${root}/`)).map(([, record]) => record))
  await copy.store.write(copy.packs.marks(records), 'relaxed')
  await refreshRows(copy, records)
  sayChanged(copy, records, roots)
}

const secretOf = ({ team, teamEpoch }: StoredWrap) => `${team}/${teamEpoch}`

/**
 * Roots of which `fresh` secrets (`team/epoch`) open something that no other wrap within reach opened before: only their rows have
 * to be made anew. A wrap that came in a grant counts for nothing here, because its keys may still have to prove themselves.
 */
export function rootsThatGain(
  wraps: readonly StoredWrap[],
  fresh: readonly string[],
  opens: (wrap: StoredWrap) => boolean,
): string[] {
  const isFresh = (wrap: StoredWrap) => fresh.includes(secretOf(wrap))
  const partsOf = ({ root, caseEpoch, scope }: StoredWrap) =>
    (compartmentsOf(scope) ?? []).map(comp => `${root}/${caseEpoch}/${comp}`)
  const before = wraps.filter(wrap => !isFresh(wrap) && opens(wrap) && readGrantBox(wrap) === undefined)
  const open = new Set(before.flatMap(partsOf))
  const gaining = wraps.filter(wrap => isFresh(wrap) && partsOf(wrap).some(part => !open.has(part)))
  return [...new Set(gaining.map(({ root }) => root))]
}

/**
 * The secret of a team's present epoch. After someone else rotated, the directory is here a moment before what was granted
 * with it: then it is asked for. Undefined when it was not given to me, or there is no network to ask.
 */
export async function presentSecret(copy: Copy, team: TeamId): Promise<Bytes | undefined> {
  const held = () => copy.keyring.secret(team, copy.directory.teams.get(team)?.epoch ?? 0)
  if (held() !== undefined || copy.directory.teams.get(team)?.members.has(copy.user) !== true) return held()
  const answer = await copy.transport.call('grants', {})
  if (answer.ok) await takeGrants(copy, answer.value)
  return held()
}
