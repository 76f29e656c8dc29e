import type { TestServer } from '#server/testing.ts'
import { newCase, type OpenCase, push } from '#server/testing-cases.ts'
import {
  append,
  call,
  type Device,
  enrol,
  found,
  freshId,
  mustBe,
  newDevice,
  type Organisation,
  personOf,
  send,
  signIn,
  statementsFor,
  teamNamed,
  wireOf,
} from '#server/testing-device.ts'
import { CHUNK_OVERHEAD, orgId, randomBytes, toB64, userId } from '#vault'

/** What a person is to the case under attack, in the words of the guard. */
export interface Standing {
  readonly device: Device
  /** Has a session that still holds. */
  readonly session: boolean
  /** The directory has her keys. */
  readonly active: boolean
  readonly officer: boolean
  /** Is in the team the case belongs to. */
  readonly reaches: boolean
  /** May give that team's secret to others. */
  readonly grants: boolean
  /** Sits at the server's own machine, and shows the token of its data folder. */
  readonly operator: boolean
  readonly token?: string
}

/** A case with one attachment, and people in every relation to it. */
export interface Cast {
  readonly org: Organisation
  /** A demonstration organisation on the same server. */
  readonly other: Organisation
  readonly open: OpenCase
  readonly file: string
  readonly chunk: Uint8Array
  readonly invitation: string
  /** Half signed by the founder: another officer could complete it. */
  readonly proposal: string
  /** A member of `cases` whom nobody else of the cast is. */
  readonly spare: Device
  readonly people: Readonly<Record<string, Standing>>
}

const NOBODY = { session: false, active: false, officer: false, reaches: false, grants: false, operator: false }
/** As reached through a proxy: nobody outside is taken for the operator. */
const FROM_AFAR = { 'x-forwarded-for': '203.0.113.7' }

/** Sets the scene once: two organisations, a case of the team `cases`, and somebody of each kind. */
export async function castOf({ url, demoUrl, operatorToken }: TestServer): Promise<Cast> {
  const org = await found(url)
  const other = await found(demoUrl, { demo: true })
  const member = await enrol(org, 'bojana', ['everyone', 'cases'])
  const spare = await enrol(org, 'spare', ['everyone', 'cases'])
  const narrow = await enrol(org, 'nadine', ['everyone', 'narrow'])
  const elsewhere = await enrol(org, 'carlos', ['everyone', 'desk'])
  const lead = await enrol(org, 'leila', ['everyone', 'cases'])
  const teamless = await enrol(org, 'tomas', [])
  const officer = await enrol(org, 'odile', ['everyone'])
  const removed = await enrol(org, 'rada', ['everyone', 'cases'])
  const unconfirmed = await answered(org, 'ulrich')
  const cases = teamNamed(org, 'cases').id
  const set = await append(org, [
    { type: 'role.set', team: cases, user: lead.user, role: 'lead', duty: 'caseWorker' },
    { type: 'officer.add', user: officer.user },
  ])
  if (set.status !== 200) throw new Error(`no lead: ${set.code}`)
  const sealed = { header: { 1: 'N.' }, identity: { given: 'Nadia' }, narrative: { summary: 'Came with a neighbour.' } }
  const { open, change } = await newCase(org, member, ['cases', 'narrow'], { facts: { status: 'Active' }, sealed })
  const [made] = await push(member, change)
  if (made?.ok !== true) throw new Error(`no case: ${JSON.stringify(made)}`)
  const { file, chunk } = await attached(member, open)
  const revoked = await append(org, [{ type: 'user.revoke', user: removed.user }])
  if (revoked.status !== 200) throw new Error(`not removed: ${revoked.code}`)
  const invitation = toB64(randomBytes(16))
  await mustBe(call(org.founder, 'invite', { body: { id: invitation, user: freshId(), rekey: false, days: 7 } }))
  await answeredAnew(org, spare)
  const proposal = await proposed(org, spare)
  const stranger: Device = { ...(await newDevice(url, org.org, 'nobody')), cookie: '' }
  const active = { ...NOBODY, session: true, active: true }
  return {
    org,
    other,
    open,
    file,
    chunk,
    invitation,
    proposal,
    spare,
    people: {
      public: { ...NOBODY, device: stranger },
      operator: { ...NOBODY, device: stranger, operator: true, token: operatorToken },
      unconfirmed: { ...NOBODY, device: unconfirmed, session: true },
      'without team': { ...active, device: teamless },
      'member of the team': { ...active, device: member, reaches: true },
      'lead of the team': { ...active, device: lead, reaches: true, grants: true },
      'member of a narrower team': { ...active, device: narrow, reaches: true },
      'member of another team': { ...active, device: elsewhere },
      'officer outside the team': { ...active, device: officer, officer: true, grants: true },
      'officer in the team': { ...active, device: org.founder, officer: true, reaches: true, grants: true },
      'removed, with the old cookie': { ...NOBODY, device: removed },
      'officer of another organisation': { ...active, device: other.founder, officer: true },
      'demonstration person': { ...active, device: await enrol(other, 'demo', ['everyone', 'cases']) },
    },
  }
}

/** Sends as the person, from this machine only for its operator. */
export function sendAs(
  { device, operator, token }: Standing,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return send(device, method, path, body, operator ? { authorization: `Bearer ${token}` } : FROM_AFAR)
}

/** The founder asks a second officer to make someone a third. */
async function proposed(org: Organisation, who: Device): Promise<string> {
  const id = freshId()
  const { statements } = await statementsFor(org, [{ body: { type: 'officer.add', user: who.user }, by: org.founder }])
  const [statement] = statements
  if (statement === undefined) throw new Error('nothing signed')
  const material = { grants: [] }
  await mustBe(call(org.founder, 'propose', { body: { proposal: id, statement: wireOf(statement), material } }))
  return id
}

/** A re-invited person's answer, which no officer has confirmed. */
async function answeredAnew(org: Organisation, who: Device): Promise<void> {
  const id = toB64(randomBytes(16))
  await mustBe(call(org.founder, 'invite', { body: { id, user: who.user, rekey: true, days: 7 } }))
  const device = await newDevice(org.founder.url, org.org, who.handle, who.user)
  const body = { person: personOf(device), mac: toB64(randomBytes(32)) }
  await mustBe(call(device, 'answerInvitation', { params: { id }, body }))
}

/** Someone who answered her invitation and whom no officer has confirmed. */
async function answered(org: Organisation, handle: string): Promise<Device> {
  const device = await newDevice(org.founder.url, org.org, handle)
  const id = toB64(randomBytes(16))
  await mustBe(call(org.founder, 'invite', { body: { id, user: device.user, rekey: false, days: 7 } }))
  const body = { person: personOf(device), mac: toB64(randomBytes(32)) }
  await mustBe(call(device, 'answerInvitation', { params: { id }, body }))
  await signIn(device)
  return device
}

async function attached(by: Device, open: OpenCase): Promise<{ file: string; chunk: Uint8Array }> {
  const file = freshId()
  const chunk = randomBytes(10 + CHUNK_OVERHEAD)
  await mustBe(call(by, 'declareFile', { body: { file, root: open.root, chunks: 1, size: 10 } }))
  const put = await send(by, 'PUT', `/api/files/${file}/chunks/0`, chunk)
  if (put.status !== 200) throw new Error(`no chunk: ${put.status}`)
  return { file, chunk }
}

/** A copy of what a writer knows of a case, so that an attempt leaves the original alone. */
export const copyOf = (open: OpenCase): OpenCase => ({ ...open, chains: new Map(open.chains) })

/** Someone who holds the cookie, keys and ids of one organisation and turns them on another. */
export const aimedAt = (device: Device, org: Organisation): Device => ({
  ...device,
  org: orgId(org.org),
  user: userId(device.user),
})
