import { useWords } from '../languages/index.ts'
import { SelectField } from '../parts/choice.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useMe } from '../session.tsx'
import { chooseIdleMinutes, IDLE_MINUTES, useIdleMinutes } from './idle-lock.ts'

/** After how many minutes without a touch this device locks: each person's own choice. */
export function IdleChoice() {
  const { t } = useWords()
  const { user, shared } = useMe()
  const minutes = useIdleMinutes(user)
  if (shared) return null
  return (
    <Sheet title={t('safety.idle.title')}>
      <SelectField
        label={t('safety.idle.label')}
        hint={t('safety.idle.note')}
        value={String(minutes)}
        onValue={value => chooseIdleMinutes(user, Number(value))}
        choices={IDLE_MINUTES.map(count => ({ value: String(count), label: t('safety.idle.minutes', { count }) }))}
      />
    </Sheet>
  )
}
