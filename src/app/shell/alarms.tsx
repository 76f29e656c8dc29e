import { writtenInstant } from '../formats.ts'
import { hasMessage, useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { useLive, useReplica } from '../session.tsx'

/** What must be shown in plain language until it was read: the server or a file does not hold what was signed. */
export function Alarms() {
  const { t, language } = useWords()
  const replica = useReplica()
  const alarms = useLive(['alarms'], ask => ask.alarms(), [])
  return (
    <>
      {alarms?.map(alarm => (
        <div className="note-box danger" role="alert" key={alarm.id}>
          <b>{t(hasMessage(`codes.${alarm.code}`) ? `codes.${alarm.code}` : 'app.alarm.other')}</b>
          <small>
            {writtenInstant(alarm.at, language)} · {t(alarm.stops ? 'app.alarm.stops' : 'app.alarm.look')} ·{' '}
            {alarm.code}
          </small>
          {!alarm.stops && (
            <Button small onClick={() => void replica.readAlarm(alarm.id)}>
              {t('app.alarm.read')}
            </Button>
          )}
        </div>
      ))}
    </>
  )
}
