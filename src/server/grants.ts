import { sql } from 'kysely'
import type { BodyOf } from '#replica/protocol.ts'
import { checkGrant, type Directory, isUuid, mayAct, ownBytes, teamId, userId } from '#vault'
import { noRight, Refused } from './refusal.ts'
import { bytesAt } from './wire.ts'
import type { Work } from './work.ts'

type Wire = NonNullable<BodyOf<'appendDirectory'>>
type GrantWire = Wire['grants'][number]

/**
 * Stores grants the signed directory gives their signer the right to: an officer or a lead of the team, to an active member,
 * for the team's present epoch. Anything else is refused, all of them together.
 */
export async function storeGrants(
  work: Work,
  directory: Directory,
  grants: readonly GrantWire[],
  /** Who made them: the caller, but for an act of two people its proposer. */
  signer = work.user,
): Promise<void> {
  for (const [i, wire] of grants.entries()) {
    const place = `grants.${i}`
    const { enc, ct, sig } = await checked(directory, signer, wire, place)
    // The same grant sent again is already here.
    await sql`insert into team_grant (org_id, to_user, team, epoch, dir_seq, signer, enc, ct, sig)
      values (${work.org}::uuid, ${wire.to}::uuid, ${wire.team}, ${wire.epoch}, ${wire.dirSeq}, ${wire.signer}::uuid,
        ${enc}, ${ct}, ${sig}) on conflict do nothing`.execute(work.trx)
    work.audit({ action: 'grant.add', objects: [wire.to, wire.team], vrHash: sig.subarray(0, 32) })
  }
}

async function checked(directory: Directory, user: string | undefined, wire: GrantWire, place: string) {
  if (!isUuid(wire.team)) throw new Refused(422, 'body.invalid', { place: `${place}.team` })
  const team = directory.teams.get(teamId(wire.team))
  const member = team?.members.get(userId(wire.to))
  const recipient = directory.users.get(userId(wire.to))
  if (team === undefined || member === undefined || recipient?.status !== 'active') throw noRight(`${place}.to`)
  if (wire.epoch !== team.epoch) throw new Refused(409, 'epoch.stale', { place: `${place}.epoch` })
  // Sealed to keys the person no longer has: of no use to her, and a way to keep an old device in.
  if (wire.dirSeq < recipient.since) throw new Refused(409, 'grant.stale', { place: `${place}.dirSeq` })
  if (wire.signer !== user || !mayAct(directory, userId(wire.signer), { do: 'grant', team: teamId(wire.team) }))
    throw noRight(`${place}.signer`)
  const bytes = {
    enc: ownBytes(bytesAt(wire.enc, `${place}.enc`)),
    ct: ownBytes(bytesAt(wire.ct, `${place}.ct`)),
    sig: ownBytes(bytesAt(wire.sig, `${place}.sig`)),
  }
  const { epoch, dirSeq } = wire
  const names = { team: teamId(wire.team), to: userId(wire.to), signer: userId(wire.signer) }
  const signed = await checkGrant({ ...names, epoch, dirSeq, ...bytes }, directory)
  if (!signed.ok) throw new Refused(422, signed.code, { place: `${place}.sig` })
  return bytes
}

/** Stores wraps of older team secrets under newer ones, and of team secrets to the recovery recipient. */
export async function storeTeamBoxes(
  work: Work,
  directory: Directory,
  user: string,
  boxes: Pick<Wire, 'histories' | 'escrows'>,
): Promise<void> {
  for (const table of ['histories', 'escrows'] as const) {
    for (const [i, { team, epoch, box }] of boxes[table].entries()) {
      const place = `${table}.${i}`
      const known = directory.teams.get(teamId(team))
      if (known === undefined) throw noRight(`${place}.team`)
      if (epoch > known.epoch || epoch < 1) throw new Refused(409, 'epoch.stale', { place: `${place}.epoch` })
      if (!mayAct(directory, userId(user), { do: 'rotate', team: teamId(team) })) throw noRight(`${place}.team`)
      const bytes = bytesAt(box, `${place}.box`)
      await (table === 'histories'
        ? sql`insert into team_history (org_id, team_id, epoch, box)
            values (${work.org}::uuid, ${team}::uuid, ${epoch}, ${bytes}) on conflict do nothing`
        : sql`insert into team_escrow (org_id, team_id, epoch, made_seq, box)
            values (${work.org}::uuid, ${team}::uuid, ${epoch}, ${directory.head.seq}, ${bytes}) on conflict do nothing`
      ).execute(work.trx)
    }
  }
}
