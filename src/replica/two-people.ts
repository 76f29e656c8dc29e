/**
 * Acts that take two key officers (security.md 5.1.7, decision 0070). The first signs and proposes; what is shown to the second
 * is read from what was signed, and she signs exactly that. The server can neither complete nor change it.
 */
import {
  type Directory,
  decodeBody,
  encodeBody,
  equalBytes,
  foresee,
  maySign,
  replay,
  type Statement,
  type StatementBody,
  signStatement,
  statementMessage,
  type TeamId,
  toB64,
  type UserId,
  uuidv7,
  verify,
} from '#vault'
import { append, believe, grantTo, halfSigned } from './append.ts'
import type { Copy } from './copy.ts'
import { fetchDirectory, statementFromWire, statementToWire } from './directory-sync.ts'
import { presentSecret } from './grants.ts'
import { isRecord } from './opened.ts'
import type { BodyOf, Grant, WireProposal } from './protocol.ts'
import type { MaybeProposed, Outcome, Refused } from './types.ts'

type Material = NonNullable<BodyOf<'propose'>>['material']

const TRIES = 4
/** As long as the server keeps one open. */
const PROPOSAL_MS = 7 * 86_400_000

/** How many of the officers there are it takes beside me. */
export function signersNeeded(directory: Directory, me: UserId, body: StatementBody): 'me' | 'two' | 'more' {
  if (maySign(directory, body, new Set([me]))) return 'me'
  const officer = directory.officers.has(me)
  const withMe = [...directory.officers].some(other => other !== me && maySign(directory, body, new Set([me, other])))
  return officer && withMe ? 'two' : 'more'
}

/** Why an act is out of reach for the officers there are. */
export function outOfReach({ directory, user }: Copy, body: StatementBody): Refused {
  if (!directory.officers.has(user)) return { ok: false, code: 'right.missing' }
  const ofOfficer = 'user' in body && body.type !== 'role.set' && directory.officers.has(body.user)
  return { ok: false, code: ofOfficer || body.type === 'officer.add' ? 'officer.needsRoot' : 'team.needsTwo' }
}

/**
 * Does an act, with the keys that belong to it, or proposes it when it takes a second officer. `confirm`: the invitation that a
 * `user.rekey` completes.
 */
export async function actOrPropose(copy: Copy, body: StatementBody, confirm?: string): Promise<Outcome<MaybeProposed>> {
  const needed = signersNeeded(copy.directory, copy.user, body)
  if (needed === 'more') {
    // A state that cannot follow says more than a missing signature.
    const fits = foresee(copy.directory, body)
    return fits.ok ? outOfReach(copy, body) : { ok: false, code: fits.code }
  }
  if (needed === 'two') return propose(copy, body, confirm)
  return append(
    copy,
    () => [body],
    after => materialOf(copy, after, body, confirm),
  )
}

/** Signs first and leaves it with the server for a second officer. */
export async function propose(
  copy: Copy,
  body: StatementBody,
  confirm?: string,
): Promise<Outcome<{ proposed: string }>> {
  const id = uuidv7(copy.clock())
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const half = await halfOf(copy, body, confirm)
    if (!half.ok) return half
    await noteMine(copy, id, body)
    const answer = await copy.transport.call('propose', { body: { proposal: id, ...half.body } })
    if (answer.ok) {
      copy.topics.say('proposals')
      return { ok: true, proposed: id }
    }
    if (answer.code !== 'directory.stale') {
      await forgetMine(copy, id)
      return answer
    }
    const newest = await newestDirectory(copy)
    if (!newest.ok) return newest
  }
  return { ok: false, code: 'directory.stale' }
}

type Half = { ok: true; body: { statement: ReturnType<typeof statementToWire>; material: Material } }

/** What I proposed on this device and stand by, sealed: nothing else is ever signed again without me (see {@link renewMine}). */
const mineAt = (id: string) => `proposal/${id}`

async function noteMine(copy: Copy, id: string, body: StatementBody): Promise<void> {
  const value = { type: body.type, body: plain(body), ends: copy.clock() + PROPOSAL_MS }
  await copy.store.write([{ table: 'kept', key: mineAt(id), value: await copy.box.sealValue(mineAt(id), value) }])
}

export async function forgetMine(copy: Copy, id: string): Promise<void> {
  await copy.store.write([{ table: 'kept', key: mineAt(id) }])
}

/** Whether I proposed exactly this here, less than its time ago, and have not taken it back. */
async function standsByMe(copy: Copy, id: string, body: StatementBody): Promise<boolean> {
  const bytes = await copy.store.get('kept', mineAt(id))
  const value = bytes === undefined ? undefined : await copy.box.openValue(mineAt(id), bytes)
  if (!isRecord(value) || typeof value.ends !== 'number' || copy.clock() > value.ends) return false
  return value.type === body.type && value.body === plain(body)
}

/** My signature under an act for the present head, and what goes with it. */
async function halfOf(copy: Copy, body: StatementBody, confirm?: string): Promise<Half | Refused> {
  const after = foresee(copy.directory, body)
  if (!after.ok) return { ok: false, code: after.code }
  const statement = await halfSigned(copy, body)
  const material = await materialOf(copy, after.directory, body, confirm)
  return { ok: true, body: { statement: statementToWire(statement), material } }
}

/** The grants an act of one statement brings: to who joins a team, or to who has new keys, of every team whose secret I hold. */
async function materialOf(copy: Copy, after: Directory, body: StatementBody, confirm?: string): Promise<Material> {
  const grants: Grant[] = []
  const give = async (team: TeamId, to: UserId) => {
    const secret = await presentSecret(copy, team)
    const epoch = after.teams.get(team)?.epoch
    if (secret === undefined || epoch === undefined) return
    const grant = await grantTo(copy, after, team, epoch, secret, to)
    if (grant !== undefined) grants.push(grant)
  }
  if (body.type === 'role.set' && body.role !== 'none') await give(body.team, body.user)
  if (body.type === 'user.rekey')
    for (const [team, { members }] of after.teams) if (members.has(body.user)) await give(team, body.user)
  return confirm === undefined ? { grants } : { grants, confirm }
}

async function newestDirectory(copy: Copy): Promise<Outcome> {
  const found = await fetchDirectory(copy.transport, copy.org, copy.directory.rootFingerprint, copy.directory)
  if (!found.ok) return { ok: false, code: found.code }
  await believe(copy, found.directory, found.statements ?? [])
  return { ok: true }
}

/** What a proposal says, after its first signature was held against the directory. */
export type Read =
  | { is: 'open' | 'stale'; statement: Statement; body: StatementBody }
  /** Not what an officer signed: the server's invention, or damage. */
  | { is: 'bad' }

/** Reads a half-signed statement and checks that its proposer, an officer now, signed exactly it. */
export async function readHalf(copy: Copy, wire: WireProposal): Promise<Read> {
  const statement = wire.statement === undefined ? undefined : statementFromWire(wire.statement)
  const body = statement === undefined ? null : decodeBody(statement.type, statement.body)
  const [first] = statement?.signers ?? []
  if (statement === undefined || body === null || first === undefined || statement.signers.length !== 1)
    return { is: 'bad' }
  if (first.by !== wire.by || first.by === 'root' || body.type !== wire.does) return { is: 'bad' }
  const key = copy.directory.users.get(first.by)?.sigPk
  if (key === undefined || !(await verify(key, first.sig, statementMessage(copy.org, statement)))) return { is: 'bad' }
  const { head } = copy.directory
  const fits = statement.seq === head.seq + 1 && equalBytes(statement.prev, head.hash)
  const counts = copy.directory.officers.has(first.by)
  return { is: fits && counts ? 'open' : 'stale', statement, body }
}

/**
 * The second signature. `seen` is what the person was shown: a proposal that has become another since is refused
 * (`proposal.changed`). Tried here on the directory before anything is sent.
 */
export async function approve(copy: Copy, wire: WireProposal, seen: StatementBody | undefined): Promise<Outcome> {
  const read = await readHalf(copy, wire)
  if (read.is === 'bad') {
    await copy.alarms.raise('proposal.forged')
    return { ok: false, code: 'proposal.forged' }
  }
  if (read.is === 'stale') return { ok: false, code: 'proposal.stale' }
  if (wire.by === copy.user) return { ok: false, code: 'proposal.own' }
  if (seen === undefined || !sameBody(seen, read.body)) return { ok: false, code: 'proposal.changed' }
  const signer = { by: copy.user, privateKey: copy.keys.sig.privateKey }
  const whole = await signStatement(copy.org, read.statement, signer)
  const tried = await replay(copy.org, copy.directory.rootFingerprint, [whole], copy.directory)
  if (!tried.ok) return { ok: false, code: tried.code }
  const statement = statementToWire(whole)
  const params = { proposal: wire.id }
  const answer = await copy.transport.call('approveProposal', { params, body: { statement } })
  if (!answer.ok) return answer.code === 'directory.stale' ? { ok: false, code: 'proposal.stale' } : answer
  await believe(copy, tried.directory, [statement])
  return { ok: true }
}

/** The bytes of a body, for comparing and keeping. */
const plain = (body: StatementBody): string => toB64(encodeBody(body))
const sameBody = (a: StatementBody, b: StatementBody): boolean => a.type === b.type && plain(a) === plain(b)

/**
 * The directory moved on: what I proposed is signed by me again, for the present head, without anybody being asked; the words
 * of the act are those I signed before. What can no longer follow is withdrawn. True when something changed.
 */
export async function renewMine(copy: Copy, all: readonly WireProposal[]): Promise<boolean> {
  let changed = false
  for (const wire of all) {
    if (wire.by !== copy.user || wire.status !== 'open' || wire.statement === undefined) continue
    const read = await readHalf(copy, wire)
    // Never what the server says I proposed, only what carries my signature.
    if (read.is !== 'stale' || !copy.directory.officers.has(copy.user)) continue
    const { body } = read
    // A server that shows an act again which was over long ago gets no new signature for it.
    if (!(await standsByMe(copy, wire.id, body))) continue
    const params = { proposal: wire.id }
    const still = signersNeeded(copy.directory, copy.user, body) === 'two'
    const half = still ? await halfOf(copy, body, wire.confirm) : undefined
    const answer = half?.ok
      ? await copy.transport.call('renewProposal', { params, body: half.body })
      : await copy.transport.call('endProposal', { params, body: { how: 'withdrawn' } })
    changed ||= answer.ok
  }
  return changed
}
