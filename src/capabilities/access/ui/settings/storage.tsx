import { useEffect, useState } from 'react'
import { fileSize, number, writtenInstant } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useMe, useReplica } from '#app/session.tsx'
import type { Refused, SyncStatus } from '#replica/types.ts'

/** What this device keeps, what waits here, and when it last spoke with the server. */
export function ThisDevice() {
  return (
    <>
      <Exchange />
      <Room />
    </>
  )
}

function Exchange() {
  const { t, language } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const status = useLive(['sync'], desk => desk.status(), [])
  const cases = useLive(['list:case'], desk => desk.list({ kind: 'case', limit: 1 }), [])
  const send = () =>
    act(async () => {
      const outcome = await replica.syncNow()
      setRefused(outcome.ok ? undefined : outcome)
    })
  if (!status) return null
  return (
    <Sheet title={t('access.settings.storage.sync')}>
      <div className="stack">
        <dl className="facts">
          <dt>{t('access.settings.storage.last')}</dt>
          <dd>{status.lastSync ? writtenInstant(status.lastSync, language) : t('access.settings.storage.never')}</dd>
          <dt>{t('access.settings.storage.waiting')}</dt>
          <dd>
            <Waiting status={status} />
          </dd>
          {status.refused > 0 && (
            <>
              <dt>{t('access.settings.storage.refused')}</dt>
              <dd>{t('access.settings.storage.waiting', { count: status.refused })}</dd>
            </>
          )}
          {status.conflicts > 0 && (
            <>
              <dt>{t('access.settings.storage.conflicts')}</dt>
              <dd>{number(status.conflicts, language)}</dd>
            </>
          )}
          <dt>{t('access.settings.storage.kept')}</dt>
          <dd>{number(cases?.total ?? 0, language)}</dd>
        </dl>
        <Refusal refused={refused} />
        <div>
          <Button busy={busy} onClick={send}>
            {t('access.settings.storage.now')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}

function Waiting({ status }: { status: SyncStatus }) {
  const { t } = useWords()
  if (status.waiting === 0 && status.filesWaiting === 0) return t('access.settings.storage.waitingNone')
  return (
    <>
      {status.waiting > 0 && <div>{t('access.settings.storage.waiting', { count: status.waiting })}</div>}
      {status.filesWaiting > 0 && <div>{t('access.settings.storage.files', { count: status.filesWaiting })}</div>}
    </>
  )
}

interface RoomHere {
  used?: number
  quota?: number
  persisted: boolean
}
async function lookAtRoom(): Promise<RoomHere | undefined> {
  if (!navigator.storage) return undefined
  const { usage, quota } = await navigator.storage.estimate()
  return {
    ...(usage === undefined ? {} : { used: usage }),
    ...(quota === undefined ? {} : { quota }),
    persisted: await navigator.storage.persisted(),
  }
}

/** What the browser says of its own room, and whether it has promised to keep the copy. */
function Room() {
  const { t, language } = useWords()
  const me = useMe()
  const { busy, act } = useAct()
  const [room, setRoom] = useState<RoomHere | undefined>()
  const [denied, setDenied] = useState(false)
  useEffect(() => {
    let over = false
    void lookAtRoom().then(found => !over && setRoom(found))
    return () => {
      over = true
    }
  }, [])
  const ask = () =>
    act(async () => {
      setDenied(!(await navigator.storage.persist()))
      setRoom(await lookAtRoom())
    })
  const known = room?.used !== undefined && room.quota !== undefined
  return (
    <Sheet title={t('access.settings.storage.room')}>
      <div className="stack">
        {me.shared && <NoteBox>{t('access.settings.storage.shared')}</NoteBox>}
        <p>
          {known
            ? t('access.settings.storage.used', {
                used: fileSize(room.used ?? 0, language),
                quota: fileSize(room.quota ?? 0, language),
              })
            : t('access.settings.storage.unknown')}
        </p>
        {room && !me.shared && (
          <NoteBox tone={room.persisted ? 'ok' : 'soon'}>
            {t(room.persisted ? 'access.settings.storage.persisted' : 'access.settings.storage.notPersisted')}
          </NoteBox>
        )}
        <div role="status">{denied && <p className="sub">{t('access.settings.storage.refusedAsk')}</p>}</div>
        {room && !room.persisted && !me.shared && (
          <div>
            <Button busy={busy} onClick={ask}>
              {t('access.settings.storage.ask')}
            </Button>
          </div>
        )}
      </div>
    </Sheet>
  )
}
