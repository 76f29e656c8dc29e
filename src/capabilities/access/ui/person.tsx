import { useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { SelectField } from '#app/parts/choice.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { NoteBox, Progress } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useMe, useReplica } from '#app/session.tsx'
import type { Person, Refused, Team } from '#replica/types.ts'

interface Props {
  person: Person
  teams: readonly Team[]
  onClose: () => void
  onLink: (fragment: string) => void
}

/** One colleague: roles in the teams I lead, a new passphrase by a new invitation, removal. */
export function PersonDialog({ person, teams, onClose, onLink }: Props) {
  const { t } = useWords()
  const me = useMe()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const [removing, setRemoving] = useState(false)
  const mine = teams.filter(
    team => team.purpose !== 'everyone' && team.purpose !== 'keys' && (me.officer || team.mine === 'lead'),
  )
  const setRole = (team: string, role: string) =>
    act(async () => {
      const outcome = await replica.setRole(
        person.user,
        team,
        role === 'lead' || role === 'member' ? role : 'none',
        person.duty,
      )
      setRefused(outcome.ok ? undefined : outcome)
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
      if (outcome.ok) onClose()
      else setRefused(outcome)
    })
  if (removing) return <Remove person={person} teams={teams} onClose={onClose} />
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
        <p className="mono">{person.words}</p>
      </details>
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

/** Removal says beforehand what stops at once, what is changed, and what cannot be un-known. */
function Remove({ person, teams, onClose }: Pick<Props, 'person' | 'teams' | 'onClose'>) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const [progress, setProgress] = useState({ done: 0, total: 0 })
  const hers = person.teams
    .map(({ team }) => teams.find(one => one.id === team && one.purpose !== 'everyone')?.name)
    .filter(name => name !== undefined)
  const remove = () =>
    act(async () => {
      const outcome = await replica.removePerson(person.user, setProgress)
      if (!outcome.ok) return setRefused(outcome)
      toast(t('access.remove.done', { count: outcome.rotated.length }))
      onClose()
    })
  return (
    <Dialog title={t('access.remove.title', { name: person.name })} onClose={onClose}>
      <ul className="stack">
        <li>
          <b>{t('access.remove.now')}</b> {t('access.remove.nowText')}
        </li>
        <li>
          <b>{t('access.remove.keys')}</b> {t('access.remove.keysText', { list: hers.join(', ') })}
        </li>
        <li>
          <b>{t('access.remove.known')}</b> {t('access.remove.knownText')}
        </li>
      </ul>
      <Refusal refused={refused} />
      {busy && progress.total > 0 && (
        <Progress
          label={t('access.remove.working', { done: progress.done, of: progress.total })}
          done={progress.done}
          of={progress.total}
        />
      )}
      <div className="actions">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="danger" busy={busy} onClick={remove}>
          {t('access.remove.confirm')}
        </Button>
      </div>
    </Dialog>
  )
}
