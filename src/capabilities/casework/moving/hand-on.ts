/** When a worker leaves: everything that is hers to do, and handing it on. Nothing of it may be left to nobody. */
import type { AgendaItem, CaseActView, ListRow, OpenRecord, Outcome, Replica } from '#replica/types.ts'
import { type Around, answerers } from '../approvals/approvals.ts'
import { isClosed } from '../case.ts'
import { SOME_DAY } from '../today/dues.ts'

const isOpen = ({ facts }: ListRow) => !isClosed(typeof facts.status === 'string' ? facts.status : undefined)

/** What is somebody's, as far as it is in my reach. */
export interface Held {
  /** Open cases she accompanies. */
  readonly cases: readonly ListRow[]
  /** Open tasks, and services and appointments not yet held, also in cases of others. */
  readonly tasks: readonly AgendaItem[]
  readonly services: readonly AgendaItem[]
  /** Her questions for an approval, which a lead answers whether she is here or not; the answer reaches whoever has the case then. */
  readonly asked: readonly AgendaItem[]
  /** Questions she alone could answer as a lead: when she goes, they go to key officers who have the case. */
  readonly toOfficers: readonly AgendaItem[]
  /** Questions that only she could answer, and nobody when she goes. */
  readonly onlyHers: readonly AgendaItem[]
  /** Her open transfers: they end with her, and somebody else asks again. */
  readonly transfers: readonly CaseActView[]
}

/** Open cases of one person, as far as they are in my reach. */
export async function casesOf(replica: Pick<Replica, 'list'>, user: string): Promise<ListRow[]> {
  const { rows } = await replica.list({ kind: 'case', where: { caseWorker: user }, limit: 20_000 })
  return rows.filter(isOpen)
}

const SERVICES: ReadonlySet<string> = new Set(['appointment', 'serviceAsked'])

/** Everything of one person's that somebody else has to take. */
export async function heldBy(
  replica: Pick<Replica, 'list' | 'agenda' | 'caseActs' | 'teams' | 'people'>,
  user: string,
): Promise<Held> {
  const cases = await casesOf(replica, user)
  const { items } = await replica.agenda({
    until: SOME_DAY,
    whose: 'all',
    codes: ['task', 'appointment', 'serviceAsked', 'approvalWaiting', 'exceptionWaiting'],
    limit: 20_000,
  })
  const hers = items.filter(({ who, of }) => (who ?? of.facts.caseWorker) === user)
  const now = await around(replica)
  const after = without(now, user)
  const waiting = items.filter(item => item.leads !== undefined)
  const hersToAnswer = waiting.filter(item => whoAnswers(item, now).includes(user))
  const acts = await replica.caseActs()
  return {
    cases,
    tasks: hers.filter(({ code }) => code === 'task'),
    services: hers.filter(({ code }) => SERVICES.has(code)),
    asked: waiting.filter(({ data }) => data?.askedBy === user),
    toOfficers: hersToAnswer.filter(item => whoAnswers(item, now).length === 1 && whoAnswers(item, after).length > 0),
    onlyHers: hersToAnswer.filter(item => whoAnswers(item, after).length === 0),
    transfers: (acts.ok ? acts.acts : []).filter(
      ({ by, does, status }) => by === user && does === 'transfer' && status === 'open',
    ),
  }
}

const around = async (replica: Pick<Replica, 'people' | 'teams'>): Promise<Around> => ({
  people: await replica.people(),
  teams: await replica.teams(),
})

/** As it will be without one person. */
const without = ({ people, teams }: Around, user: string): Around => ({
  people: people.filter(person => person.user !== user),
  teams: teams.map(team => ({ ...team, members: team.members.filter(member => member.user !== user) })),
})

/** Who may answer a question of the agenda. */
function whoAnswers({ of, leads }: AgendaItem, now: Around): string[] {
  const except = leads?.except ?? []
  const may = answerers(of.teams, now, except)
  if (leads?.officers !== 'always') return may
  const having = now.teams.filter(({ id }) => of.teams.includes(id)).flatMap(({ members }) => members)
  const officers = now.people.filter(
    ({ user, officer, status }) => officer && status === 'active' && having.some(member => member.user === user),
  )
  return [...new Set([...may, ...officers.map(({ user }) => user).filter(user => !except.includes(user))])]
}

/** Questions in my reach that nobody may answer, because nobody else leads and no key officer has the case. */
export async function withoutAnswerer(replica: Pick<Replica, 'agenda' | 'people' | 'teams'>): Promise<AgendaItem[]> {
  const { items } = await replica.agenda({
    until: SOME_DAY,
    whose: 'all',
    codes: ['approvalWaiting', 'exceptionWaiting', 'riskRaised'],
    limit: 20_000,
  })
  if (items.length === 0) return []
  const now = await around(replica)
  return items.filter(item => item.leads !== undefined && whoAnswers(item, now).length === 0)
}

/** Open cases in my reach whose worker is here no more. */
export async function withoutWorker(replica: Pick<Replica, 'list' | 'people'>): Promise<ListRow[]> {
  const gone = (await replica.people()).filter(({ status }) => status === 'revoked').map(({ user }) => user)
  if (gone.length === 0) return []
  const { rows } = await replica.list({ kind: 'case', where: { caseWorker: gone }, limit: 20_000 })
  return rows.filter(isOpen)
}

/** The fact of an open record that says whose it is; undefined for what asks nothing of anybody any more. */
function ownerField({ kind, facts }: OpenRecord): 'assignee' | 'worker' | undefined {
  if (kind === 'task' && facts.status === 'open') return 'assignee'
  return kind === 'service' && (facts.status === 'asked' || facts.status === 'booked') ? 'worker' : undefined
}

/**
 * Hands cases on: from now on `to` accompanies them, and the open tasks, services and appointments in them that were the former
 * worker's are hers or his. Stops at the first that is refused.
 */
export async function handOn(
  replica: Pick<Replica, 'open' | 'change'>,
  rows: readonly ListRow[],
  to: string,
): Promise<Outcome<{ done: number; tasks: number }>> {
  let tasks = 0
  for (const [done, row] of rows.entries()) {
    const opened = await replica.open(row.root)
    if (!opened.ok) return { ...opened, data: { done } }
    const [head, ...records] = opened.root.records
    if (head === undefined) continue
    const before = head.facts.caseWorker
    const changed = await replica.change(head, { facts: { caseWorker: to } }, head)
    if (!changed.ok) return { ...changed, data: { done } }
    const given = await giveRecords(replica, records, before, to)
    if (!given.ok) return { ...given, data: { done } }
    tasks += given.count
  }
  return { ok: true, done: rows.length, tasks }
}

async function giveRecords(
  replica: Pick<Replica, 'change'>,
  records: readonly OpenRecord[],
  from: unknown,
  to: string,
): Promise<Outcome<{ count: number }>> {
  let count = 0
  for (const record of records) {
    const field = ownerField(record)
    if (field === undefined || record.facts[field] !== from) continue
    const given = await replica.change(record, { facts: { [field]: to } }, record)
    if (!given.ok) return given
    count += 1
  }
  return { ok: true, count }
}

/** Hands on all that is one person's: her cases with what is in them, and what she had to do in cases of others. */
export async function handOnAll(
  replica: Pick<Replica, 'open' | 'change'>,
  held: Held,
  from: string,
  to: string,
): Promise<Outcome<{ done: number; tasks: number }>> {
  const whole = await handOn(replica, held.cases, to)
  if (!whole.ok) return whole
  let { tasks } = whole
  const hers = new Set(held.cases.map(({ root }) => root))
  const elsewhere = [...held.tasks, ...held.services].map(({ root }) => root).filter(root => !hers.has(root))
  for (const root of new Set(elsewhere)) {
    const opened = await replica.open(root)
    if (!opened.ok) return opened
    const given = await giveRecords(replica, opened.root.records, from, to)
    if (!given.ok) return given
    tasks += given.count
  }
  return { ok: true, done: whole.done, tasks }
}
