import { Link } from 'wouter'
import { Tick } from '#app/parts/choice.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { useLive } from '#app/session.tsx'
import type { ListRow, Team } from '#replica/types.ts'
import { caseTitle } from '../../search.ts'
import { type Names, text, texts } from '../../ui/names.ts'

/** What is asked of the search: each text by itself, so that one wrong letter in a name does not hide a right number. */
export interface Wanted {
  readonly key: string
  readonly texts: readonly string[]
}
export function wantedOf(said: { first: string; second: string; alias: string; phone: string }): Wanted {
  const asked = [[said.first, said.second].join(' '), said.alias, said.phone]
    .map(one => one.trim())
    .filter(one => one.length > 1)
  return { key: asked.join('\n'), texts: asked }
}

export interface Found {
  readonly key: string
  readonly rows: readonly ListRow[]
}
/** Everybody in reach who may be meant, across spellings and scripts. Nothing is sent. */
export const useFound = (wanted: Wanted): Found | undefined =>
  useLive(
    ['list:case'],
    async replica => {
      const hits = await Promise.all(wanted.texts.map(one => replica.search(one, { kind: 'case', limit: 6 })))
      const rows = new Map(hits.flat().map(hit => [hit.root, hit]))
      return { key: wanted.key, rows: [...rows.values()].slice(0, 8) }
    },
    [wanted.key],
  )

interface Props {
  found: Found | undefined
  wanted: Wanted
  names: Names
  /** The search that was answered with "none of them". */
  none: boolean
  onNone: (none: boolean) => void
}

/** Who may be meant: cases of my own teams by name, of another team only as "ask its lead". */
export function KnownPeople({ found, wanted, names, none, onNone }: Props) {
  const { t } = names
  if (wanted.texts.length === 0) return <p className="sub">{t('firstContact.search.nothing')}</p>
  if (found?.key !== wanted.key) return <p role="status">{t('firstContact.search.going')}</p>
  const isMine = (row: ListRow) => names.teams.some(team => team.mine !== undefined && row.teams.includes(team.id))
  const [mine, others] = [found.rows.filter(isMine), found.rows.filter(row => !isMine(row))]
  const leads = [...new Set(others.flatMap(row => row.teams))].flatMap(id => names.teams.filter(team => team.id === id))
  return (
    <div data-testid="searched" className="stack">
      {found.rows.length === 0 && <p role="status">{t('firstContact.search.none')}</p>}
      {found.rows.length > 0 && (
        <NoteBox tone="soon" live title={t('firstContact.search.known')}>
          <ul>
            {mine.map(row => (
              <li key={row.root}>
                <Link href={`/cases/${row.root}`}>
                  <bdi>{caseTitle(row.header) || t('cases.unnamed')}</bdi>
                </Link>{' '}
                <span className="sub">
                  <bdi>
                    {[text(row.header.code), ...texts(row.header.aliases), ...texts(row.header.otherScripts)].join(
                      ' · ',
                    )}
                  </bdi>
                </span>
              </li>
            ))}
            {others.length > 0 && leads.length === 0 && <li>{t('firstContact.search.askOfficer')}</li>}
            {leads.map(team => (
              <li key={team.id}>
                {t('firstContact.search.askLead', { team: team.name, leads: leadsOf(team, names) })}
              </li>
            ))}
          </ul>
          <Tick label={t('firstContact.search.noneOfThem')} checked={none} onChecked={onNone} />
        </NoteBox>
      )}
    </div>
  )
}

const leadsOf = (team: Team, names: Names): string =>
  team.members
    .filter(member => member.role === 'lead')
    .map(member => names.personName(member.user))
    .join(', ')

/**
 * Said to everyone, whatever was typed: what other teams know cannot be searched from here, so that nobody learns from a search
 * whether a person is with us (security.md 6, decision 0137).
 */
export function OtherTeams({ names }: { names: Names }) {
  const { t } = names
  const others = names.teams.filter(
    team => team.mine === undefined && (team.purpose === 'cases' || team.purpose === 'centre'),
  )
  if (others.length === 0) return null
  return (
    <details>
      <summary>{t('firstContact.others.title')}</summary>
      <p className="sub reading">{t('firstContact.others.text')}</p>
      <ul>
        {others.map(team => (
          <li key={team.id}>
            {team.name} <span className="sub">{leadsOf(team, names)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
