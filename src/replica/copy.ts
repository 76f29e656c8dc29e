/** An open copy: everything the parts of the replica share between unlock and lock. Passed as an argument, held nowhere else. */
import type { Catalogue } from '#records'
import { type Directory, isUuid, type OrgId, teamId, type UserId, type UserKeys } from '#vault'
import type { Alarms } from './alarms.ts'
import type { Conflicts } from './conflicts.ts'
import type { Keyring } from './keyring.ts'
import type { LocalBox } from './local-box.ts'
import type { Opener } from './opened.ts'
import type { Outbox } from './outbox.ts'
import type { Packs, Serial } from './packs.ts'
import type { Rows } from './rows.ts'
import type { Store } from './store/store.ts'
import type { Topics } from './topics.ts'
import type { Transport } from './transport.ts'
import type { Language } from './types.ts'

export type Copy = Opener & {
  readonly org: OrgId
  /** What the organisation was called when this device signed in last; {@link nameOfOrg} says what it is called. */
  readonly orgName: string
  readonly demo: boolean
  readonly user: UserId
  readonly handle: string
  readonly shared: boolean
  readonly language: Language
  readonly keys: UserKeys
  readonly store: Store
  readonly transport: Transport
  readonly catalogue: Catalogue
  readonly clock: () => number
  readonly topics: Topics
  readonly box: LocalBox
  readonly keyring: Keyring
  readonly rows: Rows
  readonly packs: Packs
  readonly outbox: Outbox
  readonly conflicts: Conflicts
  readonly alarms: Alarms
  /** Storing records, rebasing and packing take turns. */
  readonly serial: Serial
  /** Aborted at lock: whatever still runs stops. */
  readonly ended: AbortSignal
  /** The verified directory as far as it is known. */
  directory: Directory
  /** Teams of mine whose wraps a root is known to have, by root. */
  readonly teamsOfRoot: Map<string, Set<string>>
  /** Roots whose head came in and was not yet held against the records. */
  readonly newHeads: Set<string>
  /** Something came in under a secret newer than the directory here: someone rotated while this device was fetching. */
  behind: boolean
  /** A root left this device since the last full round: the next one asks why. */
  parted: boolean
  /** Roots whose records did not fit their head when they were last looked at. */
  readonly doubtful: Set<string>
  readonly order: Order
  /** Transactions of the server in which this device wrote what it stored itself: their echo in the feed is not needed. */
  readonly written: Set<string>
}

/**
 * What was stored after what was asked: an answer that was under way while newer things were stored is only late, one that
 * was asked for afterwards and is older all the same is a lie.
 */
export class Order {
  #now = 0
  readonly #stored = new Map<string, number>()

  /** The moment of a request. */
  asked(): number {
    return this.#now
  }
  stored(root: string): void {
    this.#now += 1
    this.#stored.set(root, this.#now)
  }
  /** Whether something of the root was stored since the request. */
  late(root: string, asked: number): boolean {
    return (this.#stored.get(root) ?? 0) > asked
  }
}

/** Teams the signed directory does not know are the server's invention. */
export const teamsOf =
  (copy: Copy) =>
  (root: string): string[] =>
    [...(copy.teamsOfRoot.get(root) ?? [])].filter(team => isUuid(team) && copy.directory.teams.has(teamId(team)))

/** What the organisation is called: as its directory says, else as it was founded. */
export const nameOfOrg = ({ directory, orgName }: Pick<Copy, 'directory' | 'orgName'>): string =>
  directory.name ?? orgName

/** My standing in the directory: the teams I am in. */
export function myTeams(copy: Copy): string[] {
  return [...copy.directory.teams].filter(([, team]) => team.members.has(copy.user)).map(([id]) => id)
}
