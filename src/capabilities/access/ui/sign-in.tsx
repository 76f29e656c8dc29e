import { useEffect, useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Tick } from '#app/parts/choice.tsx'
import { PassphraseField, TextField } from '#app/parts/field.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useDesk, useReplicaState } from '#app/session.tsx'
import { Door } from '#app/shell/door.tsx'
import type { Refused } from '#replica/types.ts'

export interface SignInAs {
  org: string
  orgName: string
  demo: boolean
  handle: string
  /** Only for the people of the demonstration, whose passphrases are printed. */
  passphrase?: string
}

/** Unlocking: the passphrase never leaves the worker, and works without signal on a device that keeps the sealed copy. */
export function SignIn({ as, onBack }: { as: SignInAs; onBack: () => void }) {
  const { t } = useWords()
  const desk = useDesk()
  const { replica } = desk
  useEffect(() => desk.warm(), [desk])
  const state = useReplicaState()
  const { busy, act } = useAct()
  const [handle, setHandle] = useState(as.handle)
  const [passphrase, setPassphrase] = useState(as.passphrase ?? '')
  const [shared, setShared] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const known = as.handle !== '' && as.passphrase === undefined
  const submit = (takeOver = false) =>
    act(async () => {
      setRefused(undefined)
      const outcome = await replica.signIn({
        org: as.org,
        handle: handle.trim(),
        passphrase: passphrase.trim(),
        shared,
        takeOver,
      })
      if (!outcome.ok) setRefused(outcome)
    })
  return (
    <Door demo={as.demo}>
      <form
        className="sheet stack"
        onSubmit={event => {
          event.preventDefault()
          if (!busy) submit()
        }}
      >
        <div>
          <h1>{t('access.unlock.title')}</h1>
          <p className="sub">{as.demo ? t('app.demo.org', { name: as.orgName }) : as.orgName}</p>
        </div>
        <Refusal refused={refused} />
        {refused?.code === 'device.busy' && (
          <div>
            <Button busy={busy} onClick={() => submit(true)}>
              {t('app.why.takeOver')}
            </Button>
          </div>
        )}
        <TextField
          label={t('access.unlock.handle')}
          value={handle}
          onValue={setHandle}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={known}
          autoFocus={!known}
        />
        <PassphraseField
          label={t('access.unlock.passphrase')}
          hint={t('access.unlock.passphraseHint')}
          value={passphrase}
          onValue={setPassphrase}
        />
        <Tick
          label={t('access.unlock.shared')}
          note={t('access.unlock.sharedNote')}
          checked={shared}
          onChecked={setShared}
        />
        <div className="row">
          <Button look="primary" type="submit" busy={busy}>
            {busy || state.is === 'opening' ? t('access.unlock.opening') : t('access.unlock.open')}
          </Button>
          <Button look="quiet" onClick={onBack}>
            {t('app.back')}
          </Button>
        </div>
        <details>
          <summary>{t('access.unlock.lost')}</summary>
          <p className="reading">{t('access.unlock.lostText')}</p>
        </details>
      </form>
    </Door>
  )
}
