/**
 * What a device and the server say to each other: every route, its shapes, and who may call it.
 * Both sides parse with these schemas; the server builds its guard and its route matrix from `ROUTES`.
 * JSON over HTTP, bytes as base64url without padding, ids as lower-case UUIDs (docs/formats.md).
 */
import * as z from 'zod'
import { accountRoutes } from './protocol/accounts.ts'
import { caseActRoutes } from './protocol/case-acts.ts'
import { deviceRoutes } from './protocol/devices.ts'
import { directoryRoutes } from './protocol/directory.ts'
import { fileRoutes } from './protocol/files.ts'
import { installationRoutes } from './protocol/installation.ts'
import { invitationRoutes } from './protocol/invitations.ts'
import { logRoutes } from './protocol/log.ts'
import { noticeRoutes } from './protocol/notices.ts'
import { proposalRoutes } from './protocol/proposals.ts'
import { recordRoutes } from './protocol/records.ts'
import { recoveryRoutes } from './protocol/recovery.ts'
import { reminderRoutes } from './protocol/reminders.ts'

export {
  CASE_ACT_DAYS,
  CASE_ACT_WHY,
  KEEP_FACTS,
  keepMonthsOf,
  type WireCaseAct,
  type WireLetter,
} from './protocol/case-acts.ts'
export * from './protocol/changes.ts'
export { DEVICE_KINDS } from './protocol/devices.ts'
export { EXPORT_REASONS, type ExportReason, GIVEN_AWAY, LARGE_EXPORT, OPENINGS } from './protocol/log.ts'
export type { WireProposal } from './protocol/proposals.ts'
export { REMINDER_DAYS, REMINDER_LANGUAGES, REMINDER_PARTS } from './protocol/reminders.ts'
export type { Audience } from './protocol/route.ts'
export * from './protocol/shapes.ts'

/** Every route of the server. A route that is not here does not exist. A new subject is a file of its own and a line here. */
export const ROUTES = {
  ...installationRoutes,
  ...accountRoutes,
  ...deviceRoutes,
  ...proposalRoutes,
  ...noticeRoutes,
  ...invitationRoutes,
  ...recoveryRoutes,
  ...directoryRoutes,
  ...recordRoutes,
  ...fileRoutes,
  ...logRoutes,
  ...caseActRoutes,
  ...reminderRoutes,
}
export type RouteName = keyof typeof ROUTES
export type BodyOf<N extends RouteName> = (typeof ROUTES)[N] extends { body: infer B extends z.ZodType }
  ? z.input<B>
  : undefined
export type QueryOf<N extends RouteName> = (typeof ROUTES)[N] extends { query: infer Q extends z.ZodType }
  ? z.output<Q>
  : undefined
export type AnswerOf<N extends RouteName> = z.output<(typeof ROUTES)[N]['answer']>

/** Every refusal of the server: HTTP status ≥ 400 with this body. `place` names field, row or object; never content. */
export const refusal = z.strictObject({
  ok: z.literal(false),
  code: z.string(),
  place: z.string().optional(),
  reference: z.string().optional(),
  retryAfter: z.number().optional(),
})
export type Refusal = z.infer<typeof refusal>
