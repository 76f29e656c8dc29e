import { useState } from 'react'
import { Link } from 'wouter'
import { useWords } from '#app/languages/index.ts'
import { Dialog } from '#app/parts/dialog.tsx'
import { ReadableByServer, Who } from '#app/parts/sheet.tsx'
import type { Compartment, Part } from '#records'
import type { OpenRoot } from '#replica/types.ts'
import type { Names } from './names.ts'

interface Props {
  root: OpenRoot
  part: Part
  names: Names
}

/** The badge of a section: how many people, of which teams or by name, can open it; or that the server can read it. */
export function WhoCanOpen({ root, part, names }: Props) {
  const { t } = useWords()
  const [asked, ask] = useState(false)
  if (part === 'facts') return <ReadableByServer>{t('cases.readable')}</ReadableByServer>
  const audience = root.audience[part]
  const named = (audience?.named ?? []).map(names.personName)
  const teams = [...(audience?.teams ?? []).map(names.teamName), ...named].filter(Boolean).join(', ')
  return (
    <>
      <Who onOpen={() => ask(true)}>
        {teams === ''
          ? t('access.team.people', { count: audience?.people ?? 0 })
          : t('cases.who', { count: audience?.people ?? 0, teams })}
      </Who>
      {asked && <Audience root={root} part={part} names={names} onClose={() => ask(false)} />}
    </>
  )
}

/** Everyone who can open a section, by name; changing it is a matter of teams, which are one step away. */
function Audience({
  root,
  part,
  names,
  onClose,
}: {
  root: OpenRoot
  part: Compartment
  names: Names
  onClose: () => void
}) {
  const { t } = names
  const teams = names.teams.filter(team => root.audience[part]?.teams.includes(team.id))
  const named = root.audience[part]?.named ?? []
  return (
    <Dialog title={t('cases.whoTitle', { section: t(`compartments.${part}.label`) })} onClose={onClose}>
      {teams.map(team => (
        <section key={team.id}>
          <h3>{team.name}</h3>
          <p>{team.members.map(member => names.personName(member.user)).join(', ')}</p>
        </section>
      ))}
      {named.length > 0 && (
        <section>
          <h3>{t('moves.people')}</h3>
          <p>{named.map(names.personName).join(', ')}</p>
        </section>
      )}
      <p className="sub reading">{t('cases.whoText')}</p>
      <Link href="/people">{t('app.nav.people')}</Link>
    </Dialog>
  )
}
