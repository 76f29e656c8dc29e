import { useState } from 'react'
import { Button } from '#app/parts/button.tsx'
import { RadioField, SelectField } from '#app/parts/choice.tsx'
import { LongTextField } from '#app/parts/field.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { Refused } from '#replica/types.ts'
import type { Names } from '../../ui/names.ts'
import { ANSWERS, QUESTIONS } from '../opinion.ts'

/**
 * Her own words, sealed for a team the worker is not in. It is sent at once and alone; what was typed is dropped from the page
 * with it, so that the device goes back empty.
 */
export function Opinion({
  names,
  me,
  sealed,
  onSealed,
}: {
  names: Names
  me: string
  sealed: boolean
  onSealed: () => void
}) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [more, setMore] = useState('')
  const teams = names.teams.filter(
    ({ purpose, members }) => purpose !== 'everyone' && members.length > 0 && members.every(({ user }) => user !== me),
  )
  const [team, setTeam] = useState('')
  const to = team || teams[0]?.id || ''
  if (sealed) return <NoteBox tone="ok">{t('closure.sealed')}</NoteBox>
  if (teams.length === 0) return <NoteBox tone="soon">{t('closure.noTeam')}</NoteBox>
  const seal = () =>
    act(async () => {
      const outcome = await replica.leaveLetter(to, { v: 1, answers, more: more.trim() })
      setRefused(outcome.ok ? undefined : outcome)
      if (!outcome.ok) return
      setAnswers({})
      setMore('')
      onSealed()
    })
  return (
    <section className="stack">
      <SelectField
        label={t('closure.sealedTo')}
        value={to}
        onValue={setTeam}
        choices={teams.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <NoteBox>{t('closure.sealedText')}</NoteBox>
      {QUESTIONS.map(question => (
        <RadioField
          key={question}
          label={t(`closure.questions.${question}`)}
          value={answers[question] ?? ''}
          onValue={value => setAnswers({ ...answers, [question]: value })}
          choices={ANSWERS.map(value => ({ value, label: t(`closure.answers.${value}`) }))}
        />
      ))}
      <LongTextField label={t('closure.more')} value={more} onValue={setMore} maxLength={4000} />
      <Refusal refused={refused} />
      <div>
        <Button busy={busy} onClick={seal}>
          {t('closure.seal')}
        </Button>
      </div>
    </section>
  )
}
