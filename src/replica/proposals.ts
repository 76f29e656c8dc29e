/** The list of acts that wait for two people, as a person reads it; and her answers to them. */
import { isUuid, type StatementBody } from '#vault'
import type { Copy } from './copy.ts'
import { keyWords } from './key-words.ts'
import type { WireProposal } from './protocol.ts'
import { approve, forgetMine, readHalf, renewMine } from './two-people.ts'
import type { Outcome, Proposal, ProposalDoes } from './types.ts'

const DOES = new Set<string>([
  'officer.add',
  'officer.remove',
  'user.revoke',
  'user.rekey',
  'role.set',
  'team.policy',
  'policy.set',
  'org.name',
  'export',
] satisfies ProposalDoes[])
const isDoes = (text: string): text is ProposalDoes => DOES.has(text)

/** What this person was shown of each proposal: she signs that and nothing else. */
const shown = new WeakMap<Copy, Map<string, StatementBody>>()
/** The last list, to notice news. */
const before = new WeakMap<Copy, string>()

export async function listProposals(copy: Copy): Promise<Outcome<{ proposals: Proposal[] }>> {
  const answer = await copy.transport.call('proposals', {})
  if (!answer.ok) return answer
  const seen = new Map<string, StatementBody>()
  const proposals: Proposal[] = []
  for (const wire of answer.value.proposals) {
    const view = await viewOf(copy, wire, seen)
    if (view !== undefined) proposals.push(view)
  }
  shown.set(copy, seen)
  const open = ({ status }: Proposal) => (status === 'open' || status === 'stale' ? 0 : 1)
  return { ok: true, proposals: proposals.sort((a, b) => open(a) - open(b) || b.at - a.at) }
}

async function viewOf(copy: Copy, wire: WireProposal, seen: Map<string, StatementBody>): Promise<Proposal | undefined> {
  if (!isDoes(wire.does)) return undefined
  const mine = wire.by === copy.user
  const base: Proposal = {
    id: wire.id,
    does: wire.does,
    by: wire.by,
    byName: nameOf(copy, wire.by),
    at: Date.parse(wire.at),
    ends: Date.parse(wire.ends),
    status: wire.status,
    mine,
    mayDecide: false,
  }
  const mayDecide = !mine && wire.status === 'open' && copy.directory.officers.has(copy.user)
  if (wire.does === 'export')
    return wire.export === undefined ? undefined : { ...base, mayDecide, export: { ...wire.export } }
  // What is over may name keys and heads of then: shown as it was signed, without judging it again.
  const read = await readHalf(copy, wire)
  if (read.is === 'bad') {
    if (wire.status !== 'open') return base
    await copy.alarms.raise('proposal.forged')
    return { ...base, status: 'bad' }
  }
  seen.set(wire.id, read.body)
  const status = wire.status === 'open' ? read.is : wire.status
  return { ...base, ...(await said(copy, read.body)), status, mayDecide: mayDecide && read.is === 'open' }
}

/** What a statement says, for people. */
async function said(copy: Copy, body: StatementBody): Promise<Partial<Proposal>> {
  switch (body.type) {
    case 'officer.add':
    case 'officer.remove':
    case 'user.revoke':
      return person(copy, body.user)
    case 'user.rekey':
      return { ...person(copy, body.user), words: await keyWords(body, copy.language) }
    case 'role.set': {
      const { role, duty } = body
      return { ...person(copy, body.user), ...team(copy, body.team), role, duty }
    }
    case 'team.policy': {
      const old = copy.directory.teams.get(body.team)?.policy
      const fields = ['twoPerson', 'escrow', 'history', 'opens', 'companions', 'purpose'] as const
      const changes = fields.flatMap(field => {
        const value = String(body.policy[field])
        return old !== undefined && String(old[field]) === value ? [] : [{ field, value }]
      })
      return { ...team(copy, body.team), changes }
    }
    case 'policy.set':
      return { policy: { key: body.key, value: body.value } }
    case 'org.name':
      return { organisation: { name: body.name, before: body.before } }
    default:
      return {}
  }
}

const person = (copy: Copy, user: string) => ({ user, name: nameOf(copy, user) })
const team = (copy: Copy, id: string) => {
  const row = copy.rows.ofKind('team').find(({ facts }) => facts.team === id)
  return { team: id, teamName: String(row?.header.name ?? '') }
}

/** A person's name as far as it is here. */
export function nameOf(copy: Copy, user: string): string {
  const row = copy.rows.ofKind('colleague').find(({ facts }) => facts.user === user)
  return String(row?.header.name ?? '')
}

/** Approves what was shown last under this id. */
export async function approveShown(copy: Copy, id: string): Promise<Outcome> {
  const seen = shown.get(copy)?.get(id)
  const wire = await find(copy, id)
  if (!wire.ok) return wire
  if (wire.wire.does !== 'export') {
    const done = await approve(copy, wire.wire, seen)
    copy.topics.say('proposals', 'people')
    return done
  }
  const answer = await copy.transport.call('approveProposal', { params: { proposal: id }, body: {} })
  copy.topics.say('proposals')
  return answer.ok ? { ok: true } : answer
}

async function find(copy: Copy, id: string): Promise<Outcome<{ wire: WireProposal }>> {
  const answer = await copy.transport.call('proposals', {})
  if (!answer.ok) return answer
  const wire = answer.value.proposals.find(each => each.id === id)
  if (wire === undefined) return { ok: false, code: 'proposal.unknown' }
  return wire.status === 'open' ? { ok: true, wire } : { ok: false, code: 'proposal.over' }
}

/** Declines another's proposal, or takes back one's own. */
export async function endProposal(copy: Copy, id: string, how: 'declined' | 'withdrawn'): Promise<Outcome> {
  if (!isUuid(id)) return { ok: false, code: 'proposal.unknown' }
  // First here: whatever the server makes of it, this device signs it no more.
  if (how === 'withdrawn') await forgetMine(copy, id)
  const answer = await copy.transport.call('endProposal', { params: { proposal: id }, body: { how } })
  copy.topics.say('proposals')
  return answer.ok ? { ok: true } : answer
}

/** After each round: renews what I proposed, and says when there is news. Nothing is asked for people it cannot concern. */
export async function tendProposals(copy: Copy): Promise<void> {
  const mine = await copy.store.keys('kept', 'proposal/')
  if (!copy.directory.officers.has(copy.user) && mine.length === 0) return
  const answer = await copy.transport.call('proposals', {})
  if (!answer.ok) return
  const all = answer.value.proposals
  const over = mine.filter(key => all.some(({ id, status }) => key === `proposal/${id}` && status !== 'open'))
  await copy.store.write(over.map(key => ({ table: 'kept' as const, key })))
  const renewed = await renewMine(copy, all)
  const now = JSON.stringify(all)
  if (renewed || before.get(copy) !== now) copy.topics.say('proposals')
  before.set(copy, now)
}
