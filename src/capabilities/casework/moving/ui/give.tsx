import { useState } from 'react'
import { SelectField } from '#app/parts/choice.tsx'
import { TextField } from '#app/parts/field.tsx'
import { useReplica } from '#app/session.tsx'
import type { AskProps } from './ask.tsx'
import { ActForm } from './form.tsx'

const DAY = 86_400_000
const dayIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
/** What the server takes at most. */
const LONGEST = 92

/** Lets a colleague or a team have the case as well: until a day, or until it is ended. */
export function Give({ root, names, me, does, onClose }: AskProps & { does: 'cover' | 'cowork' }) {
  const { t } = names
  const replica = useReplica()
  const [to, setTo] = useState('')
  const [until, setUntil] = useState(dayIn(14))
  const bad = does === 'cover' && !(until >= dayIn(0) && until <= dayIn(LONGEST))
  const people = names.people.filter(({ user, status }) => status === 'active' && user !== me)
  const teams = names.teams.filter(
    team => team.purpose !== 'everyone' && !root.teams.some(each => each.team === team.id) && team.members.length > 0,
  )
  return (
    <ActForm
      title={t(`moves.${does}`)}
      names={names}
      act={t('moves.give')}
      said={t('moves.given')}
      ready={to !== '' && !bad}
      run={() => replica.askCaseAct({ root: root.root, to, ...(does === 'cover' ? { does, until } : { does }) })}
      onClose={onClose}
    >
      {tried => (
        <>
          <p className="sub reading">{t(`moves.${does}Note`)}</p>
          <SelectField
            label={t('moves.to')}
            value={to}
            onValue={setTo}
            none={t('moves.choose')}
            problem={tried && to === '' ? t('moves.toMissing') : undefined}
            choices={[
              ...people.map(({ user, name }) => ({ value: user, label: name })),
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          {does === 'cover' && (
            <TextField
              label={t('moves.until')}
              type="date"
              value={until}
              onValue={setUntil}
              problem={tried && bad ? t('moves.untilMissing') : undefined}
            />
          )}
        </>
      )}
    </ActForm>
  )
}
