/** Founding an organisation: its root, recovery, founder and teams, made on this device and sent in one act. */
import {
  type Bytes,
  buildStatement,
  COMPARTMENTS,
  checkPassphrase,
  type Directory,
  EMPTY_DIRECTORY,
  escrowTeamSecret,
  keyPairOf,
  newRecoveryIdentity,
  newTeamSecret,
  type OrgId,
  orgId,
  type PrivateKey,
  randomBytes,
  recoverySheet,
  replay,
  rootFingerprintOf,
  rootSheet,
  type Signer,
  type Statement,
  type StatementBody,
  sealGrant,
  signStatement,
  sixWords,
  splitIdentity,
  statementHash,
  type TeamId,
  type TeamPolicy,
  teamId,
  teamInboxKey,
  toB64,
  type UserId,
  userId,
  uuidv7,
} from '#vault'
import { type Built, buildChange } from './build.ts'
import type { Copy } from './copy.ts'
import { statementToWire } from './directory-sync.ts'
import { type NewPerson, newPerson } from './invitations.ts'
import type { BodyOf } from './protocol.ts'
import { dutyOf } from './teams.ts'
import type { Language, NewTeam, Progress, RecoverySheets, Refused, SetUpInput } from './types.ts'
import { planCreate } from './write.ts'

type PlannedTeam = { id: TeamId; secret: Bytes; policy: TeamPolicy; name: string; place?: string }

/** A founding that was made here and not yet sent. */
export type Founding = {
  ok: true
  org: OrgId
  founder: UserId
  person: NewPerson
  directory: Directory
  teams: PlannedTeam[]
  sheets: RecoverySheets
  body: Omit<NonNullable<BodyOf<'setUp'>>, 'changes'>
}

/** Makes everything of a new organisation. Nothing leaves the device; the root key is only in the sheets afterwards. */
export async function found(
  input: SetUpInput,
  now: number,
  language: Language,
  progress?: Progress,
): Promise<Founding | Refused> {
  const passphrase = checkPassphrase(input.founder.passphrase)
  if (!passphrase.ok) return { ...passphrase, place: 'passphrase' }
  const duty = dutyOf(input.founder.duty)
  if (duty === undefined) return { ok: false, code: 'duty.unknown', place: 'duty' }
  const step = (done: number, name: string) => progress?.({ step: `setUp.${name}`, done, total: 5 })
  step(0, 'keys')
  const org = orgId(uuidv7(now))
  const founder = userId(uuidv7(now))
  const seed = randomBytes(32)
  const root = await keyPairOf('Ed25519', seed)
  const fingerprint = rootFingerprintOf(org, root.publicKey)
  const owner = { inst: org, user: founder, rootFingerprint: fingerprint }
  const person = await newPerson(owner, input.founder.handle, input.founder.passphrase)
  if (!person.ok) return person
  step(1, 'recovery')
  const recovery = await newRecoveryIdentity()
  const teams = planTeams(input.teams, now)
  if (teams === undefined) return { ok: false, code: 'team.invalid', place: 'teams' }
  step(2, 'directory')
  const { enc, sig } = person.keys
  const statements = new Ceremony(org)
  const rootSigner = { by: 'root' as const, privateKey: root.privateKey }
  const me = { by: founder, privateKey: sig.privateKey }
  await statements.add({ type: 'root', publicKey: root.publicKey }, rootSigner)
  await statements.add({ type: 'recovery.set', recipient: recovery.recipient, mode: input.recovery.mode }, rootSigner)
  await statements.add(
    { type: 'user.add', user: founder, encPk: enc.publicKey, sigPk: sig.publicKey, kdf: person.kdf },
    rootSigner,
  )
  await statements.add({ type: 'officer.add', user: founder }, rootSigner)
  for (const { id, policy, secret } of teams) {
    await statements.add(
      { type: 'team.create', team: id, policy, inboxPk: await teamInboxKey(secret, { inst: org, team: id, epoch: 1 }) },
      me,
    )
  }
  for (const { id } of teams)
    await statements.add({ type: 'role.set', team: id, user: founder, role: 'lead', duty }, me)
  const replayed = await replay(org, fingerprint, statements.all)
  if (!replayed.ok) return { ok: false, code: replayed.code }
  step(3, 'secrets')
  const grants = await Promise.all(
    teams.map(async ({ id, secret }) => {
      const dirSeq = replayed.directory.head.seq
      const ctx = {
        inst: org,
        team: id,
        epoch: 1,
        to: founder,
        toEncPk: enc.publicKey,
        signer: founder,
        signerKey: sig.privateKey,
        dirSeq,
      }
      const grant = await sealGrant(ctx, secret)
      return { ...grant, enc: toB64(grant.enc), ct: toB64(grant.ct), sig: toB64(grant.sig) }
    }),
  )
  const escrows = await Promise.all(
    teams
      .filter(({ policy }) => policy.escrow)
      .map(async ({ id, secret }) => {
        const box = await escrowTeamSecret(recovery.recipient, { inst: org, team: id, epoch: 1, secret })
        return { team: id, epoch: 1, box: toB64(box) }
      }),
  )
  step(4, 'sheets')
  const sheets = await sheetsOf(input, org, seed, recovery.identity, fingerprint, language)
  seed.fill(0)
  const body: Founding['body'] = {
    org,
    name: input.name,
    rootPk: toB64(root.publicKey),
    founder: person.wire,
    statements: statements.all.map(statementToWire),
    grants,
    escrows,
    ...(input.code === undefined ? {} : { code: input.code }),
    ...(input.demo === undefined ? {} : { demo: input.demo }),
  }
  return { ok: true, org, founder, person, directory: replayed.directory, teams, sheets, body }
}

class Ceremony {
  readonly all: Statement[] = []
  readonly #org: OrgId
  #head = EMPTY_DIRECTORY

  constructor(org: OrgId) {
    this.#org = org
  }

  async add(body: StatementBody, signer: { by: Signer; privateKey: PrivateKey }): Promise<void> {
    const statement = await signStatement(this.#org, buildStatement(this.#head, body), signer)
    this.all.push(statement)
    this.#head = { seq: statement.seq, hash: statementHash(this.#org, statement) }
  }
}

/** The team of everyone first; companions may be named by the names of other teams of the list. */
function planTeams(wanted: readonly NewTeam[], now: number): PlannedTeam[] | undefined {
  const everyone: NewTeam = { name: '', purpose: 'everyone' }
  const ids = new Map(wanted.map(team => [team.name, teamId(uuidv7(now))]))
  if (ids.size !== wanted.length || wanted.some(({ name, purpose }) => name.trim() === '' || purpose === 'everyone'))
    return undefined
  const planned: PlannedTeam[] = []
  for (const team of [everyone, ...wanted]) {
    const companions = (team.companions ?? []).map(name => ids.get(name))
    if (companions.some(id => id === undefined)) return undefined
    const policy: TeamPolicy = {
      purpose: team.purpose,
      opens: COMPARTMENTS.filter(comp => (team.opens ?? COMPARTMENTS).includes(comp)),
      companions: companions.filter(id => id !== undefined),
      twoPerson: false,
      escrow: team.escrow ?? true,
      history: team.history ?? true,
    }
    const id = ids.get(team.name) ?? teamId(uuidv7(now))
    const plan: PlannedTeam = { id, secret: newTeamSecret(), policy, name: team.name }
    planned.push(team.place === undefined ? plan : { ...plan, place: team.place })
  }
  return planned
}

async function sheetsOf(
  { recovery }: SetUpInput,
  org: OrgId,
  seed: Bytes,
  identity: string,
  fingerprint: Bytes,
  language: Language,
): Promise<RecoverySheets> {
  const base = {
    root: (await rootSheet(org, seed, language)).join('\n'),
    rootWords: await sixWords(fingerprint, language),
  }
  if (recovery.mode === 'paper') return { ...base, identity: (await recoverySheet(org, identity, language)).join('\n') }
  const shares = await splitIdentity(org, identity, recovery.custodians, language)
  return { ...base, shares: shares.map(({ custodian, lines }) => ({ custodian, text: lines.join('\n') })) }
}

/** The first records: the founder's name and the names of the teams, sealed to everyone. */
export async function firstChanges(copy: Copy, founding: Founding, input: SetUpInput): Promise<Built[] | Refused> {
  const everyone = founding.teams[0]?.id ?? ''
  const { name, duty } = input.founder
  const plans = [
    await planCreate(copy, 'colleague', {
      team: everyone,
      facts: { user: founding.founder },
      sealed: { header: { name, duty } },
    }),
  ]
  for (const team of founding.teams.slice(1)) {
    const header = team.place === undefined ? { name: team.name } : { name: team.name, place: team.place }
    plans.push(await planCreate(copy, 'team', { team: everyone, facts: { team: team.id }, sealed: { header } }))
  }
  const built: Built[] = []
  for (const plan of plans) {
    if (!plan.ok) return plan
    built.push(await buildChange(copy, [plan.edit], { caseEpoch: 1, seq: 0, entries: new Map(), keys: undefined }))
  }
  return built
}
