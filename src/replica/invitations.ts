/** Enrolment without trusting the server (security.md 3.2): the secret travels in the link, the officer's device checks it. */
import {
  type BundleOwner,
  type Bytes,
  checkInviteMac,
  createInvitation,
  createUserKeys,
  fromB64,
  type Invitation,
  inviteMac,
  isUuid,
  type KdfParams,
  mayAct,
  type NewUserKeys,
  newKdfParams,
  parseInvitation,
  type Slot,
  type StatementBody,
  sealSlot,
  sixWords,
  stretch,
  teamId,
  toB64,
  type UserId,
  userId,
  uuidv7,
  wrapUserKeys,
} from '#vault'
import { append, grantTo } from './append.ts'
import type { Copy } from './copy.ts'
import { presentSecret } from './grants.ts'
import { keyWords } from './key-words.ts'
import { changeMemo, type KeptInvitation, readMemo } from './memo.ts'
import type { Account, BodyOf, Grant } from './protocol.ts'
import { dutyOf, everyoneTeam } from './teams.ts'
import type { Transport } from './transport.ts'
import { actOrPropose, outOfReach, propose, signersNeeded } from './two-people.ts'
import type {
  AcceptInput,
  InvitationView,
  InviteInput,
  Language,
  MaybeProposed,
  Outcome,
  PendingInvitation,
  Refused,
} from './types.ts'
import { kdfFromWire, kdfToWire, slotToWire } from './wire.ts'
import { keepCreations, planCreate } from './write.ts'

const DEFAULT_DAYS = 7

/** Makes an invitation; its secret is in the fragment and, sealed, in my memo, and nowhere else. */
export async function invite(
  copy: Copy,
  input: InviteInput,
): Promise<Outcome<{ invitation: string; fragment: string }>> {
  if (input.name.trim() === '') return { ok: false, code: 'field.required', place: 'name' }
  if (dutyOf(input.duty) === undefined) return { ok: false, code: 'duty.unknown', place: 'duty' }
  const unknown = input.teams.find(({ team }) => !isUuid(team) || !copy.directory.teams.has(teamId(team)))
  if (unknown !== undefined) return { ok: false, code: 'team.unknown', place: 'teams' }
  const { name, duty, teams, officer = false } = input
  return send(copy, uuidv7(copy.clock()), { name: name.trim(), duty, teams, officer, rekey: false }, input.days)
}

/** A new link for a person who lost her passphrase: she makes new keys under the same id. */
export async function reinvite(
  copy: Copy,
  user: UserId,
  days?: number,
): Promise<Outcome<{ invitation: string; fragment: string }>> {
  const known = copy.directory.users.get(user)
  if (known?.status !== 'active') return { ok: false, code: 'person.unknown' }
  // New keys for some take two signatures or the root's (decision 0013): with too few officers no link is made.
  const { encPk, sigPk, kdf } = known
  const body = { type: 'user.rekey' as const, user, encPk, sigPk, kdf }
  if (signersNeeded(copy.directory, copy.user, body) === 'more') return outOfReach(copy, body)
  const name = String(copy.rows.ofKind('colleague').find(row => row.facts.user === user)?.header.name ?? '')
  const teams = [...copy.directory.teams].flatMap(([team, { members }]) => {
    const member = members.get(user)
    return member === undefined ? [] : [{ team, role: member.role }]
  })
  return send(copy, user, { name, duty: '', teams, officer: false, rekey: true }, days)
}

async function send(
  copy: Copy,
  user: string,
  what: Pick<KeptInvitation, 'name' | 'duty' | 'teams' | 'officer' | 'rekey'>,
  days = DEFAULT_DAYS,
): Promise<Outcome<{ invitation: string; fragment: string }>> {
  if (!mayAct(copy.directory, copy.user, { do: 'administer' })) return { ok: false, code: 'right.missing' }
  const { id, secret, fragment } = createInvitation({ inst: copy.org, rootFingerprint: copy.directory.rootFingerprint })
  const kept: KeptInvitation = { id, user, secret, fragment, ...what, made: copy.clock() }
  // First the memo: an invitation nobody could confirm would be worse than a forgotten note of one never sent.
  const noted = await changeMemo(copy.transport, copy.box, memo => ({
    root: copy.directory.rootFingerprint,
    invitations: [...memo.invitations, kept].slice(-100),
  }))
  if (!noted.ok) return noted
  const made = await copy.transport.call('invite', { body: { id, user, rekey: what.rekey, days } })
  if (!made.ok) return made
  copy.topics.say('invitations')
  return { ok: true, invitation: id, fragment }
}

/** All invitations of the organisation; what only I know of mine comes from my memo. */
export async function pendingInvitations(copy: Copy): Promise<PendingInvitation[]> {
  const [answer, memo] = await Promise.all([copy.transport.call('invitations', {}), readMemo(copy.transport, copy.box)])
  if (!answer.ok || !memo.ok) return []
  const mine = new Map(memo.memo.invitations.map(kept => [kept.id, kept]))
  const views = answer.value.invitations.map(async ({ id, user, rekey, status, expires, answer: given }) => {
    const kept = mine.get(id)
    const view: PendingInvitation = {
      id,
      user,
      name: kept?.name ?? '',
      duty: kept?.duty ?? '',
      teams: kept?.teams ?? [],
      rekey,
      status,
      expires,
      mine: kept !== undefined,
    }
    if (given !== undefined) {
      view.handle = given.handle
      view.words = await keyWords({ encPk: fromB64(given.encPk), sigPk: fromB64(given.sigPk) }, copy.language)
    }
    if (kept !== undefined && status === 'open') view.fragment = kept.fragment
    return view
  })
  return Promise.all(views)
}

export async function withdrawInvitation(copy: Copy, id: string): Promise<Outcome> {
  const answer = await copy.transport.call('withdrawInvitation', { params: { id } })
  if (!answer.ok) return answer
  await changeMemo(copy.transport, copy.box, memo => ({
    ...memo,
    invitations: memo.invitations.filter(kept => kept.id !== id),
  }))
  copy.topics.say('invitations')
  return { ok: true }
}

/**
 * Confirms an answered invitation: the keys must come from whoever held the link, or nothing is signed. Then one act adds
 * (or re-keys) the person, sets her roles and gives her the secrets I hold.
 */
export async function confirm(copy: Copy, id: string): Promise<Outcome<{ left: string[] } & MaybeProposed>> {
  const [listed, memo] = await Promise.all([copy.transport.call('invitations', {}), readMemo(copy.transport, copy.box)])
  if (!listed.ok) return listed
  if (!memo.ok) return memo
  const kept = memo.memo.invitations.find(each => each.id === id)
  if (kept === undefined) return { ok: false, code: 'invite.notMine' }
  const found = listed.value.invitations.find(each => each.id === id)
  if (found?.answer === undefined || found.user !== kept.user) return { ok: false, code: 'invite.unanswered' }
  const keys = { encPk: fromB64(found.answer.encPk), sigPk: fromB64(found.answer.sigPk) }
  const kdf = kdfFromWire(found.answer.kdf)
  const user = userId(kept.user)
  const sound = checkInviteMac(kept.secret, { inst: copy.org, user, ...keys }, fromB64(found.answer.mac))
  if (!sound || kdf === undefined) {
    await copy.alarms.raise('invite.forged')
    return { ok: false, code: 'invite.forged' }
  }
  const person = { user, ...keys, kdf }
  const done = kept.rekey ? await rekey(copy, kept, person) : await admit(copy, kept, person)
  if (!done.ok) return done
  // What waits for a second officer may yet be declined: then this invitation is confirmed again.
  if (kept.rekey && done.proposed !== undefined) return { ...done, left: [] }
  if (!kept.rekey) {
    const named = await nameColleague(copy, user, kept.name, kept.duty)
    if (!named.ok) return named
  }
  await changeMemo(copy.transport, copy.box, now => ({
    ...now,
    invitations: now.invitations.filter(each => each.id !== id),
  }))
  copy.topics.say('invitations', 'people')
  return { ...done, left: [] }
}

type NewKeys = { user: UserId; encPk: Bytes; sigPk: Bytes; kdf: KdfParams }

/** New keys for a person who is here, with the secrets I hold; for some it takes a second officer. */
function rekey(copy: Copy, kept: KeptInvitation, person: NewKeys): Promise<Outcome<MaybeProposed>> {
  return actOrPropose(copy, { type: 'user.rekey', ...person }, kept.id)
}

/** A new person, her teams and secrets in one act; what takes a second officer is proposed after it. */
async function admit(copy: Copy, kept: KeptInvitation, person: NewKeys): Promise<Outcome<MaybeProposed>> {
  const { user } = person
  const duty = dutyOf(kept.duty) ?? 'caseWorker'
  const everyone = everyoneTeam(copy.directory)
  const wanted = new Map(kept.teams.map(({ team, role }) => [teamId(team), role]))
  if (everyone !== undefined && !wanted.has(everyone)) wanted.set(everyone, 'member')
  for (const team of wanted.keys())
    if ((await presentSecret(copy, team)) === undefined) return { ok: false, code: 'team.locked', place: team }
  const roles = [...wanted].map(([team, role]) => ({ type: 'role.set' as const, team, user, role, duty }))
  const bodies: StatementBody[] = kept.officer ? [...roles, { type: 'officer.add', user }] : roles
  const needed = (body: StatementBody) => signersNeeded(copy.directory, copy.user, body)
  const beyond = bodies.find(body => needed(body) === 'more')
  if (beyond !== undefined) return outOfReach(copy, beyond)
  const alone = bodies.filter(body => needed(body) === 'me')
  const done = await append(
    copy,
    () => [{ type: 'user.add', ...person }, ...alone],
    async after => {
      const grants: Grant[] = []
      for (const [team, known] of after.teams) {
        if (!known.members.has(user)) continue
        const secret = await presentSecret(copy, team)
        if (secret === undefined) continue
        const grant = await grantTo(copy, after, team, known.epoch, secret, user)
        if (grant !== undefined) grants.push(grant)
      }
      return { grants, confirm: kept.id }
    },
  )
  if (!done.ok) return done
  let last: Outcome<MaybeProposed> = { ok: true }
  for (const body of bodies) if (!alone.includes(body) && last.ok) last = await propose(copy, body)
  return last
}

/** The colleague's name and duty, sealed to everyone. */
export async function nameColleague(copy: Copy, user: UserId, name: string, duty: string): Promise<Outcome> {
  const everyone = everyoneTeam(copy.directory)
  if (everyone === undefined) return { ok: false, code: 'team.unknown' }
  const planned = await planCreate(copy, 'colleague', {
    team: everyone,
    facts: { user },
    sealed: { header: { name, duty } },
  })
  if (!planned.ok) return planned
  await keepCreations(copy, [planned])
  return { ok: true }
}

/** What an invitation says, from its link and from the server; they must agree on the organisation. */
export async function readInvitation(
  transport: Transport,
  fragment: string,
  language: Language,
): Promise<{ ok: true; parsed: Invitation; invitation: InvitationView } | Refused> {
  const parsed = parseInvitation(fragment)
  if (!parsed.ok) return parsed
  const answer = await transport.call('invitation', { params: { id: parsed.id } })
  if (!answer.ok) return answer
  const { org, orgName, demo, user, rekey, status } = answer.value
  if (org !== parsed.inst) return { ok: false, code: 'invite.otherOrganisation' }
  const known = (['open', 'answered', 'confirmed', 'withdrawn', 'expired'] as const).find(each => each === status)
  if (known === undefined) return { ok: false, code: 'answer.invalid' }
  const rootWords = await sixWords(parsed.rootFingerprint, language)
  return { ok: true, parsed, invitation: { id: parsed.id, org, orgName, demo, user, rekey, status: known, rootWords } }
}

/** Fresh keys of a person under her passphrase, in the shape the server keeps them. */
export type NewPerson = {
  keys: NewUserKeys
  kdf: KdfParams
  auth: Bytes
  slots: Slot[]
  wire: NonNullable<BodyOf<'answerInvitation'>>['person']
}

/** Makes a person's keys and seals them under her passphrase. The one place where accounts come from. */
export async function newPerson(
  { inst, user, rootFingerprint }: BundleOwner,
  handle: string,
  passphrase: string,
): Promise<({ ok: true } & NewPerson) | Refused> {
  const kdf = newKdfParams()
  const stretched = await stretch(passphrase, kdf)
  if (!stretched.ok) return stretched
  const keys = await createUserKeys()
  const slot = await sealSlot(
    { inst, user, id: 'passphrase', params: { type: 'passphrase', kdf } },
    stretched.kek,
    keys.umk,
  )
  const wire = {
    user,
    handle: handle.trim(),
    encPk: toB64(keys.enc.publicKey),
    sigPk: toB64(keys.sig.publicKey),
    kdf: kdfToWire(kdf),
    auth: toB64(stretched.auth),
    slots: [slotToWire(slot)],
    keys: toB64(await wrapUserKeys(keys, { inst, user, rootFingerprint })),
  }
  return { ok: true, keys, kdf, auth: stretched.auth, slots: [slot], wire }
}

/** Answers an invitation with new keys, proven by the link's secret. The account has no right until it is confirmed. */
export async function answerInvitation(
  transport: Transport,
  input: AcceptInput,
  language: Language,
): Promise<{ ok: true; person: NewPerson; account: Account; rootFingerprint: Bytes } | Refused> {
  const read = await readInvitation(transport, input.fragment, language)
  if (!read.ok) return read
  const { parsed, invitation } = read
  if (invitation.status !== 'open') return { ok: false, code: `invite.${invitation.status}` }
  const user = userId(invitation.user)
  const person = await newPerson(
    { inst: parsed.inst, user, rootFingerprint: parsed.rootFingerprint },
    input.handle,
    input.passphrase,
  )
  if (!person.ok) return person
  const { enc, sig } = person.keys
  const mac = inviteMac(parsed.secret, { inst: parsed.inst, user, encPk: enc.publicKey, sigPk: sig.publicKey })
  const body = { person: person.wire, mac: toB64(mac) }
  const answer = await transport.call('answerInvitation', { params: { id: parsed.id }, body })
  if (!answer.ok) return answer
  if (answer.value.rootFingerprint !== toB64(parsed.rootFingerprint)) return { ok: false, code: 'directory.root' }
  return { ok: true, person, account: answer.value, rootFingerprint: parsed.rootFingerprint }
}
