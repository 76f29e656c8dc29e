/** The recovery drill, and who or what is one loss away from being lost (security.md 3.3, 3.5). Restores and keeps nothing. */
import { equalBytes, keyPairOf, parseRootSheet, recipientOf, rootFingerprintOf, teamId } from '#vault'
import type { Copy } from './copy.ts'
import { lastDrill, refreshNotices } from './notices.ts'
import { openSecrets, readPapers } from './recover.ts'
import { listTeams } from './teams.ts'
import type { BusFactor, DrillInput, DrillReport, Outcome, Refused } from './types.ts'

const YEAR = 365 * 86_400_000

export async function drill(copy: Copy, input: DrillInput): Promise<Outcome<{ report: DrillReport }>> {
  if ((input.papers ?? []).length === 0 && input.root === undefined) return { ok: false, code: 'drill.nothing' }
  const report: DrillReport = { ok: false, teams: [] }
  if (input.root !== undefined) {
    const fits = await rootFits(copy, input.root)
    if (typeof fits !== 'boolean') return fits
    report.root = { fits }
  }
  if (input.papers !== undefined && input.papers.length > 0) {
    const opened = await openEscrows(copy, input.papers)
    if (!opened.ok) return opened
    report.papers = { fits: opened.fits }
    report.teams = opened.teams
  }
  const complete = report.teams.every(({ result }) => result !== 'missing')
  report.ok = report.root?.fits !== false && report.papers?.fits !== false && complete
  if (report.ok && report.papers !== undefined) {
    const noted = await copy.transport.call('noteDrill', { body: {} })
    if (!noted.ok) return noted
    await refreshNotices(copy)
  }
  return { ok: true, report }
}

/** Whether a typed root sheet is the key in force. */
async function rootFits(copy: Copy, text: string): Promise<boolean | Refused> {
  const sheet = await parseRootSheet(text)
  if (!sheet.ok) return { ok: false, code: `recovery.${sheet.code}`, place: 'root', ...lineOf(sheet) }
  if (sheet.inst !== copy.org) return { ok: false, code: 'recovery.otherOrganisation', place: 'root' }
  const { publicKey } = await keyPairOf('Ed25519', sheet.seed)
  const typed = await rootFingerprintOf(sheet.inst, publicKey)
  return equalBytes(typed, await rootFingerprintOf(copy.org, copy.directory.rootKey))
}

const lineOf = (refusal: object) =>
  'line' in refusal && typeof refusal.line === 'number' ? { data: { line: refusal.line } } : {}

async function openEscrows(
  copy: Copy,
  papers: readonly string[],
): Promise<Outcome<{ fits: boolean; teams: DrillReport['teams'] }>> {
  const read = await readPapers(papers)
  if (!read.ok) return { ...read, place: 'papers' }
  if (read.inst !== undefined && read.inst !== copy.org)
    return { ok: false, code: 'recovery.otherOrganisation', place: 'papers' }
  const answer = await copy.transport.call('escrows', {})
  if (!answer.ok) return answer
  // The recipient everybody seals to, as it was signed: not what the server says it is.
  const fits = copy.directory.recovery?.recipient === (await recipientOf(read.identity))
  const secrets = fits ? await openSecrets(read.identity, answer.value, copy.directory) : []
  const back = new Set(secrets.map(({ team, epoch }) => `${team}/${epoch}`))
  for (const { secret } of secrets) secret.fill(0)
  const teams = listTeams(copy).map(({ id, name, epoch, escrow }) => {
    const result = back.has(`${teamId(id)}/${epoch}`)
      ? ('opens' as const)
      : escrow
        ? ('missing' as const)
        : ('none' as const)
    return { team: id, name, result }
  })
  return { ok: true, fits, teams }
}

export async function busFactor(copy: Copy): Promise<Outcome<{ busFactor: BusFactor }>> {
  const { directory } = copy
  const last = await lastDrill(copy)
  const teams = listTeams(copy).map(({ id, name, members, escrow, fragile, rotationDue }) => ({
    team: id,
    name,
    holders: members.filter(({ user }) =>
      [...directory.users].some(([known, { status }]) => known === user && status === 'active'),
    ).length,
    escrow,
    fragile,
    rotationDue,
  }))
  const officers = directory.officers.size
  const drillDue = last === undefined || copy.clock() - Date.parse(last) > YEAR
  const recovery = {
    mode: directory.recovery?.mode ?? null,
    drillDue,
    ...(last === undefined ? {} : { lastDrill: last }),
  }
  const ok = officers >= 2 && recovery.mode !== null && teams.every(team => !team.fragile)
  return { ok: true, busFactor: { officers, recovery, teams, ok } }
}
