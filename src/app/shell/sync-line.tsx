import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SyncStatus } from '#replica/types.ts'
import { timeOfDay } from '../formats.ts'
import { useWords } from '../languages/index.ts'
import { refusalText } from '../refusals.tsx'
import { useLive, useReplica } from '../session.tsx'
import { RefusedEdits } from './refused-edits.tsx'

/**
 * Always true: whether what one wrote is saved here, sent, waiting for signal, or needs a decision. Pressing it leads to the
 * decision, or sends now.
 */
export function SyncLine() {
  const { t, language } = useWords()
  const replica = useReplica()
  const [, go] = useLocation()
  const [looking, look] = useState(false)
  const status = useLive(['sync', 'conflicts'], ask => ask.status(), [])
  if (!status) return <span className="sync" role="status" />
  const [tone, main, rest] = describe(status)
  const time = status.lastSync ? timeOfDay(status.lastSync, language) : ''
  const why = status.storage === undefined ? status.trouble : `storage.${status.storage}`
  const title = why === undefined ? t('app.sync.now') : refusalText({ ok: false, code: why }, t)
  const press = async () => {
    if (main === 'refused') return look(true)
    const [conflict] = main === 'conflict' ? await replica.conflicts() : []
    if (conflict) go(`/cases/${conflict.root}`)
    else await replica.syncNow()
  }
  return (
    <>
      <span className={`sync ${tone}`} role="status">
        <button type="button" onClick={() => void press()} title={title}>
          <b>{t(`app.sync.${main}`)}</b>
          {rest !== 'time' && ` · ${t(`app.sync.${rest}`, { count: waitingOf(status) })}`}
          {rest === 'time' && (time ? ` · ${time}` : <TimeToCome language={language} />)}
        </button>
      </span>
      {looking && <RefusedEdits onClose={() => look(false)} />}
    </>
  )
}

/** The room of a time that is not known yet: nothing moves when it comes. */
function TimeToCome({ language }: { language: string }) {
  return (
    <span className="to-come" aria-hidden="true">
      {` · ${timeOfDay(0, language)}`}
    </span>
  )
}

const waitingOf = (status: SyncStatus) => status.waiting + status.filesWaiting
type Said = readonly [
  tone: '' | 'soon' | 'danger',
  main: 'sent' | 'saved' | 'conflict' | 'refused' | 'full' | 'gone',
  rest: 'time' | 'waiting' | 'sending' | 'settle' | 'offline' | 'look' | 'server' | 'skew' | 'fullRest' | 'goneRest',
]

/** The line for a status: what cannot be saved first, then what needs a person, then where the rest stands. */
export function describe(status: SyncStatus): Said {
  if (status.storage === 'full') return ['danger', 'full', 'fullRest']
  if (status.storage === 'gone') return ['danger', 'gone', 'goneRest']
  if (status.refused > 0) return ['danger', 'refused', 'look']
  if (status.conflicts > 0) return ['soon', 'conflict', 'settle']
  if (status.online && status.trouble === 'protocol.skew') return ['soon', 'saved', 'skew']
  if (status.online && status.trouble !== undefined) return ['soon', 'saved', 'server']
  if (waitingOf(status) > 0) return status.online ? ['', 'saved', 'sending'] : ['', 'saved', 'waiting']
  return status.online ? ['', 'sent', 'time'] : ['', 'saved', 'offline']
}
