/**
 * Bringing an organisation back when every key officer has lost access (security.md 3.5): the recovery papers open the escrowed
 * team secrets, the root sheet certifies new keys for one officer, and the directory says so to everyone.
 */
import {
  type Bytes,
  buildStatement,
  combineShares,
  type Directory,
  decodeBody,
  equalBytes,
  fromB64,
  inboxAt,
  isUuid,
  keyPairOf,
  type OrgId,
  openEscrowedTeam,
  orgId,
  type PrivateKey,
  parseRecoverySheet,
  parseRootSheet,
  recipientOf,
  replay,
  rootFingerprintOf,
  type Signer,
  type Statement,
  type StatementBody,
  sealGrant,
  signStatement,
  type TeamId,
  teamInboxKey,
  toB64,
  type UserId,
  userId,
  uuidv7,
} from '#vault'
import { statementFromWire, statementToWire } from './directory-sync.ts'
import { type NewPerson, newPerson } from './invitations.ts'
import type { AnswerOf } from './protocol.ts'
import type { Transport } from './transport.ts'
import type { Outcome, Progress } from './types.ts'

type Refused = Extract<Outcome, { ok: false }>
type Material = AnswerOf<'recoveryMaterial'>
type Secret = { team: TeamId; epoch: number; secret: Bytes }
type Found = { ok: true; inst: OrgId; material: Material; directory: Directory; secrets: Secret[]; missing: number }

const refused = (code: string, data?: Record<string, string | number>): Refused =>
  data ? { ok: false, code, data } : { ok: false, code }

/** The identity on paper: one recovery sheet, or at least three of five shares, as typed. */
export async function readPapers(papers: readonly string[]): Promise<Outcome<{ identity: string; inst?: OrgId }>> {
  const [only] = papers
  if (only !== undefined && papers.length === 1) {
    const sheet = await parseRecoverySheet(only)
    return sheet.ok ? sheet : refused(`recovery.${sheet.code}`, plain(sheet))
  }
  const combined = await combineShares(papers)
  if (combined.ok) return combined
  const where = combined.code === 'shares.sheet' ? plain(combined.why) : {}
  return refused(`recovery.${combined.code}`, { ...where, ...plain(combined) })
}

/** Numbers and texts of a vault refusal, for the message. */
const plain = (refusal: object): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(refusal).filter(
      ([key, value]) => key !== 'code' && (typeof value === 'number' || typeof value === 'string'),
    ),
  )

/**
 * The yearly drill: do these papers open the present keys of every escrowed team? Changes nothing. `missing` counts teams
 * whose present keys nobody escrowed, or whose escrow does not open.
 */
export async function checkRecovery(
  transport: Transport,
  input: { org: string; papers: readonly string[]; rootFingerprint?: Bytes },
): Promise<Outcome<{ teams: number; missing: number }>> {
  const found = await openMaterial(transport, input)
  return found.ok ? { ok: true, teams: presentOf(found).length, missing: found.missing } : found
}

export type RecoverInput = {
  org: string
  papers: readonly string[]
  rootSheet: string
  /** Sign-in handle: of a person of the organisation, who gets new keys, or of a new one. */
  handle: string
  passphrase: string
}

/** Gives one person new keys, makes her a key officer and hands her the keys of every escrowed team. */
export async function recover(
  transport: Transport,
  input: RecoverInput,
  now: number,
  progress: Progress,
): Promise<Outcome<{ teams: number; missing: number }>> {
  const sheet = await parseRootSheet(input.rootSheet)
  if (!sheet.ok) return refused(`recovery.${sheet.code}`, plain(sheet))
  if (sheet.inst !== input.org) return refused('recovery.otherOrganisation')
  const root = await keyPairOf('Ed25519', sheet.seed)
  progress({ step: 'recover.open', done: 0, total: 3 })
  const found = await openMaterial(transport, {
    ...input,
    rootFingerprint: await rootFingerprintOf(sheet.inst, root.publicKey),
  })
  if (!found.ok) return found
  progress({ step: 'recover.keys', done: 1, total: 3 })
  const known = found.material.accounts.find(account => account.handle === input.handle)
  const user = known ? userId(known.user) : userId(uuidv7(now))
  const made = await newPerson(
    { inst: found.inst, user, rootFingerprint: found.directory.rootFingerprint },
    input.handle,
    input.passphrase,
  )
  if (!made.ok) return made
  const person: Person = { ...made, user }
  progress({ step: 'recover.grants', done: 2, total: 3 })
  const signed = await certify(found, person, root.privateKey)
  if (!signed.ok) return signed
  // Only what is in force, and only where she is now: older secrets come with the team's own history.
  const mine = presentOf(found).filter(({ team }) => signed.directory.teams.get(team)?.members.has(user))
  const grants = await Promise.all(mine.map(secret => grantTo(person, signed.directory, secret)))
  const done = await transport.call('recover', {
    params: { org: input.org },
    body: { person: person.wire, statements: signed.statements.map(statementToWire), grants },
  })
  if (!done.ok) return refused(done.code)
  progress({ step: 'recover.grants', done: 3, total: 3 })
  return { ok: true, teams: mine.length, missing: found.directory.teams.size - mine.length }
}

/** Escrowed secrets of the epochs in force: what "a team came back" means. */
const presentOf = ({ directory, secrets }: Found): Secret[] =>
  secrets.filter(({ team, epoch }) => directory.teams.get(team)?.epoch === epoch)

async function openMaterial(
  transport: Transport,
  input: { org: string; papers: readonly string[]; rootFingerprint?: Bytes },
): Promise<Found | Refused> {
  if (!isUuid(input.org)) return refused('recovery.otherOrganisation')
  const papers = await readPapers(input.papers)
  if (!papers.ok) return papers
  if (papers.inst !== undefined && papers.inst !== input.org) return refused('recovery.otherOrganisation')
  const inst = orgId(input.org)
  const answer = await transport.call('recoveryMaterial', { params: { org: inst } })
  if (!answer.ok) return refused(answer.code)
  const statements = answer.value.statements.map(statementFromWire).filter(statement => statement !== undefined)
  const pinned = input.rootFingerprint ?? (await firstRoot(inst, statements))
  const replayed = await replay(inst, pinned, statements)
  if (!replayed.ok) return refused(replayed.code)
  const { directory } = replayed
  if (directory.recovery?.recipient !== (await recipientOf(papers.identity))) return refused('recovery.otherIdentity')
  const secrets = await openSecrets(papers.identity, answer.value, directory)
  const back = new Set(secrets.map(({ team, epoch }) => `${team}/${epoch}`))
  const missing = [...directory.teams].filter(([team, { epoch }]) => !back.has(`${team}/${epoch}`)).length
  return { ok: true, inst, material: answer.value, directory, secrets, missing }
}

/** A drill has no root sheet to pin by: it checks the papers against the directory as the server gives it. */
async function firstRoot(inst: OrgId, statements: readonly Statement[]): Promise<Bytes> {
  const [genesis] = statements
  const body = genesis ? decodeBody(genesis.type, genesis.body) : null
  return body?.type === 'root' ? rootFingerprintOf(inst, body.publicKey) : new Uint8Array(32)
}

/** Anybody can seal to the recovery recipient: only a secret the directory committed to is believed. */
export async function openSecrets(
  identity: string,
  material: Pick<Material, 'escrows'>,
  directory: Directory,
): Promise<Secret[]> {
  const opened: Secret[] = []
  for (const { box } of material.escrows) {
    const escrowed = await openEscrowedTeam(identity, fromB64(box))
    if (!escrowed.ok || escrowed.escrowed.inst !== directory.inst) continue
    const { team, epoch, secret } = escrowed.escrowed
    const committed = inboxAt(directory, team, epoch)
    const inbox = await teamInboxKey(secret, { inst: directory.inst, team, epoch })
    if (committed !== null && equalBytes(committed, inbox)) opened.push({ team, epoch, secret })
  }
  return opened
}

type Person = NewPerson & { user: UserId }

type Certified = { ok: true; statements: Statement[]; directory: Directory }

/** Root: these are her keys, she is an officer, the recovery was used. She herself: she joins the teams that come back. */
async function certify(found: Found, person: Person, rootKey: PrivateKey): Promise<Certified | Refused> {
  const { inst, directory } = found
  const before = directory.users.get(person.user)
  const keys = {
    user: person.user,
    encPk: person.keys.enc.publicKey,
    sigPk: person.keys.sig.publicKey,
    kdf: person.kdf,
  }
  const root: Signing = { by: 'root', privateKey: rootKey }
  const self: Signing = { by: person.user, privateKey: person.keys.sig.privateKey }
  const todo: Array<[StatementBody, Signing[]]> = [
    [before ? { type: 'user.rekey', ...keys } : { type: 'user.add', ...keys }, [root]],
  ]
  if (!directory.officers.has(person.user)) todo.push([{ type: 'officer.add', user: person.user }, [root]])
  todo.push([{ type: 'recovery.use', reason: 'restore' }, [root, self]])
  for (const { team } of presentOf(found)) {
    const known = directory.teams.get(team)
    // A team that needs two signatures keeps needing them: a second officer adds her there.
    if (known?.members.has(person.user) || known?.policy.twoPerson) continue
    todo.push([{ type: 'role.set', team, user: person.user, role: 'lead', duty: 'keyOfficer' }, [self]])
  }
  const statements: Statement[] = []
  let state = directory
  for (const [body, signers] of todo) {
    const signed = await signAll(inst, buildStatement(state.head, body), signers)
    const next = await replay(inst, directory.rootFingerprint, [signed], state)
    if (!next.ok) return refused(next.code)
    statements.push(signed)
    state = next.directory
  }
  return { ok: true, statements, directory: state }
}

async function signAll(
  inst: OrgId,
  unsigned: Parameters<typeof signStatement>[1],
  signers: readonly Signing[],
): Promise<Statement> {
  const [first, ...others] = signers
  if (!first) throw new Error('a statement without a signer')
  let statement = await signStatement(inst, unsigned, first)
  for (const signer of others) statement = await signStatement(inst, statement, signer)
  return statement
}

type Signing = { by: Signer; privateKey: PrivateKey }

async function grantTo(person: Person, directory: Directory, { team, epoch, secret }: Secret) {
  const grant = await sealGrant(
    {
      inst: directory.inst,
      team,
      epoch,
      to: person.user,
      toEncPk: person.keys.enc.publicKey,
      signer: person.user,
      signerKey: person.keys.sig.privateKey,
      dirSeq: directory.head.seq,
    },
    secret,
  )
  return { ...grant, enc: toB64(grant.enc), ct: toB64(grant.ct), sig: toB64(grant.sig) }
}
