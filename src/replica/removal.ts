/** What removing a person stops at once, and what cannot be un-known (security.md 5.2). */
import { COMPARTMENTS, type Compartment, foresee, holdersOf, mayAct, rootId, teamId, type UserId } from '#vault'
import type { Copy } from './copy.ts'
import { nameOf } from './proposals.ts'
import { listTeams } from './teams.ts'
import { signersNeeded } from './two-people.ts'
import type { Outcome, RemovalPreview } from './types.ts'

const SHOWN = 200
const DAYS = 90

export async function removalPreview(
  copy: Copy,
  user: UserId,
  titleOf: (kind: string, header: Record<string, unknown>) => string,
): Promise<Outcome<{ preview: RemovalPreview }>> {
  if (copy.directory.users.get(user)?.status !== 'active') return { ok: false, code: 'person.unknown' }
  const [opened, devices] = await Promise.all([
    copy.transport.call('openedBy', { params: { user } }),
    copy.transport.call('devices', { query: { user } }),
  ])
  if (!opened.ok) return opened
  if (!devices.ok) return devices
  const body = { type: 'user.revoke' as const, user }
  const fits = foresee(copy.directory, body)
  const needed = signersNeeded(copy.directory, copy.user, body)
  const alone = opened.value.alone > 0 ? 'case.lastHolder' : undefined
  const refused =
    alone !== undefined ? alone : fits.ok ? (needed === 'more' ? 'officer.needsRoot' : undefined) : fits.code
  const preview: RemovalPreview = {
    user,
    name: nameOf(copy, user),
    officer: copy.directory.officers.has(user),
    needsTwo: needed === 'two',
    teams: teamsOfHers(copy, user),
    devices: devices.value.devices.filter(({ id }) => !copy.directory.revokedDevices.has(`${user}/${id}`)).length,
    opened: {
      ...openedBy(copy, user, opened.value.roots, titleOf),
      files: opened.value.files,
      exported: opened.value.exported,
    },
  }
  return { ok: true, preview: refused === undefined ? preview : { ...preview, refused } }
}

function teamsOfHers(copy: Copy, user: UserId): RemovalPreview['teams'] {
  return listTeams(copy)
    .filter(({ members }) => members.some(member => member.user === user))
    .map(({ id, name, held }) => ({
      team: id,
      name,
      rotates: held && mayAct(copy.directory, copy.user, { do: 'rotate', team: teamId(id) }) ? 'now' : 'later',
      left: holdersOf(copy.directory, teamId(id)).filter(holder => holder !== user).length,
    }))
}

/** What her teams open of a root: of those that have it as far as I know, else of all she is in. */
function opensOf(copy: Copy, user: UserId, root: string): Compartment[] {
  const hers = [...copy.directory.teams].filter(([, { members }]) => members.has(user))
  const known = copy.teamsOfRoot.get(rootId(root))
  const here = hers.filter(([id]) => known?.has(id))
  const open = new Set((here.length > 0 ? here : hers).flatMap(([, { policy }]) => policy.opens))
  return COMPARTMENTS.filter(comp => open.has(comp))
}

function openedBy(
  copy: Copy,
  user: UserId,
  roots: ReadonlyArray<{ root: string; times: number; last: string }>,
  titleOf: (kind: string, header: Record<string, unknown>) => string,
): Omit<RemovalPreview['opened'], 'files' | 'exported'> {
  const byKind = new Map<string, number>()
  const byCompartment = new Map<Compartment, number>()
  const known: RemovalPreview['opened']['known'] = []
  let unknown = 0
  for (const { root, times, last } of roots) {
    const open = opensOf(copy, user, root)
    for (const comp of open) byCompartment.set(comp, (byCompartment.get(comp) ?? 0) + 1)
    const row = copy.rows.get(root)
    if (row === undefined) {
      unknown += 1
      continue
    }
    byKind.set(row.kind, (byKind.get(row.kind) ?? 0) + 1)
    const title = titleOf(row.kind, row.header)
    if (known.length < SHOWN) known.push({ root, kind: row.kind, title, times, last: Date.parse(last), open })
  }
  return {
    days: DAYS,
    roots: roots.length,
    byKind: [...byKind].map(([kind, count]) => ({ kind, roots: count })),
    byCompartment: COMPARTMENTS.filter(comp => byCompartment.has(comp)).map(compartment => ({
      compartment,
      roots: byCompartment.get(compartment) ?? 0,
    })),
    known,
    unknown,
  }
}
