import { useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { MultiField, SelectField, Tick } from '#app/parts/choice.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { TextField } from '#app/parts/field.tsx'
import { NoteBox, Pill, Sheet, Who } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import { COMPARTMENTS, type Compartment } from '#records'
import type { Person, Refused, Team, TeamPurpose } from '#replica/types.ts'

/** One team: what it opens, who is in it, and whether losing one person would lose its cases. */
export function TeamSheet(props: { team: Team; teams: readonly Team[]; people: readonly Person[]; officer: boolean }) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [rules, setRules] = useState(false)
  const { team } = props
  const name = (user: string) => props.people.find(person => person.user === user)?.name || t('access.person.unnamed')
  const all = team.opens.length === COMPARTMENTS.length
  return (
    <Sheet
      title={team.purpose === 'everyone' ? t('purposes.everyone') : team.name}
      who={<Who>{t('access.team.people', { count: team.members.length })}</Who>}
    >
      <dl className="facts">
        <dt>{t('access.team.purpose')}</dt>
        <dd>
          {t(`purposes.${team.purpose}`)}
          {team.place && ` · ${team.place}`}
        </dd>
        <dt>{t('access.team.opens')}</dt>
        <dd>
          {team.pending
            ? '–'
            : all
              ? t('access.team.opensAll')
              : team.opens.map(part => t(`lists.compartment.${part}`)).join(', ')}
        </dd>
        {team.companions.length > 0 && (
          <>
            <dt>{t('access.team.companions')}</dt>
            <dd>{team.companions.map(id => props.teams.find(one => one.id === id)?.name ?? '').join(', ')}</dd>
          </>
        )}
        <dt>{t('access.team.members')}</dt>
        <dd>
          {team.members.map(member => (
            <div key={member.user}>
              {name(member.user)} {member.role === 'lead' && <Pill>{t('access.role.lead')}</Pill>}
            </div>
          ))}
        </dd>
      </dl>
      {team.pending && (
        <NoteBox tone="soon">
          <b>{t('access.policy.pending')}</b>
          <p className="reading">{t('access.policy.pendingNote')}</p>
        </NoteBox>
      )}
      {props.officer && team.purpose !== 'everyone' && (
        <p>
          <Button small onClick={() => setRules(true)}>
            {t('access.policy.change')}
          </Button>
        </p>
      )}
      {rules && <TeamRules team={team} onClose={() => setRules(false)} />}
      {team.fragile && <NoteBox tone="soon">{t('access.team.fragile')}</NoteBox>}
      {team.rotationDue && (
        <NoteBox tone="soon">
          <p>{t('access.team.rotationDue')}</p>
          {team.held && (
            <Button small busy={busy} onClick={() => act(async () => void (await replica.rotateTeam(team.id)))}>
              {t('access.team.rotate')}
            </Button>
          )}
        </NoteBox>
      )}
    </Sheet>
  )
}

const RULES = ['twoPerson', 'escrow', 'history'] as const

/** What may be decided about a team after it was made; a second officer has to sign. */
function TeamRules({ team, onClose }: { team: Team; onClose: () => void }) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [wanted, want] = useState({ twoPerson: team.twoPerson, escrow: team.escrow, history: team.history })
  const [refused, setRefused] = useState<Refused | undefined>()
  const [opens, setOpens] = useState<string[]>(team.pending ? [...(OPENS[team.purpose] ?? COMPARTMENTS)] : [])
  const changed = RULES.filter(rule => wanted[rule] !== team[rule])
  const save = () => {
    if (changed.length === 0 && !team.pending) {
      toast(t('access.policy.same'))
      return onClose()
    }
    act(async () => {
      const patch = Object.fromEntries(changed.map(rule => [rule, wanted[rule]]))
      const outcome = await replica.setTeamPolicy(
        team.id,
        team.pending ? { ...patch, opens: withHeader(opens) } : patch,
      )
      if (!outcome.ok) return setRefused(outcome)
      toast(t(outcome.proposed === undefined ? 'app.saved' : 'access.acts.proposed'))
      onClose()
    })
  }
  return (
    <Dialog title={`${t('access.policy.title')}${t('app.colon')}${team.name}`} onClose={onClose}>
      <Refusal refused={refused} />
      {team.pending && (
        <MultiField
          label={t('access.team.opens')}
          hint={t('access.newTeam.opensHint')}
          value={opens}
          onValue={setOpens}
          choices={COMPARTMENTS.map(value => ({ value, label: t(`lists.compartment.${value}`) }))}
        />
      )}
      {RULES.map(rule => (
        <Tick
          key={rule}
          label={t(`access.policy.${rule}`)}
          note={t(`access.policy.${rule}Note`)}
          checked={wanted[rule]}
          onChecked={on => want({ ...wanted, [rule]: on })}
        />
      ))}
      <div className="actions">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="primary" busy={busy} onClick={save}>
          {t('access.policy.save')}
        </Button>
      </div>
    </Dialog>
  )
}

const PURPOSES: readonly TeamPurpose[] = ['cases', 'centre', 'health', 'legal', 'field', 'prevention', 'desk']
const OPENS: Partial<Record<TeamPurpose, Compartment[]>> = {
  health: ['header', 'health'],
  legal: ['header', 'legal'],
}

/** Whoever opens something of a case sees whose it is. */
const withHeader = (opens: readonly string[]): Compartment[] =>
  COMPARTMENTS.filter(part => part === 'header' || opens.includes(part))

/** A new team: why it exists, what it opens, and which teams get their part of every case it creates. */
export function NewTeamDialog({ teams, onClose }: { teams: readonly Team[]; onClose: () => void }) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [name, setName] = useState('')
  const [place, setPlace] = useState('')
  const [purpose, setPurpose] = useState<TeamPurpose>('cases')
  const [opens, setOpens] = useState<string[]>([...COMPARTMENTS])
  const [companions, setCompanions] = useState<string[]>([])
  const [twoPerson, setTwoPerson] = useState(false)
  const [missing, setMissing] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const choosePurpose = (text: string) => {
    const next = PURPOSES.find(one => one === text) ?? 'cases'
    setPurpose(next)
    setOpens([...(OPENS[next] ?? COMPARTMENTS)])
  }
  const make = () => {
    if (name.trim() === '') return setMissing(true)
    act(async () => {
      const outcome = await replica.createTeam({
        name: name.trim(),
        purpose,
        opens: withHeader(opens),
        companions,
        twoPerson,
        ...(place.trim() ? { place: place.trim() } : {}),
      })
      if (!outcome.ok) return setRefused(outcome)
      if (outcome.proposed !== undefined) toast(t('access.acts.proposed'))
      onClose()
    })
  }
  return (
    <Dialog title={t('access.newTeam.title')} onClose={onClose}>
      {missing && <ErrorSummary problems={[{ id: 'new-team', text: t('access.setUp.teams.missing') }]} />}
      <Refusal refused={refused} />
      <TextField id="new-team" label={t('access.newTeam.name')} value={name} onValue={setName} maxLength={200} />
      <TextField label={t('access.setUp.teams.place')} value={place} onValue={setPlace} maxLength={200} />
      <SelectField
        label={t('access.team.purpose')}
        value={purpose}
        onValue={choosePurpose}
        choices={PURPOSES.map(value => ({ value, label: t(`purposes.${value}`) }))}
      />
      <MultiField
        label={t('access.team.opens')}
        hint={t('access.newTeam.opensHint')}
        value={opens}
        onValue={setOpens}
        choices={COMPARTMENTS.map(value => ({ value, label: t(`lists.compartment.${value}`) }))}
      />
      <MultiField
        label={t('access.team.companions')}
        hint={t('access.newTeam.companionsHint')}
        value={companions}
        onValue={setCompanions}
        choices={teams
          .filter(team => team.purpose !== 'everyone' && team.purpose !== 'keys' && !team.pending)
          .map(team => ({ value: team.id, label: team.name }))}
      />
      <Tick
        label={t('access.policy.twoPersonFirst')}
        note={t('access.policy.twoPersonNote')}
        checked={twoPerson}
        onChecked={setTwoPerson}
      />
      <div className="actions">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="primary" busy={busy} onClick={make}>
          {t('access.newTeam.make')}
        </Button>
      </div>
    </Dialog>
  )
}
