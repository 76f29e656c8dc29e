/** What a consent or an exception is about, while it is being written: to whom, what for, which sections, until when. */
import { COMPARTMENTS, type Recipient, recipientFacts } from '#records'
import type { OpenRoot, Outcome, Replica, Values } from '#replica/types.ts'
import { type Names, text } from '../../ui/names.ts'
import { AUTHORITY } from '../lists.ts'

export interface Scope {
  /** `team:<id>`, `authority:<type>`, `outside:<record>`, or `new`: somebody outside who is not in the case yet. */
  whom: string
  newName: string
  newType: string
  purposes: readonly string[]
  sections: readonly string[]
  until: string
}
export const NO_SCOPE: Scope = {
  whom: '',
  newName: '',
  newType: 'organisation',
  purposes: [],
  sections: ['header'],
  until: '',
}

/** The day some months from now. */
export function inMonths(months: number, from = new Date()): string {
  const day = new Date(Date.UTC(from.getFullYear(), from.getMonth() + months, Math.min(from.getDate(), 28)))
  return day.toISOString().slice(0, 10)
}

/** Everyone a consent can name: teams and colleagues who do not read the case, whom the case knows outside, types of authority. */
export function recipientChoices(root: OpenRoot, names: Names): Array<{ value: string; label: string }> {
  const { t } = names
  const reading = new Set(root.teams.map(({ team }) => team))
  const inside = new Set(names.teams.filter(({ id }) => reading.has(id)).flatMap(team => team.members.map(m => m.user)))
  return [
    ...names.teams
      .filter(team => !reading.has(team.id) && team.purpose !== 'everyone' && team.purpose !== 'keys')
      .map(team => ({ value: `team:${team.id}`, label: team.name })),
    ...names.people
      .filter(person => person.status === 'active' && !inside.has(person.user) && !reading.has(person.user))
      .map(person => ({ value: `team:${person.user}`, label: person.name })),
    ...root.records
      .filter(({ kind }) => kind === 'outsideRecipient')
      .map(({ rec, sealed }) => ({ value: `outside:${rec}`, label: text(sealed.narrative?.name) })),
    { value: 'new', label: t('consents.ask.newOutside') },
    ...AUTHORITY.values.map(value => ({ value: `authority:${value}`, label: t(`lists.authority.${value}`) })),
  ]
}

/** What is still missing, by field. */
export function missingIn({ whom, newName, purposes, sections, until }: Scope): ReadonlySet<keyof Scope> {
  const missing = new Set<keyof Scope>()
  if (whom === '') missing.add('whom')
  if (whom === 'new' && newName.trim() === '') missing.add('newName')
  if (purposes.length === 0) missing.add('purposes')
  if (sections.length === 0) missing.add('sections')
  if (until === '' || until < new Date().toISOString().slice(0, 10)) missing.add('until')
  return missing
}

/** The coded facts of a scope; somebody new outside becomes a record of the case first. */
export async function scopeFacts(replica: Replica, root: string, scope: Scope): Promise<Outcome<{ facts: Values }>> {
  const to = await recipientIn(replica, root, scope)
  if ('ok' in to) return to
  const compartments = COMPARTMENTS.filter(comp => comp === 'header' || scope.sections.includes(comp))
  return {
    ok: true,
    facts: { ...recipientFacts(to), purposes: [...scope.purposes], compartments, until: scope.until },
  }
}

async function recipientIn(replica: Replica, root: string, { whom, newName, newType }: Scope) {
  if (whom === 'new') {
    const made = await replica.create('outsideRecipient', {
      root,
      facts: { type: newType },
      sealed: { narrative: { name: newName.trim() } },
    })
    if (!made.ok) return made
    const to: Recipient = { kind: 'outside', whom: made.rec }
    return to
  }
  const at = whom.indexOf(':')
  const kind = (['team', 'authority', 'outside'] as const).find(name => name === whom.slice(0, at)) ?? 'team'
  const to: Recipient = { kind, whom: whom.slice(at + 1) }
  return to
}

/** How a scope's recipient is called before it is written down. */
export const whomLabel = (scope: Scope, root: OpenRoot, names: Names): string =>
  scope.whom === 'new'
    ? scope.newName.trim()
    : (recipientChoices(root, names).find(({ value }) => value === scope.whom)?.label ?? '')
