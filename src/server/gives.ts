/**
 * Every way in which something sealed can reach somebody who could not read it before, in one place (decision 0125). A route that
 * is not here does not compile; one that gives by `consent` needs an attack in `e2e/attack/consent.test.ts`, or that does not.
 */
import type { RouteName } from '#replica/protocol.ts'

/**
 * `nothing`: it hands nothing sealed to anybody new. `team`: it changes who is in a team or holds its keys, the organisation's own
 * signed affair; she was told about the teams. `consent`: it gives what is hers, and is held against her consent.
 */
export type Gives = 'nothing' | 'team' | 'consent'

/** What each route can give. */
export const GIVES = {
  health: 'nothing',
  metrics: 'nothing',
  organisations: 'nothing',
  setUp: 'team',
  demoPeople: 'nothing',
  prepareDemo: 'nothing',
  signInStart: 'nothing',
  signIn: 'nothing',
  signOut: 'nothing',
  session: 'nothing',
  saveSlots: 'nothing',
  saveDuress: 'nothing',
  saveMemo: 'nothing',
  stepUp: 'nothing',
  devices: 'nothing',
  keepDevice: 'nothing',
  lockDevices: 'nothing',
  deviceOrder: 'nothing',
  proposals: 'nothing',
  propose: 'team',
  proposeExport: 'nothing',
  renewProposal: 'team',
  approveProposal: 'team',
  endProposal: 'nothing',
  openedBy: 'nothing',
  noteDrill: 'nothing',
  notices: 'nothing',
  invite: 'nothing',
  invitations: 'nothing',
  withdrawInvitation: 'nothing',
  invitation: 'nothing',
  answerInvitation: 'team',
  recoveryMaterial: 'nothing',
  recover: 'team',
  directory: 'nothing',
  appendDirectory: 'team',
  grants: 'nothing',
  addGrants: 'team',
  escrows: 'nothing',
  declareExport: 'consent',
  changes: 'consent',
  feed: 'nothing',
  events: 'nothing',
  root: 'nothing',
  versions: 'nothing',
  saveWraps: 'consent',
  facts: 'nothing',
  declareFile: 'nothing',
  fileState: 'nothing',
  putChunk: 'nothing',
  getChunk: 'nothing',
  auditCheckpoint: 'nothing',
  auditEntries: 'nothing',
  auditProof: 'nothing',
  whoOpened: 'nothing',
  caseActs: 'nothing',
  askCaseAct: 'consent',
  renewCaseAct: 'nothing',
  decideCaseAct: 'consent',
  leaveLetter: 'nothing',
  letters: 'nothing',
  reminders: 'nothing',
  saveReminders: 'nothing',
  confirmReminders: 'nothing',
  forgetReminders: 'nothing',
  saveReminderDays: 'nothing',
} as const satisfies { readonly [N in RouteName]: Gives }

/** The routes that are held against her consent. */
export type GivingRoute = { [N in RouteName]: (typeof GIVES)[N] extends 'consent' ? N : never }[RouteName]
