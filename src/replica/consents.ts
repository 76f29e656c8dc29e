/** What is signed of a case about giving it, judged by the same function as at the server. */
import { coveredBy, needsNoConsent, type Recipient, recipientOf, type Sharing, type SignedFacts } from '#records'
import { teamId } from '#vault'
import type { Copy } from './copy.ts'
import type { Refused } from './types.ts'

/** Who may give a second signature: key officers, and leads of the teams that have the case. */
export function mayApproveOf(copy: Copy, root: string): (user: string) => boolean {
  const teams = [...(copy.teamsOfRoot.get(root) ?? [])]
  return user =>
    [...copy.directory.officers].some(officer => officer === user) ||
    teams.some(team =>
      [...(copy.directory.teams.get(teamId(team))?.members ?? [])].some(
        ([member, { role }]) => member === user && role === 'lead',
      ),
    )
}

/** The record an act rests on: the one named, else the first that covers it; the refusal that comes nearest. */
export function basisFor(
  all: readonly SignedFacts[],
  act: Sharing,
  now: number,
  mayApprove: (user: string) => boolean,
  named?: string,
): { ok: true; basis: SignedFacts | undefined } | Refused {
  if (needsNoConsent(act)) return { ok: true, basis: undefined }
  let nearest: Refused = { ok: false, code: 'consent.none' }
  for (const record of all) {
    if (named === undefined ? record.part !== 'consent' && record.part !== 'exception' : record.rec !== named) continue
    const code = coveredBy(record, all, act, now, mayApprove)
    if (code === undefined) return { ok: true, basis: record }
    if (named !== undefined || sameRecipient(recipientOf(record.facts), act.to)) nearest = { ok: false, code }
  }
  return nearest
}

const sameRecipient = (a: Recipient | undefined, b: Recipient): boolean =>
  a !== undefined && 'whom' in a && 'whom' in b && a.kind === b.kind && a.whom === b.whom

/** Teams and people who were given a root by disclosures of which none is covered any more. */
export function lapsed(
  all: readonly SignedFacts[],
  now: number,
  mayApprove: (user: string) => boolean,
): Array<{ team: string; bases: string[] }> {
  const given = new Map<string, { bases: string[]; covered: boolean }>()
  for (const { part, facts } of all) {
    const to = recipientOf(facts)
    if (part !== 'disclosure' || facts.how !== 'share' || to === undefined || !('whom' in to)) continue
    const basis = String(facts.consent ?? facts.exception)
    const compartments = Array.isArray(facts.compartments) ? facts.compartments.map(String) : []
    const act: Sharing = { purpose: String(facts.purpose), to, compartments }
    const covered = basisFor(all, act, now, mayApprove).ok
    const before = given.get(to.whom)
    given.set(to.whom, { bases: [...(before?.bases ?? []), basis], covered: covered || before?.covered === true })
  }
  return [...given].flatMap(([team, { bases, covered }]) => (covered ? [] : [{ team, bases }]))
}
