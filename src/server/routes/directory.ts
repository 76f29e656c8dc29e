import { sql } from 'kysely'
import type { Grant } from '#replica/protocol.ts'
import type { Directory } from '#vault'
import { mustLeaveHolders } from '../case-acts/last-holder.ts'
import { statementsAfter } from '../directories.ts'
import { storeGrants, storeTeamBoxes } from '../grants.ts'
import type { Handlers } from '../http/call.ts'
import { confirmInvitation } from '../invitations.ts'
import { Refused } from '../refusal.ts'
import type { Services } from '../services.ts'
import { b64Of } from '../wire.ts'
import type { Work } from '../work.ts'

type Names = 'directory' | 'appendDirectory' | 'grants' | 'addGrants' | 'escrows'

/** The signed directory and the key material that belongs to it. The vault decides who may sign what. */
export function directoryRoutes(services: Services): Pick<Handlers, Names> {
  const { directories, events } = services

  const needed = async (work: Work) => {
    const directory = await directories.current(work)
    if (directory === null) throw new Refused(404, 'organisation.unknown')
    return directory
  }

  return {
    directory: ({ query, transaction }) =>
      transaction(async work => {
        const { rows } = await sql<{ head: number }>`select coalesce(max(seq), 0) as head from statement
          where org_id = ${work.org}::uuid`.execute(work.trx)
        return { statements: await statementsAfter(work, query.after), head: rows[0]?.head ?? 0 }
      }),

    async appendDirectory({ body, person, atTheDoor }) {
      const { org, user } = person()
      // At the door: signing out a revoked person needs rights on her sessions.
      const touched = await atTheDoor(
        org,
        async work => {
          const before = await needed(work)
          await mustLeaveHolders(work, before, body.statements)
          const after = await directories.append(work, body.statements)
          await storeGrants(work, after, body.grants)
          await storeTeamBoxes(work, after, user, body)
          if (body.confirm !== undefined) await confirmInvitation(work, after, body.confirm)
          return signedOut(before, after)
        },
        user,
      )
      for (const id of touched) events.locked(org, id)
      events.directory(org)
      return { ok: true }
    },

    grants: ({ transaction }) =>
      transaction(async work => {
        const { rows } = await sql<{
          team: string
          epoch: number
          to_user: string
          signer: string
          dir_seq: number
          enc: Buffer
          ct: Buffer
          sig: Buffer
        }>`select g.team, g.epoch, g.to_user, g.signer, g.dir_seq, g.enc, g.ct, g.sig from team_grant g
          join member m on m.org_id = g.org_id and m.user_id = g.to_user and m.keys_seq <= g.dir_seq
          join team_member t on t.org_id = g.org_id and t.user_id = g.to_user and t.team_id::text = g.team
          where g.org_id = ${work.org}::uuid and g.to_user = ${work.user}::uuid
          order by g.team, g.epoch, g.dir_seq`.execute(work.trx)
        const histories = await sql<{ team_id: string; epoch: number; box: Buffer }>`select h.team_id, h.epoch, h.box
          from team_history h join team_member t on t.org_id = h.org_id and t.team_id = h.team_id
          where h.org_id = ${work.org}::uuid and t.user_id = ${work.user}::uuid order by h.team_id, h.epoch`.execute(
          work.trx,
        )
        return {
          grants: rows.map(
            (row): Grant => ({
              team: row.team,
              epoch: row.epoch,
              to: row.to_user,
              signer: row.signer,
              dirSeq: row.dir_seq,
              enc: b64Of(row.enc),
              ct: b64Of(row.ct),
              sig: b64Of(row.sig),
            }),
          ),
          histories: histories.rows.map(({ team_id, epoch, box }) => ({ team: team_id, epoch, box: b64Of(box) })),
        }
      }),

    async addGrants({ body, person, transaction }) {
      await transaction(async work => storeGrants(work, await needed(work), body.grants))
      events.directory(person().org)
      return { ok: true }
    },

    escrows: ({ transaction }) =>
      transaction(async work => ({
        escrows: await escrowsOf(work),
        recipient: (await needed(work)).recovery?.recipient ?? null,
      })),
  }
}

/** People of whom sessions ended between two states of the directory: new keys, no rights, or a device removed. */
export function signedOut(before: Directory, after: Directory): string[] {
  const people = [...after.users].flatMap(([id, { status, since }]) => {
    const was = before.users.get(id)
    return was !== undefined && (was.status !== status || was.since !== since) ? [id] : []
  })
  const devices = [...after.revokedDevices.keys()].filter(name => !before.revokedDevices.has(name))
  return [...new Set([...people, ...devices.map(name => name.split('/')[0] ?? '')])]
}

/** Team secrets sealed to the recovery recipient, newest last. */
export async function escrowsOf(work: Work): Promise<Array<{ team: string; epoch: number; box: string }>> {
  const { rows } = await sql<{
    team_id: string
    epoch: number
    box: Buffer
  }>`select team_id, epoch, box from team_escrow
    where org_id = ${work.org}::uuid order by team_id, epoch, made_seq`.execute(work.trx)
  return rows.map(({ team_id, epoch, box }) => ({ team: team_id, epoch, box: b64Of(box) }))
}
