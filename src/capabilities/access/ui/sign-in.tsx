import { lazy, Suspense, useEffect, useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { PassphraseField } from '#app/parts/field.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useDesk, useLive, useReplicaState } from '#app/session.tsx'
import { Door } from '#app/shell/door.tsx'
import type { Refused } from '#replica/types.ts'
import { HandleField, SharedTick } from './entering-fields.tsx'
import { askPasskey, passkeysPossible } from './passkey.ts'

const CodeSignIn = lazy(async () => ({ default: (await import('./code-sign-in.tsx')).CodeSignIn }))

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
  const [byCode, setByCode] = useState(false)
  const [said, say] = useState<'passkeyStopped' | 'passkeyNoPrf' | undefined>()
  const known = as.handle !== '' && as.passphrase === undefined
  // Fetched beforehand: browsers ask for a passkey only right after a press.
  const request = useLive(
    [],
    ask => (as.demo ? Promise.resolve(undefined) : ask.passkeyRequest({ org: as.org, handle: as.handle })),
    [as],
  )
  const withPasskey = () =>
    act(async () => {
      setRefused(undefined)
      say(undefined)
      if (!request) return
      const answer = await askPasskey(request.salt, request.credentials)
      if (!answer.ok) return say(answer.why === 'noPrf' ? 'passkeyNoPrf' : 'passkeyStopped')
      const account = { org: as.org, handle: handle.trim(), shared }
      const outcome = await replica.signInWithPasskey({ ...account, passkey: answer.passkey })
      if (!outcome.ok) setRefused(outcome)
    })
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
  if (byCode)
    return (
      <Door>
        <Suspense fallback={<p role="status">{t('app.loading')}</p>}>
          <CodeSignIn org={as.org} handle={as.handle} onBack={() => setByCode(false)} />
        </Suspense>
      </Door>
    )
  const passkey = request !== undefined && passkeysPossible() && (
    <Button busy={busy} onClick={withPasskey}>
      {t('access.other.passkey')}
    </Button>
  )
  const passkeyHere = (request?.credentials.length ?? 0) > 0
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
        <div role="alert">{said && <NoteBox tone="soon">{t(`access.other.${said}`)}</NoteBox>}</div>
        {refused?.code === 'device.busy' && (
          <div>
            <Button busy={busy} onClick={() => submit(true)}>
              {t('app.why.takeOver')}
            </Button>
          </div>
        )}
        <SharedTick shared={shared} onShared={setShared} />
        <HandleField
          label={t('access.unlock.handle')}
          shared={shared}
          value={handle}
          onValue={setHandle}
          readOnly={known}
          autoFocus={!known && !shared}
        />
        <PassphraseField
          label={t('access.unlock.passphrase')}
          hint={t('access.unlock.passphraseHint')}
          value={passphrase}
          onValue={setPassphrase}
          unremembered={shared}
        />
        <div className="row">
          <Button look="primary" type="submit" busy={busy}>
            {busy || state.is === 'opening' ? t('access.unlock.opening') : t('access.unlock.open')}
          </Button>
          {passkeyHere && passkey}
          <Button look="quiet" onClick={onBack}>
            {t('app.back')}
          </Button>
        </div>
        {!as.demo && (
          <details>
            <summary>{t('access.other.title')}</summary>
            <div className="row">
              {!passkeyHere && passkey}
              <Button onClick={() => setByCode(true)}>{t('access.other.code')}</Button>
            </div>
          </details>
        )}
        <details>
          <summary>{t('access.unlock.lost')}</summary>
          <p className="reading">{t('access.unlock.lostText')}</p>
        </details>
      </form>
    </Door>
  )
}
