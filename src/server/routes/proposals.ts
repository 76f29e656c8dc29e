import { sql } from 'kysely'
import { EXPORT_REASONS, LARGE_EXPORT, type Statement as WireStatement } from '#replica/protocol.ts'
import {
  type Directory,
  decodeBody,
  isStatementType,
  maySign,
  orgId,
  ownBytes,
  statementMessage,
  userId,
  verify,
} from '#vault'
import { mustLeaveHolders } from '../case-acts/last-holder.ts'
import { storeGrants } from '../grants.ts'
import type { Handlers } from '../http/call.ts'
import { confirmInvitation } from '../invitations.ts'
import {
  endProposal,
  findProposals,
  keepProposal,
  openProposal,
  renewProposal,
  type StoredProposal,
} from '../proposals.ts'
import { noRight, Refused, unknownObject } from '../refusal.ts'
import type { Services } from '../services.ts'
import { bytesAt } from '../wire.ts'
import type { Work } from '../work.ts'
import { signedOut } from './directory.ts'

type Names = 'proposals' | 'propose' | 'proposeExport' | 'renewProposal' | 'approveProposal' | 'endProposal'

/** Acts that take two people (security.md 5.1.7): one proposes, another signs the same; the vault judges the signatures. */
export function proposalRoutes(services: Services): Pick<Handlers, Names> {
  const { directories, events, limits } = services

  const current = async (work: Work): Promise<Directory> => {
    const directory = await directories.current(work)
    if (directory === null) throw new Refused(404, 'organisation.unknown')
    return directory
  }
  const limited = (key: string) => {
    const taken = limits.take('proposal', key)
    if (!taken.ok) throw new Refused(429, 'rate.limited', { retryAfter: taken.retryAfter })
  }

  return {
    proposals: ({ person, transaction }) =>
      transaction(async work => ({
        proposals: (await findProposals(work)).map(found => {
          const { id, does, by, at, ends, status, statement, material, decidedBy } = found
          return {
            id,
            does,
            by,
            at,
            ends,
            status,
            ...(statement === undefined ? {} : { statement }),
            ...(by === person().user && material.confirm !== undefined ? { confirm: material.confirm } : {}),
            ...(found.export === undefined ? {} : { export: counted(found.export) }),
            ...(decidedBy === undefined ? {} : { decidedBy }),
          }
        }),
      })),

    async propose({ body, person, transaction }) {
      const { org, user } = person()
      limited(`${org}/${user}`)
      await transaction(async work => {
        const does = await judgedHalf(await current(work), body.statement, user)
        await keepProposal(work, {
          id: body.proposal,
          does,
          baseSeq: body.statement.seq - 1,
          statement: body.statement,
          material: body.material,
        })
        work.audit({ action: 'proposal.make', objects: [body.proposal] })
      })
      events.directory(org)
      return { ok: true }
    },

    async proposeExport({ body, person, transaction }) {
      const { org, user } = person()
      limited(`${org}/${user}`)
      await transaction(async work => {
        await mustReach(work, body.roots)
        const { proposal: id, kind, why, roots } = body
        const { head } = await current(work)
        await keepProposal(work, { id, does: 'export', baseSeq: head.seq, export: { kind, why, roots } })
        work.audit({ action: 'proposal.make', objects: [id] })
      })
      events.directory(org)
      return { ok: true }
    },

    async renewProposal({ params, body, person, transaction }) {
      const { org, user } = person()
      limited(`${org}/${user}`)
      await transaction(async work => {
        const found = await openProposal(work, params.proposal ?? '')
        const { statement } = found
        if (found.by !== user || statement === undefined) throw new Refused(403, 'proposal.others')
        if (statement.type !== body.statement.type || statement.body !== body.statement.body)
          throw new Refused(409, 'proposal.changed', { place: 'statement' })
        await judgedHalf(await current(work), body.statement, user)
        await renewProposal(work, found.id, body.statement, { ...body.material, ...confirmOf(found) })
      })
      events.directory(org)
      return { ok: true }
    },

    async approveProposal({ params, body, person, atTheDoor }) {
      const { org, user } = person()
      const touched = await atTheDoor(
        org,
        async work => {
          const found = await openProposal(work, params.proposal ?? '')
          if (found.by === user) throw new Refused(403, 'proposal.own')
          await endProposal(work, found.id, 'done')
          work.audit({ action: 'proposal.sign', objects: [found.id, found.by] })
          if (found.statement === undefined) return []
          if (body.statement === undefined || !isSame(found.statement, body.statement))
            throw new Refused(409, 'proposal.changed', { place: 'statement' })
          const before = await current(work)
          await mustLeaveHolders(work, before, [body.statement])
          const after = await directories.append(work, [body.statement])
          await storeGrants(work, after, found.material.grants, found.by)
          const { confirm } = found.material
          if (confirm !== undefined) await confirmInvitation(work, after, confirm)
          return signedOut(before, after)
        },
        user,
      )
      for (const id of touched) events.locked(org, id)
      events.directory(org)
      return { ok: true }
    },

    async endProposal({ params, body, person, transaction }) {
      const { org, user, officer } = person()
      await transaction(async work => {
        const found = await openProposal(work, params.proposal ?? '')
        const mine = found.by === user
        if (body.how === 'withdrawn' ? !mine : mine || !officer) throw new Refused(403, 'proposal.others')
        await endProposal(work, found.id, body.how)
        work.audit({ action: `proposal.${body.how}`, objects: [found.id, found.by] })
      })
      events.directory(org)
      return { ok: true }
    },
  }
}

const whyOf = (text: string) => EXPORT_REASONS.find(why => why === text) ?? 'other'

const confirmOf = ({ material }: StoredProposal) =>
  material.confirm === undefined ? {} : { confirm: material.confirm }

const counted = ({ kind, why, roots }: { kind: string; why: string; roots: string[] }) => ({
  kind,
  why: whyOf(why),
  roots: roots.length,
})

/** A statement signed by its proposer alone, for the present head, that takes two. Answers what it does. */
async function judgedHalf(directory: Directory, wire: WireStatement, user: string): Promise<string> {
  if (wire.seq !== directory.head.seq + 1) throw new Refused(409, 'directory.stale', { place: 'statement.seq' })
  const [only] = wire.signers
  if (only === undefined || wire.signers.length !== 1 || only.by !== user)
    throw new Refused(422, 'proposal.signer', { place: 'statement.signers' })
  const bytes = ownBytes(bytesAt(wire.body, 'statement.body'))
  const body = isStatementType(wire.type) ? decodeBody(wire.type, bytes) : null
  if (body === null) throw new Refused(422, 'directory.body', { place: 'statement.body' })
  if (maySign(directory, body, new Set([userId(user)]))) throw new Refused(422, 'proposal.alone')
  const key = directory.users.get(userId(user))?.sigPk
  const message = statementMessage(orgId(directory.inst), {
    seq: wire.seq,
    prev: ownBytes(bytesAt(wire.prev, 'statement.prev')),
    type: body.type,
    body: bytes,
  })
  const sound = key !== undefined && (await verify(key, ownBytes(bytesAt(only.sig, 'statement.signers')), message))
  if (!sound) throw new Refused(422, 'directory.signature', { place: 'statement.signers' })
  return body.type
}

/** Whether the second officer signed exactly what the first one did, and keeps the first signature. */
function isSame(half: WireStatement, whole: WireStatement): boolean {
  const [first] = half.signers
  const [kept, ...added] = whole.signers
  return (
    half.seq === whole.seq &&
    half.prev === whole.prev &&
    half.type === whole.type &&
    half.body === whole.body &&
    first?.by === kept?.by &&
    first?.sig === kept?.sig &&
    added.length === 1
  )
}

/** Roots the person could name in an export. */
export async function mustReach(work: Work, roots: readonly string[]): Promise<void> {
  const { rows } = await sql<{ root_id: string }>`select r.root_id from root r
    where r.org_id = ${work.org}::uuid and r.root_id = any(${[...roots]}::uuid[])`.execute(work.trx)
  const open = new Set(rows.map(({ root_id }) => root_id))
  const closed = roots.findIndex(root => !open.has(root))
  if (closed !== -1) throw unknownObject(`roots.${closed}`)
}

/**
 * Exports of many roots take a second officer, where there is one beside the person. 403 `export.needsTwo` without an approval
 * for these roots and this reason, good until the request would have run out.
 */
export async function mustBeApproved(
  work: Work,
  directory: Directory,
  { roots, why, approval }: { roots: readonly string[]; why: string; approval?: string | undefined },
): Promise<void> {
  if (roots.length <= LARGE_EXPORT) return
  const others = [...directory.officers].filter(officer => officer !== work.user)
  if (others.length === 0) return
  if (approval === undefined) throw new Refused(403, 'export.needsTwo')
  const [found] = await findProposals(work, approval)
  if (found?.export === undefined || found.by !== work.user || found.status !== 'done')
    throw new Refused(403, 'export.needsTwo', { place: 'approval' })
  const asked = new Set(found.export.roots)
  if (Date.parse(found.ends) <= work.now) throw new Refused(403, 'export.needsTwo', { place: 'approval' })
  if (found.export.why !== why || roots.some(root => !asked.has(root))) throw noRight('approval')
}
