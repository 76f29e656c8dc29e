/** For whom a paper is: herself, whoever may read it anyway, a team, a type of authority, or somebody outside whom the case names. */
import type { Recipient } from '#records'
import type { OpenRoot } from '#replica/types.ts'
import { AUTHORITY } from '../../consent/lists.ts'
import { type Names, text } from '../../ui/names.ts'

/** As the values of a list: `herself`, `team:<id>`. */
export function recipientChoices(root: OpenRoot, names: Names): Array<{ value: string; label: string }> {
  const { t } = names
  const reading = new Set(root.teams.map(one => one.team))
  return [
    { value: 'herself', label: t('lists.recipientKind.herself') },
    { value: 'inside', label: t('printing.inside') },
    ...names.teams
      .filter(team => !reading.has(team.id) && team.purpose !== 'everyone')
      .map(team => ({ value: `team:${team.id}`, label: t('printing.team', { name: team.name }) })),
    ...root.records
      .filter(record => record.kind === 'outsideRecipient')
      .map(record => ({
        value: `outside:${record.rec}`,
        label: text(record.sealed.narrative?.name) || t(`lists.outsideType.${text(record.facts.type)}`),
      })),
    ...AUTHORITY.values.map(value => ({
      value: `authority:${value}`,
      label: t('printing.authority', { name: t(`lists.authority.${value}`) }),
    })),
  ]
}

export function readRecipient(value: string): Recipient | undefined {
  if (value === 'herself' || value === 'inside') return { kind: value }
  const at = value.indexOf(':')
  const [kind, whom] = [value.slice(0, at), value.slice(at + 1)]
  return kind === 'team' || kind === 'authority' || kind === 'outside' ? { kind, whom } : undefined
}
