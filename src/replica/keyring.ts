import {
  type Bytes,
  type CaseGrant,
  COMPARTMENTS,
  CompartmentKeys,
  compartmentsOf,
  type Directory,
  equalBytes,
  fromB64,
  type Grant,
  heldAt,
  isUuid,
  type OpenedWrap,
  type OrgId,
  openCaseGrant,
  openGrant,
  openHistory,
  openWraps,
  rootId,
  teamId,
  teamInbox,
  teamWrapKey,
  type UserKeys,
  userId,
} from '#vault'
import type { AnswerOf, Grant as WireGrant } from './protocol.ts'
import type { Store, StoredWrap } from './store/store.ts'
import { readGrantBox, wrapContext } from './wire.ts'

type Grants = AnswerOf<'grants'>

/** What this person can open: team secrets by epoch, and the keys of roots, opened from wraps when first needed. */
export class Keyring {
  readonly #inst: OrgId
  readonly #user: string
  readonly #keys: UserKeys
  readonly #store: Store
  readonly #directory: () => Directory
  readonly #secrets = new Map<string, Map<number, Bytes>>()
  readonly #wrapKeys = new Map<string, CryptoKey>()
  readonly #roots = new Map<string, Map<number, CompartmentKeys>>()
  /** Roots whose stored wraps have been looked at; a copy that began empty has none it does not know. */
  readonly #complete = new Set<string>()
  beganEmpty = false
  /** Keys that came in a case grant and have not proven yet that they are this root's: used for nothing. */
  readonly #granted = new Map<string, Map<number, CompartmentKeys>>()
  /** Whether granted keys open what the root holds now, written by whom it names. Given by the copy. */
  prove: (root: string, caseEpoch: number, keys: CompartmentKeys) => Promise<boolean> = async () => false

  constructor(inst: OrgId, user: string, keys: UserKeys, store: Store, directory: () => Directory) {
    this.#inst = inst
    this.#user = user
    this.#keys = keys
    this.#store = store
    this.#directory = directory
  }

  /** Opens what was granted to me, checked against the directory. Answers what is new, and the codes of those that lie. */
  async take({ grants, histories }: Grants, directory: Directory): Promise<{ fresh: string[]; refused: string[] }> {
    const refused: string[] = []
    const before = this.#names()
    for (const wire of grants) {
      if (wire.to !== this.#user || !isUuid(wire.team)) continue
      // Made after the directory this device has: judged in the next round, with the statements it rests on.
      if (wire.dirSeq > directory.head.seq) continue
      if (this.#secrets.get(wire.team)?.has(wire.epoch)) continue
      const opened = await openGrant(grantFromWire(wire), { user: userId(this.#user), enc: this.#keys.enc }, directory)
      if (opened.ok) this.#hold(wire.team, wire.epoch, opened.secret)
      // A grant sealed to keys I had before a re-invitation is only old.
      else if (opened.code !== 'grant.open') refused.push(opened.code)
    }
    for (const wire of [...histories].sort((a, b) => b.epoch - a.epoch)) {
      const secret = this.#secrets.get(wire.team)?.get(wire.epoch)
      if (secret === undefined || this.#secrets.get(wire.team)?.has(wire.epoch - 1)) continue
      const at = { inst: this.#inst, team: teamId(wire.team), epoch: wire.epoch }
      const opened = await openHistory(secret, fromB64(wire.box), at)
      if (opened.ok) this.#hold(wire.team, wire.epoch - 1, opened.secret)
      else refused.push(opened.code)
    }
    return { fresh: this.#names().filter(name => !before.includes(name)), refused }
  }

  /** Every secret held, as `team/epoch`. */
  #names(): string[] {
    return [...this.#secrets].flatMap(([team, epochs]) => [...epochs.keys()].map(epoch => `${team}/${epoch}`))
  }

  /** A secret this device just made. */
  hold(team: string, epoch: number, secret: Bytes): void {
    this.#hold(team, epoch, secret)
  }

  #hold(team: string, epoch: number, secret: Bytes): void {
    const epochs = this.#secrets.get(team) ?? new Map<number, Bytes>()
    epochs.set(epoch, secret)
    this.#secrets.set(team, epochs)
  }

  secret(team: string, epoch: number): Bytes | undefined {
    return this.#secrets.get(team)?.get(epoch)
  }

  /** The oldest secret of a team within reach: stable across rotations where the team keeps history. */
  firstSecret(team: string): Bytes | undefined {
    const epochs = this.#secrets.get(team)
    return epochs === undefined ? undefined : epochs.get(Math.min(...epochs.keys()))
  }

  async wrapKey(team: string, epoch: number): Promise<CryptoKey | undefined> {
    const name = `${team}/${epoch}`
    const known = this.#wrapKeys.get(name)
    const secret = this.secret(team, epoch)
    if (known !== undefined || secret === undefined) return known
    const key = await teamWrapKey(secret, this.#inst, teamId(team))
    this.#wrapKeys.set(name, key)
    return key
  }

  /** Opens wraps in bulk. Answers those that should have opened and did not: damaged or swapped. */
  async open(wraps: readonly StoredWrap[]): Promise<StoredWrap[]> {
    const failed: StoredWrap[] = []
    for (const [, group] of Map.groupBy(wraps, wrap => `${wrap.team}/${wrap.teamEpoch}`)) {
      const first = group[0]
      if (first?.team === this.#user) {
        failed.push(...(await this.#openMine(group)))
        continue
      }
      const key = first === undefined ? undefined : await this.wrapKey(first.team, first.teamEpoch)
      if (key === undefined) continue
      const results = await this.#openGroup(group, key)
      for (const [index, wrap] of group.entries()) {
        const result = results[index]
        if (result?.ok !== true) failed.push(wrap)
        else if (readGrantBox(wrap) === undefined) this.add(wrap.root, wrap.caseEpoch, result.keys)
        else this.#await(wrap.root, wrap.caseEpoch, result.keys)
      }
    }
    return failed
  }

  /** What was given to me by name (decision 0115). Those sealed to keys I had before are only old. */
  async #openMine(wraps: readonly StoredWrap[]): Promise<StoredWrap[]> {
    const directory = this.#directory()
    const since = directory.users.get(userId(this.#user))?.since
    const failed: StoredWrap[] = []
    for (const wrap of wraps) {
      const grant = readGrantBox(wrap)
      if (wrap.teamEpoch !== since || grant === undefined) continue
      const to = { kind: 'user' as const, id: userId(this.#user) }
      const opened = await openCaseGrant({ ...grant, to }, this.#keys.enc, directory)
      if (opened.ok && mayHold(directory, grant)) this.#await(wrap.root, wrap.caseEpoch, opened.keys)
      else failed.push(wrap)
    }
    return failed
  }

  async #openGroup(group: readonly StoredWrap[], key: CryptoKey): Promise<Array<OpenedWrap | undefined>> {
    const granted = group.map(wrap => readGrantBox(wrap))
    const plain = group.filter((_, index) => granted[index] === undefined)
    const opened = await openWraps(
      plain.map(wrap => ({ ctx: wrapContext(this.#inst, wrap), wrap: wrap.box })),
      key,
    )
    const results: Array<OpenedWrap | undefined> = []
    for (const [index, wrap] of group.entries()) {
      const grant = granted[index]
      results.push(grant === undefined ? opened.shift() : await this.#openGranted(wrap, grant))
    }
    return results
  }

  async #openGranted(wrap: StoredWrap, grant: CaseGrant): Promise<OpenedWrap | undefined> {
    const secret = this.secret(wrap.team, wrap.teamEpoch)
    if (secret === undefined) return undefined
    const inbox = await teamInbox(secret, { inst: this.#inst, team: teamId(wrap.team), epoch: wrap.teamEpoch })
    const directory = this.#directory()
    const opened = await openCaseGrant(grant, inbox, directory)
    return opened.ok && mayHold(directory, grant) ? opened : { ok: false, code: 'wrap.open' }
  }

  #await(root: string, caseEpoch: number, keys: CompartmentKeys): void {
    this.#granted.set(root, (this.#granted.get(root) ?? new Map()).set(caseEpoch, keys))
  }

  /** Adds keys of a root: those of several teams together open more than each alone. */
  add(root: string, caseEpoch: number, keys: CompartmentKeys): void {
    const epochs = this.#roots.get(root) ?? new Map<number, CompartmentKeys>()
    epochs.set(caseEpoch, joined(root, epochs.get(caseEpoch), keys))
    this.#roots.set(root, epochs)
  }

  /** The keys of a root by case epoch, from its stored wraps when not yet open. Granted ones only once they have proven themselves. */
  async keysOf(root: string): Promise<ReadonlyMap<number, CompartmentKeys>> {
    if (!this.beganEmpty && !this.#complete.has(root)) {
      const wraps = await this.#store.range('wraps', `${root}/`)
      await this.open(wraps.map(([, wrap]) => wrap))
      this.#complete.add(root)
    }
    const waiting = this.#granted.get(root)
    for (const [caseEpoch, keys] of waiting ?? []) {
      if (!(await this.prove(root, caseEpoch, keys))) continue
      this.add(root, caseEpoch, keys)
      waiting?.delete(caseEpoch)
    }
    return this.#roots.get(root) ?? new Map()
  }

  forget(root: string): void {
    this.#roots.delete(root)
    this.#granted.delete(root)
    this.#complete.delete(root)
  }
}

/** What is held stays as it is: later keys only add to it, and a whole case key only when it agrees with every part held. */
function joined(root: string, a: CompartmentKeys | undefined, b: CompartmentKeys): CompartmentKeys {
  if (a === undefined) return b
  if (a.caseKey !== undefined) return a
  const held = COMPARTMENTS.filter(comp => a.has(comp))
  if (b.caseKey !== undefined && held.every(comp => sameKey(a.get(comp), b.get(comp)))) return b
  const keys = COMPARTMENTS.flatMap(comp => {
    const key = a.get(comp) ?? b.get(comp)
    return key === undefined ? [] : [[comp, key] as const]
  })
  return CompartmentKeys.ofSome(rootId(root), keys)
}

const sameKey = (a: Bytes | undefined, b: Bytes | undefined): boolean =>
  a !== undefined && b !== undefined && equalBytes(a, b)

/** Whether the signer could have had what the grant gives: a member, then, of a team that opens all of it. */
function mayHold(directory: Directory, { signer, dirSeq, scope }: CaseGrant): boolean {
  const given = compartmentsOf(scope) ?? []
  return [...directory.teams].some(
    ([team, { policy }]) =>
      given.every(comp => policy.opens.includes(comp)) && heldAt(directory, signer, { be: 'member', team }, dirSeq),
  )
}

/** Throws for ids and bytes that the schema of the wire would have refused. */
export function grantFromWire(wire: WireGrant): Grant {
  return {
    team: teamId(wire.team),
    epoch: wire.epoch,
    to: userId(wire.to),
    signer: userId(wire.signer),
    dirSeq: wire.dirSeq,
    enc: fromB64(wire.enc),
    ct: fromB64(wire.ct),
    sig: fromB64(wire.sig),
  }
}
