/**
 * The facade of the replica: everything a screen or the command line may ask of the local copy, and what it answers.
 * All arguments and answers survive structured cloning, so the same interface works across a worker's port.
 * Ids are UUID strings here; they are branded where they enter the replica.
 *
 * A subject has three files of one name: its types and interface in `types/`, what it does in `facade/`, and, where it asks
 * the server for something new, its routes in `protocol/`.
 */
import type { AgendaFacade } from './types/agenda.ts'
import type { CaseActsFacade } from './types/case-acts.ts'
import type { ConsentFacade } from './types/consent.ts'
import type { DevicesFacade } from './types/devices.ts'
import type { EnteringFacade } from './types/entering.ts'
import type { ExchangeFacade } from './types/exchange.ts'
import type { FilesFacade } from './types/files.ts'
import type { FoundingFacade } from './types/founding.ts'
import type { ListsFacade } from './types/lists.ts'
import type { NoticesFacade } from './types/notices.ts'
import type { OwnThingsFacade } from './types/own-things.ts'
import type { PeopleFacade } from './types/people.ts'
import type { ProposalsFacade } from './types/proposals.ts'
import type { RecordsFacade } from './types/records.ts'
import type { RecoveryFacade } from './types/recovery.ts'
import type { RemindersFacade } from './types/reminders.ts'
import type { StateFacade } from './types/state.ts'
import type { SyncFacade } from './types/sync.ts'
import type { WaysInFacade } from './types/ways-in.ts'

export type * from './types/agenda.ts'
export type * from './types/case-acts.ts'
export type * from './types/consent.ts'
export type * from './types/devices.ts'
export type * from './types/entering.ts'
export type * from './types/exchange.ts'
export type * from './types/files.ts'
export type * from './types/founding.ts'
export type * from './types/lists.ts'
export type * from './types/notices.ts'
export type * from './types/own-things.ts'
export type * from './types/people.ts'
export type * from './types/proposals.ts'
export type * from './types/records.ts'
export type * from './types/recovery.ts'
export type * from './types/reminders.ts'
export type * from './types/shapes.ts'
export type * from './types/state.ts'
export type * from './types/sync.ts'
export type * from './types/ways-in.ts'

/** The local copy of one person. Every method may be called in any state; without an open copy it answers `locked`. */
export interface Replica
  extends AgendaFacade,
    CaseActsFacade,
    ConsentFacade,
    DevicesFacade,
    EnteringFacade,
    ExchangeFacade,
    FilesFacade,
    FoundingFacade,
    ListsFacade,
    NoticesFacade,
    OwnThingsFacade,
    PeopleFacade,
    ProposalsFacade,
    RecordsFacade,
    RecoveryFacade,
    RemindersFacade,
    StateFacade,
    SyncFacade,
    WaysInFacade {}
