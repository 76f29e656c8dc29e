/** Signed acts: statements built on the newest directory, tried here first, then sent with the key material that belongs to them. */
import {
  type Bytes,
  buildStatement,
  type Directory,
  escrowTeamSecret,
  replay,
  type Statement,
  type StatementBody,
  sealGrant,
  sealHistory,
  signStatement,
  statementHash,
  type TeamId,
  toB64,
  type UserId,
} from '#vault'
import type { Copy } from './copy.ts'
import { fetchDirectory, pinWrite, statementToWire, statementWrites } from './directory-sync.ts'
import type { BodyOf, Grant as WireGrant } from './protocol.ts'
import type { Outcome } from './types.ts'

type Append = NonNullable<BodyOf<'appendDirectory'>>
/** What travels beside the statements; made for the directory as it will be after them. */
export type Material = Partial<Pick<Append, 'grants' | 'histories' | 'escrows' | 'confirm'>>

const TRIES = 4

/**
 * Appends statements. `plan` is asked again when someone else appended first, with the directory it then has to fit; it
 * answers nothing to do with an empty list. Refused with the code of replay, or the server's.
 */
export async function append(
  copy: Copy,
  plan: (directory: Directory) => Promise<StatementBody[]> | StatementBody[],
  material: (after: Directory) => Promise<Material> = async () => ({}),
): Promise<Outcome> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const bodies = await plan(copy.directory)
    const statements = await signed(copy, bodies)
    const tried = await replay(copy.org, copy.directory.rootFingerprint, statements, copy.directory)
    if (!tried.ok) return { ok: false, code: tried.code }
    const beside = await material(tried.directory)
    const wire = statements.map(statementToWire)
    const body: Append = { statements: wire, grants: [], histories: [], escrows: [], ...beside }
    const answer =
      statements.length === 0
        ? await sendMaterial(copy, beside)
        : await copy.transport.call('appendDirectory', { body })
    if (answer.ok) {
      await believe(copy, tried.directory, wire)
      return { ok: true }
    }
    if (answer.code !== 'directory.stale') return answer
    const found = await fetchDirectory(copy.transport, copy.org, copy.directory.rootFingerprint, copy.directory)
    if (!found.ok) return { ok: false, code: found.code }
    await believe(copy, found.directory, found.statements ?? [])
  }
  return { ok: false, code: 'directory.stale' }
}

/** Only grants, when nothing has to be said in the directory. */
async function sendMaterial(copy: Copy, { grants = [] }: Material): Promise<Outcome> {
  if (grants.length === 0) return { ok: true }
  const answer = await copy.transport.call('addGrants', { body: { grants } })
  return answer.ok ? { ok: true } : answer
}

/** One statement after the present head, signed by me alone. */
export function halfSigned(copy: Copy, body: StatementBody): Promise<Statement> {
  const signer = { by: copy.user, privateKey: copy.keys.sig.privateKey }
  return signStatement(copy.org, buildStatement(copy.directory.head, body), signer)
}

async function signed(copy: Copy, bodies: readonly StatementBody[]): Promise<Statement[]> {
  const statements: Statement[] = []
  let { head } = copy.directory
  for (const body of bodies) {
    const signer = { by: copy.user, privateKey: copy.keys.sig.privateKey }
    const statement = await signStatement(copy.org, buildStatement(head, body), signer)
    statements.push(statement)
    head = { seq: statement.seq, hash: statementHash(copy.org, statement) }
  }
  return statements
}

/** Takes over a directory that was replayed here, with the statements that made it. */
export async function believe(
  copy: Copy,
  directory: Directory,
  statements: Parameters<typeof statementWrites>[0],
): Promise<void> {
  const renamed = directory.name !== copy.directory.name
  copy.directory = directory
  await copy.store.write([...statementWrites(statements), await pinWrite(copy.box, directory)])
  copy.topics.say('people', 'invitations', ...(renamed ? (['state'] as const) : []))
}

/** The secret of a team's present epoch, sealed to one of its members as the directory after the act knows her. */
export async function grantTo(
  copy: Copy,
  after: Directory,
  team: TeamId,
  epoch: number,
  secret: Bytes,
  to: UserId,
): Promise<WireGrant | undefined> {
  const person = after.users.get(to)
  if (person?.status !== 'active') return undefined
  const grant = await sealGrant(
    {
      inst: copy.org,
      team,
      epoch,
      to,
      toEncPk: person.encPk,
      signer: copy.user,
      signerKey: copy.keys.sig.privateKey,
      dirSeq: after.head.seq,
    },
    secret,
  )
  return { ...grant, enc: toB64(grant.enc), ct: toB64(grant.ct), sig: toB64(grant.sig) }
}

/** Everything a new team secret travels with: grants to all members, the way back to the old one, the escrow. */
export async function secretMaterial(
  copy: Copy,
  after: Directory,
  team: TeamId,
  epoch: number,
  secret: Bytes,
  old: Bytes | undefined,
): Promise<Material> {
  const known = after.teams.get(team)
  if (known === undefined) return {}
  const grants: WireGrant[] = []
  for (const member of known.members.keys()) {
    const grant = await grantTo(copy, after, team, epoch, secret, member)
    if (grant !== undefined) grants.push(grant)
  }
  const at = { inst: copy.org, team, epoch }
  const histories =
    known.policy.history && old !== undefined ? [{ team, epoch, box: toB64(await sealHistory(secret, old, at)) }] : []
  const recipient = known.policy.escrow ? after.recovery?.recipient : undefined
  const escrows =
    recipient === undefined ? [] : [{ team, epoch, box: toB64(await escrowTeamSecret(recipient, { ...at, secret })) }]
  return { grants, histories, escrows }
}
