import { useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { SelectField } from '#app/parts/choice.tsx'
import { NoteBox, Pill } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import type { DeviceKind, DeviceView, Refused } from '#replica/types.ts'

const KINDS: readonly DeviceKind[] = ['laptop', 'desktop', 'phone', 'tablet', 'other']

/** The devices that keep a copy, mine or a colleague's: a lost one is put out with two presses. */
export function Devices({ user }: { user?: string }) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [asked, ask] = useState(0)
  const answer = useLive(['people'], desk => desk.devices(user), [user, asked])
  const [losing, lose] = useState<DeviceView | undefined>()
  const [refused, setRefused] = useState<Refused | undefined>()
  const devices = answer?.ok ? answer.devices : []
  const here = devices.find(device => device.here)
  const remove = (device: DeviceView) =>
    act(async () => {
      const outcome = await replica.removeDevice(device.id, user)
      setRefused(outcome.ok ? undefined : outcome)
      if (outcome.ok) toast(t('access.devices.done', { count: outcome.rotated.length }))
      lose(undefined)
      ask(asked + 1)
    })
  const lock = () =>
    act(async () => {
      const outcome = await replica.lockDevices(user)
      setRefused(outcome.ok ? undefined : outcome)
      if (outcome.ok) toast(t('access.devices.lockDone'))
      ask(asked + 1)
    })
  const name = (kind: string) =>
    act(async () => {
      const outcome = await replica.nameDevice(KINDS.find(one => one === kind) ?? 'other')
      setRefused(outcome.ok ? undefined : outcome)
      ask(asked + 1)
    })
  const others = devices.some(device => !device.here && !device.removed)
  return (
    <div className="stack">
      <p className="sub reading">{t('access.devices.text')}</p>
      <Refusal refused={answer && !answer.ok ? answer : refused} />
      {answer?.ok && devices.length === 0 && <p>{t('access.devices.none')}</p>}
      {devices.map(device => (
        <DeviceLine key={device.id} device={device} onLose={() => lose(device)} />
      ))}
      {losing && (
        <NoteBox tone="danger" title={t('access.devices.removeTitle')} live>
          <p className="reading">{t('access.devices.removeText')}</p>
          <p className="reading">{t('access.devices.removeMore')}</p>
          <div className="row">
            <Button look="danger" busy={busy} onClick={() => remove(losing)}>
              {t('access.devices.removeYes')}
            </Button>
            <Button onClick={() => lose(undefined)}>{t('app.cancel')}</Button>
          </div>
        </NoteBox>
      )}
      {here && !user && (
        <SelectField
          label={t('access.devices.nameThis')}
          value={here.kind}
          onValue={name}
          choices={KINDS.map(value => ({ value, label: t(`access.devices.kind.${value}`) }))}
        />
      )}
      {others && (
        <div>
          <Button small busy={busy} onClick={lock}>
            {t(user ? 'access.devices.lockAll' : 'access.devices.lockOthers')}
          </Button>
        </div>
      )}
    </div>
  )
}

function DeviceLine({ device, onLose }: { device: DeviceView; onLose: () => void }) {
  const { t, language } = useWords()
  const kind = t(`access.devices.kind.${device.kind}`)
  const last = writtenDay(device.lastSeen, language)
  return (
    <div className="line wide">
      <div>
        <b>{kind}</b> {device.here && <Pill tone="ok">{t('access.devices.here')}</Pill>}{' '}
        {device.removed && <Pill tone="danger">{t('access.devices.removed')}</Pill>}{' '}
        {device.locked && !device.removed && <Pill>{t('access.devices.locked')}</Pill>}
        <span className="sub">{t('access.devices.seen', { first: writtenDay(device.firstSeen, language), last })}</span>
      </div>
      {!device.here && !device.removed && (
        <Button small onClick={onLose} aria-label={t('access.devices.removeNamed', { kind, last })}>
          {t('access.devices.remove')}
        </Button>
      )}
    </div>
  )
}
