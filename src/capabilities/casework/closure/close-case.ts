/** Closing, its follow-ups and reopening, as verbs over the replica. */
import type { OpenRecord, OpenRoot, Outcome, Replica } from '#replica/types.ts'
import { isClosed } from '../case.ts'

/** After how many months one may ask how she is. */
export const FOLLOW_UPS = [1, 3, 6, 12] as const

export interface Closing {
  readonly day: string
  readonly reasons: readonly string[]
  readonly summary: string
  readonly stillOpen: string
  readonly opinion: 'given' | 'sealed' | 'declined' | 'notAsked'
  readonly herOpinion: string
}

const said = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''))

/** Writes the closing down; the case itself stays open until {@link closeNow}. */
export function writeClosing(
  replica: Pick<Replica, 'create'>,
  root: string,
  closing: Closing,
): Promise<Outcome<{ root: string; rec: string }>> {
  const { day, reasons, summary, stillOpen, opinion, herOpinion } = closing
  return replica.create('closing', {
    root,
    facts: { event: 'closed', reasons: [...reasons], opinion, month: day.slice(0, 7) },
    sealed: { narrative: { closedOn: day, ...said({ summary, stillOpen, herOpinion }) } },
  })
}

/** The newest word about closing or reopening. */
export const newestClosing = (records: readonly OpenRecord[]): OpenRecord | undefined =>
  records
    .filter(({ kind }) => kind === 'closing')
    .sort((a, b) => (a.rec < b.rec ? -1 : 1))
    .at(-1)

/** A closing that was written and is not in force: the case is open, and the newest word is that it closes. */
export function pendingClosing({ records }: Pick<OpenRoot, 'records'>): OpenRecord | undefined {
  const [head] = records
  const newest = newestClosing(records)
  const open = head !== undefined && !isClosed(typeof head.facts.status === 'string' ? head.facts.status : undefined)
  return open && newest?.facts.event === 'closed' ? newest : undefined
}

/** The day `months` after a day, in the month's last day where it has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Sets the case closed as the closing says, and makes the follow-up tasks. */
export async function closeNow(
  replica: Pick<Replica, 'create' | 'change'>,
  root: OpenRoot,
  closing: Pick<OpenRecord, 'facts' | 'sealed'>,
  followUps: { months: readonly number[]; what: string; who?: string },
): Promise<Outcome> {
  const [head] = root.records
  if (head === undefined) return { ok: false, code: 'object.unknown' }
  const reasons = Array.isArray(closing.facts.reasons) ? closing.facts.reasons : []
  const day = closing.sealed.narrative?.closedOn
  const changed = await replica.change(
    head,
    {
      facts: {
        status: reasons.includes('transferred') ? 'ClosedReferred' : 'Closed',
        closureReason: reasons[0] ?? 'notRecorded',
        closedMonth: closing.facts.month ?? null,
      },
    },
    head,
  )
  if (!changed.ok) return changed
  for (const months of followUps.months) {
    const due = typeof day === 'string' && day.length === 10 ? monthsAfter(day, months) : undefined
    const made = await replica.create('task', {
      root: root.root,
      facts: { status: 'open', ...(due ? { due } : {}), ...(followUps.who ? { assignee: followUps.who } : {}) },
      sealed: { narrative: { what: followUps.what } },
    })
    if (!made.ok) return made
  }
  return { ok: true }
}

/** Opens a closed case again; everything of before stays, and why is a record of its own. */
export async function reopenCase(
  replica: Pick<Replica, 'create' | 'change'>,
  root: OpenRoot,
  day: string,
  why: string,
): Promise<Outcome> {
  const [head] = root.records
  if (head === undefined) return { ok: false, code: 'object.unknown' }
  const facts = { status: 'Active', closureReason: null, closedMonth: null }
  const changed = await replica.change(head, { facts }, head)
  if (!changed.ok) return changed
  return replica.create('closing', {
    root: root.root,
    facts: { event: 'reopened', month: day.slice(0, 7) },
    sealed: { narrative: { closedOn: day, summary: why } },
  })
}

/** What is still open in a case that is about to close, by kind. */
export function stillOpenIn(records: readonly OpenRecord[]): { tasks: number; services: number; documents: number } {
  const count = (kind: string, open: (facts: OpenRecord['facts']) => boolean) =>
    records.filter(record => record.kind === kind && open(record.facts)).length
  return {
    tasks: count('task', ({ status }) => status === 'open'),
    services: count('service', ({ status }) => status === 'asked' || status === 'booked'),
    documents: count('document', () => true),
  }
}
