import { sql } from 'kysely'
import type { Catalogue } from '#records'
import { CASE_ACT_DAYS } from '#replica/protocol.ts'
import { checkCaseAct, checkLetter, type Directory, fromB64, rootId, teamId, userId } from '#vault'
import { receiverOf, type SoundWrap } from '../changes/wraps.ts'
import { mustCoverMove } from '../consent.ts'
import type { Body } from '../http/call.ts'
import { noRight, Refused, unknownObject } from '../refusal.ts'
import { bytesAt } from '../wire.ts'
import type { Work } from '../work.ts'
import { giveTo, soundMaterial, storeWraps } from './give.ts'
import { firmlyMine, type Holder, holdersOf, mustStayOpen, takeFrom } from './holders.ts'
import { findActs } from './store.ts'

type Asked = Body<'askCaseAct'>
type Act = Asked['act']

const DAY = 86_400_000
/** The longest cover, in days. */
const LONGEST_COVER = 92
/** Acts that a second person has to answer. */
export const TWO_PEOPLE: ReadonlySet<string> = new Set(['transfer', 'hold', 'lift', 'erase'])

interface Judged {
  readonly act: Act
  readonly holders: readonly Holder[]
  readonly wraps: readonly SoundWrap[]
}

/** Judges and keeps an act; what takes nobody's answer is done with it. */
export async function askAct(work: Work, catalogue: Catalogue, directory: Directory, body: Asked): Promise<void> {
  const { act } = body
  const signed = { ...act, rootId: rootId(act.root), by: userId(act.by) }
  if (act.by !== work.user) throw noRight('act.by')
  if (!(await checkCaseAct(directory, signed, fromB64(act.sig))))
    throw new Refused(422, 'signature.invalid', { place: 'act.sig' })
  const judged = await judge(work, directory, body)
  // Whoever would read more than her people read now needs her word for it (decision 0125).
  const { root } = act
  for (const to of new Set(judged.wraps.map(({ team }) => team)))
    await mustCoverMove(work, catalogue, directory, { root, to, compartments: body.opens, purpose: 'services' })
  if (body.note !== undefined) {
    const { note } = body
    const fits = note.team === act.to && note.purpose === 'move' && note.subject === act.id && note.author === act.by
    await mustBeLetter(directory, note, fits && act.does === 'transfer')
  }
  await keep(work, body)
  work.audit({ action: `act.${act.does}`, objects: [act.root, act.id] })
  if (!TWO_PEOPLE.has(act.does)) await carryOut(work, directory, judged, body.opens)
}

/** A letter, signed by its author for exactly this place. */
export async function mustBeLetter(
  directory: Directory,
  letter: NonNullable<Asked['note']>,
  fits: boolean,
): Promise<void> {
  const { enc, ct, sig } = letter
  const parts = { enc: fromB64(enc), ct: fromB64(ct), sig: fromB64(sig) }
  const whole = { ...letter, ...parts, team: teamId(letter.team), author: userId(letter.author) }
  if (!fits || !(await checkLetter(whole, directory))) throw new Refused(422, 'letter.signature', { place: 'letter' })
}

async function judge(work: Work, directory: Directory, body: Asked): Promise<Judged> {
  const { act, opens } = body
  const { rows } = await sql<{ case_epoch: number; held: boolean; erased: boolean }>`
    select r.case_epoch, r.erased_at is not null as erased, exists (select from root_hold h where h.org_id = r.org_id and h.root_id = r.root_id) as held
    from root r where r.org_id = ${work.org}::uuid and r.root_id = ${act.root}::uuid for update of r`.execute(work.trx)
  const [root] = rows
  const officer = [...directory.officers].some(each => each === work.user)
  const byOffice = act.does === 'hold' || act.does === 'lift' || act.does === 'erase'
  if (root?.erased === true || (root === undefined && !(byOffice && officer))) throw unknownObject('act.root')
  const holders = await holdersOf(work, act.root)
  if (byOffice) {
    mustSay(act.why !== '' && act.from === null && act.to === null && act.keep === '' && act.until === '')
    if (body.wraps.length > 0 || opens.length > 0) throw new Refused(422, 'body.invalid', { place: 'wraps' })
    // Of a case that is not hers an officer learns here only what the list of holds tells her anyway.
    const held = root?.held ?? (await isHeld(work, act.root))
    if (act.does === 'lift' ? !held : held) throw new Refused(409, held ? 'case.held' : 'case.notHeld')
    await nonePending(work, act)
    return { act, holders, wraps: [] }
  }
  mustSay(act.why === '')
  const mine = firmlyMine(holders)
  if (root === undefined || mine.size === 0) throw noRight('act.root')
  const to = receivers(directory, body)
  if (to.includes(work.user ?? '') && act.does !== 'restrict') throw new Refused(409, 'move.self')
  const wraps = soundMaterial(directory, body.wraps, {
    root: act.root,
    caseEpoch: root.case_epoch,
    to,
    opens: mine,
  })
  const known = (id: string) => holders.find(each => each.id === id)
  const leaving = act.from === null ? undefined : known(act.from)
  switch (act.does) {
    case 'transfer': {
      const members = directory.teams.get(teamId(act.to ?? ''))?.members
      mustSay(act.keep !== '' && act.until === '' && members !== undefined)
      if (leaving === undefined || !leaving.mine) throw noRight('act.from')
      if (act.to !== null && known(act.to) !== undefined) throw new Refused(409, 'move.has')
      if (![...(members?.keys() ?? [])].some(user => user !== work.user)) throw new Refused(409, 'move.nobody')
      mustStayOpen(directory, holders, [...holders.filter(each => each !== leaving), arriving(act, opens)])
      await nonePending(work, act)
      break
    }
    case 'cowork':
    case 'cover':
      mustSay(act.keep === '' && act.to !== null && (act.does === 'cover') === (act.until !== ''))
      if (act.to !== null && known(act.to) !== undefined) throw new Refused(409, 'move.has')
      if (act.does === 'cover') mustBeSoon(act.until, work.now)
      break
    case 'restrict': {
      mustSay(act.to === null && act.from === null && act.keep === '' && act.until === '')
      const people = to.map(id => ({ ...arriving(act, opens), id }))
      mustStayOpen(directory, holders, [...holders.filter(each => !goes(each, to, opens)), ...people])
      break
    }
    case 'leave':
      mustSay(act.to === null && act.keep === '' && act.until === '')
      if (leaving === undefined) throw unknownObject('act.from')
      if (!leaving.compartments.every(name => mine.has(name))) throw noRight('act.from')
      mustStayOpen(
        directory,
        holders,
        holders.filter(each => each !== leaving),
      )
      break
  }
  return { act, holders, wraps }
}

/**
 * Whom a restriction ends: everybody not named who opens nothing that the named do not open. A team with a part of its own (the
 * health part, say) keeps it: nobody else could take it over.
 */
const goes = ({ id, compartments }: Holder, people: readonly string[], opens: readonly string[]): boolean =>
  !people.includes(id) && compartments.every(name => opens.includes(name))

const arriving = (act: Act, compartments: readonly string[]): Holder => ({
  id: act.to ?? '',
  compartments,
  writes: true,
  ends: false,
  mine: false,
})

/** Whom the wraps have to be for: the one the act names; of a restriction those people, at least two, whom they name. */
function receivers(directory: Directory, { act, wraps }: Asked): string[] {
  if (act.does === 'leave') return []
  if (act.does !== 'restrict') {
    if (act.to === null || receiverOf(directory, act.to) === undefined)
      throw new Refused(422, 'body.invalid', { place: 'act.to' })
    return [act.to]
  }
  const people = [...new Set(wraps.map(({ team }) => team))]
  if (people.length < 2 || !people.every(id => directory.users.get(userId(id))?.status === 'active'))
    throw new Refused(409, 'restrict.two', { place: 'wraps' })
  return people
}

function mustSay(fits: boolean): void {
  if (!fits) throw new Refused(422, 'body.invalid', { place: 'act' })
}

/** The first moment after a day, in UTC. */
export const endOf = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) + DAY)

function mustBeSoon(day: string, now: number): void {
  const end = endOf(day).getTime()
  if (!(end > now && end <= now + (LONGEST_COVER + 1) * DAY))
    throw new Refused(422, 'cover.until', { place: 'act.until' })
}

async function isHeld(work: Work, root: string): Promise<boolean> {
  const { rows } =
    await sql`select from root_hold where org_id = ${work.org}::uuid and root_id = ${root}::uuid`.execute(work.trx)
  return rows.length > 0
}

/** One question of a kind at a time. */
async function nonePending(work: Work, act: Act): Promise<void> {
  const same = (await findActs(work, { root: act.root })).some(each => each.does === act.does && each.status === 'open')
  if (same) throw new Refused(409, 'act.pending')
}

async function keep(work: Work, { act, opens, wraps, note }: Asked): Promise<void> {
  const waits = TWO_PEOPLE.has(act.does)
  const { xid } = await work.position()
  const { numAffectedRows } =
    await sql`insert into case_act (org_id, id, root_id, does, made_by, made_at, lapses_at, status, from_id,
      to_id, opens, keep, until_day, why, dir_seq, sig, note, material, asked_xid)
    values (${work.org}::uuid, ${act.id}::uuid, ${act.root}::uuid, ${act.does}, ${work.user}::uuid, ${new Date(work.now)},
      ${new Date(work.now + CASE_ACT_DAYS * DAY)}, ${waits ? 'open' : 'done'}, ${act.from}::uuid, ${act.to}::uuid, ${opens}::text[],
      ${act.keep}, ${act.until}, ${act.why}, ${act.dirSeq}, ${bytesAt(act.sig, 'act.sig')},
      ${note === undefined ? null : JSON.stringify(note)}::jsonb, ${JSON.stringify(waits ? wraps : [])}::jsonb, ${xid}::bigint)
    on conflict do nothing`.execute(work.trx)
  if (numAffectedRows !== 1n) throw new Refused(409, 'act.state', { place: 'act.id' })
}

async function carryOut(
  work: Work,
  directory: Directory,
  { act, holders, wraps }: Judged,
  opens: readonly string[],
): Promise<void> {
  const to = [...new Set(wraps.map(({ team }) => team))]
  for (const id of to) await giveTo(work, act.root, id, opens, act.does === 'cover' ? endOf(act.until) : null)
  await storeWraps(work, wraps)
  if (act.does === 'restrict') {
    const gone = holders.filter(each => goes(each, to, opens)).map(({ id }) => id)
    await takeFrom(work, act.root, gone)
  }
  if (act.does === 'leave' && act.from !== null) await takeFrom(work, act.root, [act.from])
  if (act.does === 'restrict' || act.does === 'leave') {
    // Whoever went out of her own hands sees nothing of it any more: then there is nothing left to look at either.
    const after = await holdersOf(work, act.root)
    if (after.length > 0) mustStayOpen(directory, holders, after)
  }
}
