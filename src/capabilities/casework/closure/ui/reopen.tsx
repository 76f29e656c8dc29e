import { useState } from 'react'
import { LongTextField } from '#app/parts/field.tsx'
import { useReplica } from '#app/session.tsx'
import type { AskProps } from '../../moving/ui/ask.tsx'
import { ActForm } from '../../moving/ui/form.tsx'
import { dayHere } from '../../today/today.ts'
import { reopenCase } from '../close-case.ts'

/** Opens a closed case again, with why. */
export function Reopen({ root, names, onClose }: AskProps) {
  const { t } = names
  const replica = useReplica()
  const [why, setWhy] = useState('')
  return (
    <ActForm
      title={t('closure.reopenTitle')}
      names={names}
      act={t('closure.reopen')}
      said={t('closure.reopened')}
      ready={why.trim() !== ''}
      run={() => reopenCase(replica, root, dayHere(Date.now()), why.trim())}
      onClose={onClose}
    >
      {tried => (
        <LongTextField
          label={t('closure.reopenWhy')}
          value={why}
          onValue={setWhy}
          problem={tried && why.trim() === '' ? t('closure.reopenWhyMissing') : undefined}
          maxLength={4000}
        />
      )}
    </ActForm>
  )
}
