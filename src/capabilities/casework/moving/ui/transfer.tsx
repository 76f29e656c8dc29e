import { useState } from 'react'
import { RadioField, SelectField } from '#app/parts/choice.tsx'
import { LongTextField } from '#app/parts/field.tsx'
import { useReplica } from '#app/session.tsx'
import type { AskProps } from './ask.tsx'
import { ActForm } from './form.tsx'

/** Asks another team to take a case over: it answers knowing only what is written here. */
export function Transfer({ root, names, onClose }: AskProps) {
  const { t } = names
  const replica = useReplica()
  const mine = names.teams.filter(team => team.mine && root.teams.some(each => each.team === team.id))
  const others = names.teams.filter(
    team => team.purpose !== 'everyone' && !root.teams.some(each => each.team === team.id) && team.members.length > 0,
  )
  const [from, setFrom] = useState(mine.find(({ purpose }) => purpose === 'cases')?.id ?? mine[0]?.id ?? '')
  const [to, setTo] = useState('')
  const [keep, setKeep] = useState<'none' | 'read'>('none')
  const [note, setNote] = useState('')
  return (
    <ActForm
      title={t('moves.transfer')}
      names={names}
      act={t('moves.ask')}
      said={t('moves.asked')}
      ready={from !== '' && to !== '' && note.trim() !== ''}
      run={() => replica.askCaseAct({ root: root.root, does: 'transfer', from, to, keep, note: note.trim() })}
      onClose={onClose}
    >
      {tried => (
        <>
          {mine.length > 1 && (
            <SelectField
              label={t('fields.caseMove.from.label')}
              value={from}
              onValue={setFrom}
              choices={mine.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <SelectField
            label={t('moves.toTeam')}
            value={to}
            onValue={setTo}
            none={t('moves.choose')}
            problem={tried && to === '' ? t('moves.toMissing') : undefined}
            choices={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <LongTextField
            label={t('moves.note')}
            hint={t('moves.noteHint')}
            value={note}
            onValue={setNote}
            problem={tried && note.trim() === '' ? t('moves.noteMissing') : undefined}
            maxLength={4000}
          />
          <RadioField
            label={t('moves.keep')}
            value={keep}
            onValue={value => setKeep(value === 'read' ? 'read' : 'none')}
            choices={[
              { value: 'none', label: t('moves.keepNone') },
              { value: 'read', label: t('moves.keepRead') },
            ]}
          />
        </>
      )}
    </ActForm>
  )
}
