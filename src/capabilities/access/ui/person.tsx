import { useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { SelectField } from '#app/parts/choice.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useMe, useReplica } from '#app/session.tsx'
import type { MaybeProposed, Outcome, Person, Refused, Team } from '#replica/types.ts'
import { CompareWords } from './compare-words.tsx'
import { Devices } from './devices.tsx'
import { type Holds, Remove, type SafetyTask } from './remove.tsx'

interface Props {
  person: Person
  teams: readonly Team[]
  safetyTask: SafetyTask
  holds: Holds
  onClose: () => void
  onLink: (fragment: string) => void
}

/** One colleague: roles in the teams I lead, a new passphrase by a new invitation, removal. */
export function PersonDialog({ person, teams, safetyTask, holds, onClose, onLink }: Props) {
  const { t } = useWords()
  const me = useMe()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const [removing, setRemoving] = useState(false)
  const mine = teams.filter(
    team => team.purpose !== 'everyone' && team.purpose !== 'keys' && (me.officer || team.mine === 'lead'),
  )
  /** Says so when the act only waits for a second officer; true when it was refused. */
  const refusedOr = (outcome: Outcome<MaybeProposed>): boolean => {
    setRefused(outcome.ok ? undefined : outcome)
    if (outcome.ok && outcome.proposed !== undefined) toast(t('access.acts.proposed'))
    return !outcome.ok
  }
  const setRole = (team: string, role: string) =>
    act(async () => {
      const next = role === 'lead' || role === 'member' ? role : 'none'
      refusedOr(await replica.setRole(person.user, team, next, person.duty))
    })
  const reinvite = () =>
    act(async () => {
      const outcome = await replica.reinvite(person.user)
      if (outcome.ok) onLink(outcome.fragment)
      else setRefused(outcome)
    })
  const officer = () =>
    act(async () => {
      const outcome = person.officer ? await replica.removeOfficer(person.user) : await replica.addOfficer(person.user)
      if (!refusedOr(outcome)) onClose()
    })
  if (removing) return <Remove person={person} safetyTask={safetyTask} holds={holds} onClose={onClose} />
  return (
    <Dialog title={person.name || t('access.person.unnamed')} onClose={onClose}>
      <p>{t(`duties.${person.duty || 'caseWorker'}`)}</p>
      <Refusal refused={refused} />
      {mine.map(team => (
        <SelectField
          key={team.id}
          label={team.name}
          value={person.teams.find(one => one.team === team.id)?.role ?? ''}
          onValue={role => setRole(team.id, role)}
          none={t('access.role.none')}
          choices={[
            { value: 'member', label: t('access.role.member') },
            { value: 'lead', label: t('access.role.lead') },
          ]}
        />
      ))}
      <details>
        <summary>{t('access.person.words')}</summary>
        <p className="reading">{t('access.person.wordsText')}</p>
        <CompareWords words={person.words} label={t('access.person.words')} />
      </details>
      {me.officer && (
        <details>
          <summary>{t('access.devices.title')}</summary>
          <Devices user={person.user} />
        </details>
      )}
      {me.officer && person.user !== me.user && (
        <>
          <NoteBox>
            <b>{t('access.person.lost')}</b>
            <p className="reading">{t('access.person.lostText')}</p>
            <Button small busy={busy} onClick={reinvite}>
              {t('access.person.reinvite')}
            </Button>
          </NoteBox>
          <div className="actions">
            <Button busy={busy} onClick={officer}>
              {t(person.officer ? 'access.person.removeOfficer' : 'access.person.makeOfficer')}
            </Button>
            <Button look="danger" onClick={() => setRemoving(true)}>
              {t('access.remove.button')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
