import { useEffect, useState } from 'react'
import type { ReplicaState } from '#replica/types.ts'
import { hasMessage, useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { NoteBox } from '../parts/sheet.tsx'
import { useReplicaState } from '../session.tsx'
import { forgetMissing, keptHere, missingHere } from './kept-here.ts'

/** Taken away on purpose: nobody has to be told that it is gone. */
const ON_PURPOSE = new Set(['account.forgotten', 'device.wiped'])

/** On every page before unlocking: why it locked without being asked to, and what the browser threw away meanwhile. */
export function WhyLocked() {
  const state = useReplicaState()
  return state.is === 'locked' ? <Said locked={state} /> : null
}

function Said({ locked: { why, remembered } }: { locked: Extract<ReplicaState, { is: 'locked' }> }) {
  const { t } = useWords()
  const [read, setRead] = useState(false)
  const onPurpose = why !== undefined && ON_PURPOSE.has(why)
  useEffect(() => {
    if (onPurpose) forgetMissing(remembered)
  }, [onPurpose, remembered])
  const gone = read || onPurpose ? [] : missingHere(keptHere(), remembered)
  const lost = gone.reduce((sum, { waiting }) => sum + waiting, 0)
  const key = [`app.why.${why}`, `codes.${why}`].find(hasMessage)
  return (
    <div className="door-notes">
      {key && (
        <NoteBox tone="soon" live>
          {t(key)}
        </NoteBox>
      )}
      {gone.length > 0 && (
        <div className="note-box danger" role="alert">
          <b>{t('app.why.cleared.title')}</b>
          <p>{t(lost > 0 ? 'app.why.cleared.lost' : 'app.why.cleared.safe', { count: lost })}</p>
          <div>
            <Button
              small
              onClick={() => {
                forgetMissing(remembered)
                setRead(true)
              }}
            >
              {t('app.why.cleared.read')}
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
