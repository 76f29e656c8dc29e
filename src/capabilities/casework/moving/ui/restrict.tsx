import { useState } from 'react'
import { useLocation } from 'wouter'
import { MultiField } from '#app/parts/choice.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { useReplica } from '#app/session.tsx'
import type { AskProps } from './ask.tsx'
import { ActForm } from './form.tsx'

/** From a team to people by name. */
export function Restrict({ root, names, me, onClose }: AskProps) {
  const { t } = names
  const replica = useReplica()
  const [, go] = useLocation()
  const [people, setPeople] = useState<string[]>([me])
  const active = names.people.filter(({ status }) => status === 'active')
  return (
    <ActForm
      title={t('moves.restrict')}
      names={names}
      act={t('moves.restrictDo')}
      danger
      said={t('moves.restricted')}
      ready={people.length >= 2}
      run={() => replica.askCaseAct({ root: root.root, does: 'restrict', people })}
      onClose={onClose}
      onDone={() => {
        if (!people.includes(me)) go('/cases')
      }}
    >
      {tried => (
        <>
          <p className="reading">{t('moves.restrictText')}</p>
          <MultiField
            label={t('moves.people')}
            value={people}
            onValue={setPeople}
            problem={tried && people.length < 2 ? t('moves.two') : undefined}
            choices={active.map(({ user, name }) => ({ value: user, label: name }))}
          />
          {!people.includes(me) && <NoteBox tone="danger">{t('moves.withoutYou')}</NoteBox>}
        </>
      )}
    </ActForm>
  )
}
