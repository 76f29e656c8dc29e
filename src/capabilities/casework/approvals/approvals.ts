/** Asking for an approval and answering one; what stands for a version now. Pure but for the two verbs. */
import { speaksAsLead } from '#records'
import type { OpenRecord, OpenRoot, Outcome, Person, Replica, Team } from '#replica/types.ts'
import { type APPROVAL_ABOUT, approval } from './records.ts'

export type About = (typeof APPROVAL_ABOUT)['values'][number]
export type ApprovalPart = 'facts' | 'narrative' | 'health' | 'legal'
/** The version of a record that somebody's word is asked about. */
export interface Subject {
  readonly about: About
  readonly record: string
  readonly part: ApprovalPart
}

/** Which acts need somebody else's word, as the organisation decided; what it never decided needs one. */
export type ApprovalRules = Partial<Readonly<Record<About, string>>>
export const needsApproval = (about: About, rules: ApprovalRules = {}): boolean => rules[about] !== 'nobody'

/**
 * What stands for the present version: `stale` when it was changed since it was asked about or approved, `void` when an answer
 * does not count because its author wrote the same version or had no right to answer.
 */
export type ApprovalState = 'none' | 'asked' | 'approved' | 'returned' | 'stale' | 'void'
export type ApprovalStanding = { state: ApprovalState; approval?: OpenRecord }

/** How a subject stands among the opened records of its case: the newest question that was not taken back counts. */
export function approvalOf(records: readonly OpenRecord[], subject: Subject): ApprovalStanding {
  const found = records
    .filter(({ kind, facts }) => kind === approval.name && isAbout(facts, subject) && facts.outcome !== 'withdrawn')
    .sort((a, b) => (a.rec < b.rec ? -1 : 1))
    .at(-1)
  if (found === undefined) return { state: 'none' }
  return { state: stateOf(found, records), approval: found }
}

const isAbout = (facts: OpenRecord['facts'], { about, record, part }: Subject): boolean =>
  facts.about === about && facts.record === record && facts.part === part

function stateOf(found: OpenRecord, records: readonly OpenRecord[]): ApprovalState {
  const { outcome, recordVersion } = found.facts
  const signed = found.versions.facts
  // Facts without a version that counts were written by somebody who may not.
  if (signed === undefined) return 'void'
  if (outcome === 'returned') return 'returned'
  const now = writtenNow(found, records)
  if (now !== undefined && now.version > Number(recordVersion)) return 'stale'
  if (outcome === 'asked') return 'asked'
  return now?.author === signed.author ? 'void' : 'approved'
}

const writtenNow = ({ facts: { record, part } }: OpenRecord, records: readonly OpenRecord[]) =>
  part === 'facts' || part === 'narrative' || part === 'health' || part === 'legal'
    ? versionOf({ record, part }, records)
    : undefined
const versionOf = (about: { record: unknown; part: ApprovalPart }, records: readonly OpenRecord[]) =>
  records.find(({ rec }) => rec === about.record)?.versions[about.part]

/** Why I may not answer, as the code of a sentence (`approvals.…`); undefined when I may. */
export function mayNotAnswer(
  found: OpenRecord,
  root: Pick<OpenRoot, 'teams' | 'records'>,
  around: Around,
  me: string,
): 'onlyLead' | 'ownWork' | undefined {
  const author = writtenNow(found, root.records)?.author
  const asked = typeof found.facts.askedBy === 'string' ? found.facts.askedBy : ''
  if (asked === me || author === me) return 'ownWork'
  const ids = root.teams.map(({ team }) => team)
  return answerers(ids, around, [asked, author ?? '']).includes(me) ? undefined : 'onlyLead'
}

/** Everybody of the organisation, and its teams. */
export type Around = {
  readonly people: ReadonlyArray<Pick<Person, 'user' | 'status' | 'officer'>>
  readonly teams: ReadonlyArray<Pick<Team, 'id' | 'members'>>
}

/** Who could answer a question about a case of these teams, but for who asked or wrote it: its leads, or whoever stands in for them. */
export function answerers(ids: readonly string[], { people, teams }: Around, except: readonly string[]): string[] {
  const having = teams.filter(({ id }) => ids.includes(id))
  const members = having.map(team => new Map(team.members.map(member => [member.user, member])))
  return people
    .filter(({ user, status, officer }) => status === 'active' && speaksAsLead(user, members, officer, except))
    .map(({ user }) => user)
    .filter(user => !except.includes(user))
}

/** Who wrote the present version of what is asked about; nobody when it is not there. */
export const authorOf = (subject: Subject, { records }: Pick<OpenRoot, 'records'>): string =>
  versionOf(subject, records)?.author ?? ''

/** Whether a question about this case could be answered by nobody but those who may not. Never said before people are known. */
export const nobodyAnswers = (root: Pick<OpenRoot, 'teams'>, around: Around, except: readonly string[]): boolean =>
  around.people.length > 0 &&
  answerers(
    root.teams.map(({ team }) => team),
    around,
    except,
  ).length === 0

/** Asks for somebody's word about the newest version of a record. The version is filled in by the replica. */
export function askApproval(
  replica: Pick<Replica, 'create'>,
  me: string,
  root: string,
  { about, record, part }: Subject,
  asking = '',
): Promise<Outcome<{ root: string; rec: string }>> {
  return replica.create(approval.name, {
    root,
    facts: { about, record, part, recordVersion: 0, askedBy: me, outcome: 'asked' },
    ...(asking.trim() === '' ? {} : { sealed: { narrative: { asking: asking.trim() } } }),
  })
}

/** Answers, or takes one's own question back. Refused with `approval.own`, `approval.settled`, `right.missing`. */
export function answerApproval(
  replica: Pick<Replica, 'change'>,
  { root, rec }: Pick<OpenRecord, 'root' | 'rec'>,
  outcome: 'approved' | 'returned' | 'withdrawn',
  reason = '',
): Promise<Outcome> {
  const facts = { outcome, answeredMonth: new Date().toISOString().slice(0, 7) }
  if (reason.trim() === '') return replica.change({ root, rec }, { facts })
  return replica.change({ root, rec }, { facts, sealed: { narrative: { reason: reason.trim() } } })
}
