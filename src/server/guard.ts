import { sql } from 'kysely'
import { type Audience, ROUTES, type RouteName } from '#replica/protocol.ts'
import { noRight, unknownObject } from './refusal.ts'
import type { Person } from './sessions.ts'
import type { Work } from './work.ts'

/**
 * What a route demands of the person beyond its audience, before anything else is looked at. `parsed` is judged by the route
 * itself, item by item, because the objects stand in the body; each of those routes says how in its own comment.
 */
export type Rule =
  /** Nothing more: the audience is the rule. */
  | { readonly of: 'audience' }
  /** Only the caller's own account. */
  | { readonly of: 'self' }
  /** `:team` is a team of the person. 403. */
  | { readonly of: 'team' }
  /** `:root` is open to a team of the person. 404, as for an unknown one. */
  | { readonly of: 'root' }
  /** `:file` belongs to a root that is. 404. */
  | { readonly of: 'file' }
  /** Besides, the person declared `:file` herself: another could fill a piece's place with what nobody opens. 403. */
  | { readonly of: 'ownFile' }
  | {
      readonly of: 'body'
      readonly judged: 'changes' | 'wraps' | 'directory' | 'grants' | 'file' | 'export' | 'exportAsked' | 'caseAct'
    }

/** One rule per route; a route without one does not start. Read by the matrix of attacks as well. */
export const RULES: { readonly [N in RouteName]: Rule } = {
  health: { of: 'audience' },
  metrics: { of: 'audience' },
  organisations: { of: 'audience' },
  setUp: { of: 'audience' },
  demoPeople: { of: 'audience' },
  prepareDemo: { of: 'audience' },
  signInStart: { of: 'audience' },
  signIn: { of: 'audience' },
  signOut: { of: 'self' },
  session: { of: 'self' },
  saveSlots: { of: 'self' },
  saveDuress: { of: 'self' },
  saveMemo: { of: 'self' },
  stepUp: { of: 'self' },
  devices: { of: 'self' },
  keepDevice: { of: 'self' },
  lockDevices: { of: 'self' },
  deviceOrder: { of: 'audience' },
  proposals: { of: 'self' },
  propose: { of: 'audience' },
  proposeExport: { of: 'body', judged: 'exportAsked' },
  renewProposal: { of: 'audience' },
  approveProposal: { of: 'audience' },
  endProposal: { of: 'audience' },
  openedBy: { of: 'audience' },
  noteDrill: { of: 'audience' },
  notices: { of: 'self' },
  invite: { of: 'audience' },
  invitations: { of: 'audience' },
  withdrawInvitation: { of: 'audience' },
  invitation: { of: 'audience' },
  answerInvitation: { of: 'audience' },
  recoveryMaterial: { of: 'audience' },
  recover: { of: 'body', judged: 'directory' },
  directory: { of: 'audience' },
  appendDirectory: { of: 'body', judged: 'directory' },
  grants: { of: 'self' },
  addGrants: { of: 'body', judged: 'grants' },
  escrows: { of: 'audience' },
  declareExport: { of: 'body', judged: 'export' },
  changes: { of: 'body', judged: 'changes' },
  feed: { of: 'team' },
  events: { of: 'self' },
  root: { of: 'root' },
  versions: { of: 'root' },
  saveWraps: { of: 'body', judged: 'wraps' },
  facts: { of: 'audience' },
  declareFile: { of: 'body', judged: 'file' },
  fileState: { of: 'file' },
  putChunk: { of: 'ownFile' },
  getChunk: { of: 'file' },
  auditCheckpoint: { of: 'audience' },
  auditEntries: { of: 'audience' },
  auditProof: { of: 'audience' },
  whoOpened: { of: 'root' },
  caseActs: { of: 'audience' },
  askCaseAct: { of: 'body', judged: 'caseAct' },
  renewCaseAct: { of: 'audience' },
  decideCaseAct: { of: 'audience' },
  leaveLetter: { of: 'audience' },
  letters: { of: 'team' },
  reminders: { of: 'self' },
  saveReminders: { of: 'self' },
  confirmReminders: { of: 'self' },
  forgetReminders: { of: 'self' },
  saveReminderDays: { of: 'self' },
}

/** Whether the audience of a route includes this person; the code of the refusal when not. */
export function admits(
  audience: Audience,
  person: Person | null,
  operator: boolean,
): { ok: true } | { ok: false; status: 401 | 403; code: string } {
  if (audience === 'public') return { ok: true }
  if (audience === 'operator') return operator ? { ok: true } : { ok: false, status: 403, code: 'right.operator' }
  if (person === null) return { ok: false, status: 401, code: 'session.none' }
  if (person.revoked) return { ok: false, status: 401, code: 'session.none' }
  if (audience === 'person') return { ok: true }
  if (!person.active) return { ok: false, status: 403, code: 'account.unconfirmed' }
  if (audience === 'active') return { ok: true }
  return person.officer ? { ok: true } : { ok: false, status: 403, code: 'right.missing' }
}

/** Holds a transaction to the rule of its route. Throws the refusal; no rule means no. */
export async function authorise(
  work: Work,
  rule: Rule | undefined,
  params: Readonly<Record<string, string>>,
): Promise<void> {
  switch (rule?.of) {
    case 'audience':
    case 'self':
    case 'body':
      return
    case 'team':
      if (!(await isMember(work, params.team ?? ''))) throw noRight('team')
      return
    case 'root':
      if (!(await reaches(work, params.root ?? ''))) throw unknownObject('root')
      return
    case 'file':
    case 'ownFile': {
      const { rows } = await sql<{ made_by: string }>`select made_by from file
        where org_id = ${work.org}::uuid and id = ${params.file}::uuid`.execute(work.trx)
      const [file] = rows
      if (file === undefined) throw unknownObject('file')
      if (rule.of === 'ownFile' && file.made_by !== work.user) throw noRight('file')
      return
    }
    default:
      throw noRight()
  }
}

/** Whether a team of the person has the root now. */
export async function reaches(work: Work, root: string): Promise<boolean> {
  const { rows } = await sql`select from root r where r.org_id = ${work.org}::uuid and r.root_id = ${root}::uuid
    and exists (select from root_team t join team_member m on m.org_id = t.org_id and m.team_id = t.team_id
      where t.org_id = r.org_id and t.root_id = r.root_id and not t.gone and m.user_id = ${work.user}::uuid)`.execute(
    work.trx,
  )
  return rows.length > 0
}

async function isMember(work: Work, team: string): Promise<boolean> {
  const { rows } = await sql`select from team_member
    where org_id = ${work.org}::uuid and user_id = ${work.user}::uuid and team_id = ${team}::uuid`.execute(work.trx)
  return rows.length > 0
}

/** Route, method, path, audience and rule of everything the server answers: for the matrix of attacks and for documents. */
export function guardTable(): Array<{
  route: RouteName
  method: string
  path: string
  audience: Audience
  rule: Rule
}> {
  const table: ReturnType<typeof guardTable> = []
  for (const route of routeNames()) {
    const { method, path, audience } = ROUTES[route]
    table.push({ route, method, path, audience, rule: RULES[route] })
  }
  return table
}

/** The names of all routes, typed. */
export function routeNames(): RouteName[] {
  return Object.keys(ROUTES).filter(isRouteName)
}

/** Whether a text names a route. */
export function isRouteName(text: string): text is RouteName {
  return Object.hasOwn(ROUTES, text)
}
