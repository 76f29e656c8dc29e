/** The agenda: what the records of all cases ask for, read from the rows in memory. No case is opened for it. */
import { speaksAsLead } from '#records'
import { teamId } from '#vault'
import type { Copy } from './copy.ts'
import { teamsOf } from './copy.ts'
import type { Row } from './rows.ts'
import type { Agenda, AgendaItem, AgendaQuery, Due } from './types.ts'

/** Answers from memory: a few milliseconds for thousands of tasks. */
export function agendaOf(copy: Copy, { until, from, whose, codes, limit = 500 }: AgendaQuery): Agenda {
  const asked = codes && new Set(codes)
  const inTime = ({ on, code }: Due) =>
    (asked === undefined || asked.has(code)) && (from === undefined ? on <= until : on <= until && on >= from)
  const mine = whose === 'all' ? () => true : isMine(copy)
  const found: Found[] = []
  for (const row of copy.rows.withDues()) {
    const root = copy.rows.get(row.root)
    if (root === undefined) continue
    for (const due of row.dues ?? [])
      if (inTime(due) && (due.unless === undefined || root.gathered?.[due.unless] === undefined) && mine(due, root))
        found.push({ place: placeOf(due), due, row, root })
  }
  found.sort((a, b) => (a.place === b.place ? (a.row.rec < b.row.rec ? -1 : 1) : a.place < b.place ? -1 : 1))
  return {
    items: found.slice(0, limit).map(one => itemOf(copy, one)),
    total: found.length,
    ready: copy.rows.ready,
  }
}

type Found = { place: string; due: Due; row: Row; root: Row }
const placeOf = ({ on, time = '' }: Due): string => `${on} ${time}`

function itemOf(copy: Copy, { due, row, root }: Found): AgendaItem {
  return {
    ...due,
    root: row.root,
    rec: row.rec,
    kind: row.kind,
    facts: row.facts,
    waiting: copy.outbox.ofRecord(row.root, row.rec).length > 0,
    of: {
      header: root.header,
      facts: root.facts,
      teams: root.teams,
      ...(root.gathered === undefined ? {} : { gathered: root.gathered }),
    },
  }
}

/** What nobody accompanies is everybody's of the team: nothing falls between two people. */
function isMine(copy: Copy): (due: Due, root: Row) => boolean {
  const member = new Set<string>()
  const lead = new Set<string>()
  for (const [id, team] of copy.directory.teams) {
    const role = team.members.get(copy.user)?.role
    if (role !== undefined) member.add(id)
    if (role === 'lead') lead.add(id)
  }
  const among = (root: Row, teams: ReadonlySet<string>) => teamsOf(copy)(root.root).some(team => teams.has(team))
  return ({ who, leads }, root) => {
    if (leads !== undefined) {
      if (leads.except.includes(copy.user)) return false
      if (among(root, lead)) return true
      if (leads.officers === undefined || !copy.directory.officers.has(copy.user) || !among(root, member)) return false
      const teams = teamsOf(copy)(root.root).flatMap(id => copy.directory.teams.get(teamId(id))?.members ?? [])
      return leads.officers === 'always' || speaksAsLead(copy.user, teams, true, leads.except)
    }
    const whose = who ?? root.facts.caseWorker
    return whose === undefined ? among(root, member) : whose === copy.user
  }
}
