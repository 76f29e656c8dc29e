/**
 * Consents, exceptions and disclosures in a change (decision 0125): a consent only ever becomes less, a disclosure needs one in
 * force, and wraps for somebody new come only with the disclosure that says so.
 */
import { sql } from 'kysely'
import {
  type Catalogue,
  type ConsentRefusal,
  endOfDay,
  mayFollow,
  needsNoConsent,
  recipientOf,
  type SignedFacts,
  sharingOf,
} from '#records'
import type { Directory } from '#vault'
import { type CaseConsents, consentsOf, endUncovered, refusalBy } from '../consent.ts'
import { type GivenWrap, storeGiven } from '../given-wraps.ts'
import type { Work } from '../work.ts'
import type { Fault, SoundChange, SoundRecord } from './prepare.ts'
import type { RootState } from './state.ts'
import { type SoundWrap, soundWrap } from './wraps.ts'

/** What a batch knows of the consents of its roots, kept up to date while it is judged. */
export class Sharings {
  readonly #known = new Map<string, CaseConsents>()
  /** Roots whose consents changed, and whom those named. */
  readonly #named = new Map<string, Set<string>>()
  readonly #shares: Array<{ wraps: readonly SoundWrap[]; until: number }> = []
  readonly #work: Work
  readonly #directory: Directory
  readonly #catalogue: Catalogue

  constructor(work: Work, directory: Directory, catalogue: Catalogue) {
    this.#work = work
    this.#directory = directory
    this.#catalogue = catalogue
  }

  /** Why a change may not be taken; undefined when it says nothing of sharing, or nothing wrong. */
  async misfit(item: SoundChange, state: RootState | undefined): Promise<Fault | undefined> {
    const parts = item.records.filter(({ kind, facts }) => kind.sharing !== undefined && facts !== undefined)
    if (parts.length === 0) return undefined
    const { root } = item.change
    const before = this.#known.get(root) ?? (await consentsOf(this.#work, this.#catalogue, root))
    this.#known.set(root, before)
    const after: CaseConsents = { ...before, facts: new Map(before.facts) }
    for (const record of parts) {
      const signed = this.#signed(record, before.facts.get(record.rec))
      const code = this.#mayWrite(signed, before)
      if (code !== undefined) return { code, field: 'facts', rec: record.rec }
      after.facts.set(record.rec, signed)
    }
    for (const record of parts) {
      if (record.kind.sharing !== 'disclosure') continue
      // A consent that comes or goes with the same change counts for neither.
      const code = this.#uncovered(record, before) ?? this.#uncovered(record, after)
      if (code !== undefined) return { code, field: 'facts', rec: record.rec }
    }
    return this.#wrongWraps(item, state, before)
  }

  #signed({ rec, kind, facts }: SoundRecord, before: SignedFacts | undefined): SignedFacts {
    if (kind.sharing === undefined) throw new Error('no part in sharing')
    return {
      rec,
      part: kind.sharing,
      facts: facts ?? {},
      version: (before?.version ?? 0) + 1,
      author: this.#work.user ?? '',
    }
  }

  #mayWrite({ rec, part, facts }: SignedFacts, { facts: known, approvers }: CaseConsents): ConsentRefusal | undefined {
    const before = known.get(rec)
    if (part === 'consent' || part === 'exception')
      return before === undefined ? undefined : mayFollow(before.facts, facts)
    if (before !== undefined) return 'consent.final'
    if (part === 'disclosure') return undefined
    const exception = known.get(String(facts.exception))
    const user = this.#work.user ?? ''
    const another = exception?.part === 'exception' && exception.author !== user && approvers.has(user)
    return another ? undefined : 'consent.unapproved'
  }

  #uncovered({ facts = {} }: SoundRecord, consents: CaseConsents): ConsentRefusal | undefined {
    const act = sharingOf(facts)
    if (act === undefined) return 'consent.scope'
    if (facts.how === 'share' && act.to.kind !== 'team') return 'consent.recipient'
    if (needsNoConsent(act)) return undefined
    const basis = facts.consent ?? facts.exception
    return refusalBy(consents, typeof basis === 'string' ? basis : undefined, act, this.#work.now)
  }

  /** A disclosure that opens the case to a team brings the wraps for exactly that, and nothing else brings wraps. */
  async #wrongWraps(item: SoundChange, state: RootState | undefined, known: CaseConsents): Promise<Fault | undefined> {
    const opening = item.records.filter(({ kind, facts }) => kind.sharing === 'disclosure' && facts?.how === 'share')
    const [only] = opening
    if (only === undefined) return undefined
    const act = sharingOf(only.facts ?? {})
    const { wraps = [], root } = item.change
    const team = act !== undefined && 'whom' in act.to ? act.to.whom : ''
    const bad = (code: Fault['code'], field: string): Fault => ({ code, field })
    if (opening.length > 1 || state === undefined || wraps.length === 0 || act === undefined)
      return bad('chain.broken', 'wraps')
    if (!(await this.#mayOpenTo(root, team))) return bad('consent.recipient', 'wraps')
    const sound: SoundWrap[] = []
    for (const [i, wrap] of wraps.entries()) {
      const place = `wraps.${i}`
      const checked = soundWrap(this.#directory, wrap, place)
      if (!checked.ok) return checked
      const { compartments, caseEpoch } = checked.wrap
      if (wrap.root !== root || wrap.team !== team) return bad('consent.recipient', `${place}.team`)
      if (caseEpoch > state.caseEpoch || sound.some(other => other.caseEpoch === caseEpoch))
        return bad('epoch.stale', `${place}.caseEpoch`)
      if (!compartments.every(comp => act.compartments.includes(comp)))
        return bad('consent.compartment', `${place}.scope`)
      if (!compartments.every(comp => state.opens.has(comp))) return bad('right.missing', `${place}.scope`)
      sound.push(checked.wrap)
    }
    if (!sound.some(({ caseEpoch }) => caseEpoch === state.caseEpoch)) return bad('epoch.stale', 'wraps')
    const basis = known.facts.get(String(only.facts?.consent ?? only.facts?.exception))
    this.#shares.push({ wraps: sound, until: endOfDay(String(basis?.facts.until)) })
    return undefined
  }

  /** Not to a team that has the case anyway: at the end of the consent it would lose what is its own. */
  async #mayOpenTo(root: string, team: string): Promise<boolean> {
    const { rows } = await sql`select from root_team where org_id = ${this.#work.org}::uuid and root_id = ${root}::uuid
      and team_id = ${team}::uuid and not gone and not (shared and ends_at is not null)`.execute(this.#work.trx)
    return rows.length === 0
  }

  async #isKnown([first]: readonly SoundWrap[]): Promise<boolean> {
    const { rows } =
      await sql`select from root_team where org_id = ${this.#work.org}::uuid and root_id = ${first?.root}::uuid
      and team_id = ${first?.team}::uuid`.execute(this.#work.trx)
    return rows.length > 0
  }

  /** The change was accepted: what it says counts for those after it. */
  keep(item: SoundChange): void {
    const known = this.#known.get(item.change.root)
    for (const record of item.records) {
      if (record.kind.sharing === undefined || record.facts === undefined || known === undefined) continue
      const before = known.facts.get(record.rec)
      known.facts.set(record.rec, this.#signed(record, before))
      if (before === undefined || record.kind.sharing === 'disclosure' || record.kind.sharing === 'approval') continue
      const named = this.#named.get(item.change.root) ?? new Set()
      for (const facts of [before.facts, record.facts]) {
        const to = recipientOf(facts)
        if (to !== undefined && 'whom' in to) named.add(to.whom)
      }
      this.#named.set(item.change.root, named)
    }
  }

  /** After the changes are stored: wraps reach those she agreed to, and go where her consent went. */
  async finish(): Promise<void> {
    for (const { wraps, until } of this.#shares) {
      const given: GivenWrap[] = []
      const how = (await this.#isKnown(wraps)) ? 'more' : 'new'
      for (const wrap of wraps) given.push({ wrap, at: await this.#work.position(), how })
      await storeGiven(this.#work, given, until)
    }
    for (const [root, named] of this.#named) await endUncovered(this.#work, this.#catalogue, root, named)
  }
}
