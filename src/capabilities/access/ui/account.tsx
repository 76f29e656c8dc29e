import { useCallback, useRef, useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { RadioField, Tick } from '#app/parts/choice.tsx'
import { PassphraseField } from '#app/parts/field.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { DuressChoice } from '#app/safety/duress-choice.tsx'
import { IdleChoice } from '#app/safety/idle-choice.tsx'
import { useAct, useMe, useReplica } from '#app/session.tsx'
import { useDemoAfresh } from '#app/shell/demo-banner.tsx'
import { Page } from '#app/shell/page.tsx'
import { chooseLook, THEMES, useLook } from '#app/shell/theme.ts'
import type { Refused } from '#replica/types.ts'
import { CompareWords } from './compare-words.tsx'
import { Devices } from './devices.tsx'
import { NewPassphrase } from './new-passphrase.tsx'
import { Reminders } from './reminders.tsx'
import { WaysIn } from './ways-in.tsx'
import './access.css'

/** One's own account: look, passphrase, what this device keeps, and checking everything again. */
export function Account() {
  const { t } = useWords()
  const me = useMe()
  return (
    <Page title={t('app.nav.account')}>
      <div className="reading-wide">
        <Look />
        <IdleChoice />
        <ChangePassphrase />
        <WaysIn />
        <Reminders />
        {!me.demo && !me.shared && <DuressChoice />}
        {!me.shared && (
          <Sheet title={t('access.devices.title')}>
            <Devices />
          </Sheet>
        )}
        <SignOut />
        {me.demo && <DemoAfresh />}
        <Sheet title={t('access.account.words')}>
          <p className="reading">{t('access.account.wordsText')}</p>
          <CompareWords words={me.rootWords} label={t('access.account.words')} />
        </Sheet>
      </div>
    </Page>
  )
}

function Look() {
  const { t } = useWords()
  const look = useLook()
  return (
    <Sheet title={t('app.look.title')}>
      <RadioField
        label={t('app.look.theme')}
        value={look.theme}
        onValue={theme => chooseLook({ ...look, theme: THEMES.find(one => one === theme) ?? 'system' })}
        choices={THEMES.map(value => ({ value, label: t(`app.look.${value}`) }))}
      />
      <Tick
        label={t('app.look.contrast')}
        checked={look.contrast === 'high'}
        onChecked={on => chooseLook({ ...look, contrast: on ? 'high' : 'normal' })}
      />
    </Sheet>
  )
}

function ChangePassphrase() {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [open, setOpen] = useState(false)
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const [refused, setRefused] = useState<Refused | undefined>()
  const ready = useCallback((chosen: string) => setNext(chosen), [])
  const change = () =>
    act(async () => {
      const outcome = await replica.changePassphrase(old.trim(), next)
      if (!outcome.ok) return setRefused(outcome)
      setOpen(false)
      setOld('')
      toast(t('access.account.changed'))
    })
  return (
    <Sheet title={t('access.account.passphrase')}>
      {!open && <Button onClick={() => setOpen(true)}>{t('access.account.change')}</Button>}
      {open && (
        <div className="stack">
          <Refusal refused={refused} />
          <PassphraseField label={t('access.account.old')} value={old} onValue={setOld} />
          <NewPassphrase onReady={ready} />
          <div className="row">
            <Button look="primary" busy={busy || next === ''} onClick={change}>
              {t('access.account.change')}
            </Button>
            <Button look="quiet" onClick={() => setOpen(false)}>
              {t('app.cancel')}
            </Button>
          </div>
        </div>
      )}
    </Sheet>
  )
}

/** Visitors leave traces: the demonstration can be thrown away and made again. */
function DemoAfresh() {
  const { t } = useWords()
  const { busy, begin } = useDemoAfresh()
  return (
    <Sheet title={t('access.account.afresh')}>
      <div className="stack">
        <p className="reading">{t('access.account.afreshText')}</p>
        <div>
          <Button busy={busy} onClick={begin}>
            {t('access.account.afresh')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}

function SignOut() {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [forget, setForget] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const once = useRef(false)
  const leave = () =>
    act(async () => {
      const outcome = await replica.signOut({ forget, discard: once.current })
      if (outcome.ok) return
      // The second press, after the warning was read, is the person's word.
      once.current = true
      setRefused(outcome)
    })
  return (
    <Sheet title={t('access.account.signOut')}>
      <div className="stack">
        <Refusal refused={refused} />
        <Tick
          label={t('access.account.forget')}
          note={t('access.account.forgetNote')}
          checked={forget}
          onChecked={setForget}
        />
        <div>
          <Button busy={busy} onClick={leave}>
            {t('access.account.signOut')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
