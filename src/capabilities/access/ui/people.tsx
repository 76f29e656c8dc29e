import { useEffect, useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { NoteBox, Pill, Sheet } from '#app/parts/sheet.tsx'
import { useLive, useMe } from '#app/session.tsx'
import { Page } from '#app/shell/page.tsx'
import type { PendingInvitation, Person, Team } from '#replica/types.ts'
import { Acts } from './acts.tsx'
import { Invitations } from './invitations.tsx'
import { InvitationLink, Invite } from './invite.tsx'
import { PersonDialog } from './person.tsx'
import type { Holds, SafetyTask } from './remove.tsx'
import { BackupReminder } from './settings/backups.tsx'
import { NewTeamDialog, TeamSheet } from './teams.tsx'

const ANSWERS_MS = 4000

/** Who is here, what each can open, and who holds the keys. */
export function People({ safetyTask, holds }: { safetyTask: SafetyTask; holds: Holds }) {
  const { t } = useWords()
  const me = useMe()
  // An answer reaches the server without a word to us: while this page is open, it asks now and then.
  const look = useTick(me.officer ? ANSWERS_MS : undefined)
  const people = useLive(['people'], replica => replica.people(), [])
  const teams = useLive(['people'], replica => replica.teams(), [])
  const pending = useLive(
    ['invitations', 'people'],
    replica => (me.officer ? replica.pendingInvitations() : Promise.resolve<PendingInvitation[]>([])),
    [me.officer, look],
  )
  const [asked, ask] = useState<'invite' | 'team' | Person | { fragment: string } | undefined>()
  const active = (people ?? []).filter(person => person.status === 'active')
  const officers = active.filter(person => person.officer)
  const close = () => ask(undefined)
  return (
    <Page
      title={t('access.people.title')}
      lead={t('access.people.lead')}
      actions={
        me.officer && (
          <>
            <Button onClick={() => ask('team')}>{t('access.people.newTeam')}</Button>
            <Button look="primary" onClick={() => ask('invite')}>
              {t('access.people.invite')}
            </Button>
          </>
        )
      }
    >
      <BackupReminder />
      {people && officers.length < 2 && (
        <div className="after">
          <NoteBox tone="soon">{t('access.people.oneOfficer')}</NoteBox>
        </div>
      )}
      <Acts />
      {pending && pending.length > 0 && (
        <Invitations pending={pending} onLink={fragment => ask({ fragment })} teams={teams ?? []} />
      )}
      <Sheet title={t('access.people.people', { count: active.length })}>
        <PeopleTable people={active} teams={teams ?? []} onOpen={ask} />
      </Sheet>
      {teams
        ?.filter(team => team.purpose !== 'keys')
        .map(team => (
          <TeamSheet key={team.id} team={team} teams={teams} people={people ?? []} officer={me.officer} />
        ))}
      {asked === 'invite' && <Invite onClose={close} />}
      {asked === 'team' && <NewTeamDialog teams={teams ?? []} onClose={close} />}
      {typeof asked === 'object' && 'fragment' in asked && <InvitationLink fragment={asked.fragment} onClose={close} />}
      {typeof asked === 'object' && 'user' in asked && (
        <PersonDialog
          person={asked}
          teams={teams ?? []}
          safetyTask={safetyTask}
          holds={holds}
          onClose={close}
          onLink={fragment => ask({ fragment })}
        />
      )}
    </Page>
  )
}

function PeopleTable(props: { people: readonly Person[]; teams: readonly Team[]; onOpen: (person: Person) => void }) {
  const { t } = useWords()
  const nameOf = (id: string) => props.teams.find(team => team.id === id && team.purpose !== 'everyone')?.name
  return (
    <table className="table flat">
      <thead>
        <tr>
          {['name', 'duty', 'teams'].map(key => (
            <th key={key} scope="col">
              {t(`access.person.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.people.map(person => (
          <tr key={person.user}>
            <td className="wide">
              <button type="button" className="linkish" onClick={() => props.onOpen(person)}>
                <b>{person.name || t('access.person.unnamed')}</b>
              </button>{' '}
              {person.officer && <Pill tone="ok">{t('app.nav.officer')}</Pill>}
            </td>
            <td>{t(`duties.${person.duty || 'caseWorker'}`)}</td>
            <td className="wide">
              {person.teams
                .map(({ team, role }) => [nameOf(team), role] as const)
                .filter(([name]) => name !== undefined)
                .map(([name, role]) => (role === 'lead' ? t('access.person.leads', { team: name ?? '' }) : name))
                .join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A number that grows every `every` milliseconds while the page is in sight. */
function useTick(every: number | undefined): number {
  const [tick, setTick] = useState(0)
  useEffect(() => {
    if (every === undefined) return
    const timer = setInterval(() => !document.hidden && setTick(now => now + 1), every)
    return () => clearInterval(timer)
  }, [every])
  return tick
}
