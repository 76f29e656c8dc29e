import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { ErrorSummary, type FieldProblem } from '#app/parts/error-summary.tsx'
import { TextField } from '#app/parts/field.tsx'
import { Form } from '#app/parts/form.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useMe, useReplica } from '#app/session.tsx'
import { Door } from '#app/shell/door.tsx'
import type { InvitationView, Refused } from '#replica/types.ts'
import { CompareWords } from './compare-words.tsx'
import { HandleField, SharedTick } from './entering-fields.tsx'
import { NewPassphrase } from './new-passphrase.tsx'
import './access.css'

const ScanQr = lazy(async () => ({ default: (await import('./scan-qr.tsx')).ScanQr }))

/** What stands after the `#` of a link; a text without one is taken whole. */
const fragmentOf = (link: string) => link.replace(/^.*#/s, '').trim()

/** The secret of the link, taken out of the address bar (and so out of the history) before anything is drawn. */
export function takeFragment(): string {
  const fragment = location.hash.replace(/^#/, '')
  if (fragment) history.replaceState(null, '', location.pathname)
  return fragment
}

/** Answering an invitation: from the link's fragment, or a link pasted here when it came by another way. */
export function Join({ fragment: given }: { fragment: string }) {
  const { t } = useWords()
  const replica = useReplica()
  const [, go] = useLocation()
  const [fragment, setFragment] = useState(given)
  const [pasted, setPasted] = useState('')
  const [scanning, scan] = useState(false)
  const [invitation, setInvitation] = useState<InvitationView | undefined>()
  const [refused, setRefused] = useState<Refused | undefined>()
  useEffect(() => {
    if (!fragment) return
    setRefused(undefined)
    void replica.readInvitation(fragment).then(outcome => {
      if (outcome.ok) setInvitation(outcome.invitation)
      else setRefused(outcome)
    })
  }, [replica, fragment])
  const open = invitation?.status === 'open'
  return (
    <Door demo={invitation?.demo}>
      <h1>{invitation ? t('access.join.titleOrg', { name: invitation.orgName }) : t('access.join.title')}</h1>
      <Refusal refused={refused} />
      {invitation && !open && <NoteBox tone="soon">{t(`access.join.status.${invitation.status}`)}</NoteBox>}
      {(!invitation || refused) && (
        <form
          autoComplete="off"
          className="sheet stack"
          onSubmit={event => {
            event.preventDefault()
            setFragment(fragmentOf(pasted))
            setPasted('')
          }}
        >
          <p className="reading">{t('access.join.paste')}</p>
          <TextField label={t('access.join.link')} value={pasted} onValue={setPasted} autoComplete="off" />
          <div className="row">
            <Button look="primary" type="submit">
              {t('app.next')}
            </Button>
            <Button look="quiet" onClick={() => go('/')}>
              {t('app.back')}
            </Button>
          </div>
        </form>
      )}
      {(!invitation || refused) && (
        <section className="sheet stack" aria-label={t('access.qr.title')}>
          {scanning ? (
            <Suspense fallback={<p role="status">{t('app.loading')}</p>}>
              <ScanQr
                onText={text => {
                  scan(false)
                  setFragment(fragmentOf(text))
                }}
              />
            </Suspense>
          ) : (
            <div>
              <Button onClick={() => scan(true)}>{t('access.qr.scan')}</Button>
            </div>
          )}
        </section>
      )}
      {invitation && open && <Answer invitation={invitation} fragment={fragment} />}
    </Door>
  )
}

function Answer({ invitation, fragment }: { invitation: InvitationView; fragment: string }) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [, go] = useLocation()
  const [handle, setHandle] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [shared, setShared] = useState(false)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const ready = useCallback((chosen: string) => setPassphrase(chosen), [])
  const missing: FieldProblem[] = []
  if (handle.trim().length < 2) missing.push({ id: 'join-handle', text: t('access.person.missingHandle') })
  if (passphrase === '') missing.push({ text: t('access.passphrase.missing') })
  const submit = () => {
    setTried(true)
    if (missing.length > 0) return
    act(async () => {
      setRefused(undefined)
      const outcome = await replica.acceptInvitation({ fragment, handle: handle.trim(), passphrase, shared })
      // Whoever is confirmed looks at the cases first; Today is empty on the first day.
      if (outcome.ok) go('/cases')
      else setRefused(outcome)
    })
  }
  return (
    <Form look="sheet stack" busy={busy} onSubmit={submit}>
      <p className="reading">{t(invitation.rekey ? 'access.join.rekey' : 'access.join.text')}</p>
      {tried && <ErrorSummary problems={missing} />}
      <Refusal refused={refused} />
      <HandleField
        id="join-handle"
        label={t('access.person.handle')}
        hint={t(invitation.rekey ? 'access.join.sameHandle' : 'access.person.handleHint')}
        shared={shared}
        value={handle}
        onValue={setHandle}
      />
      <NewPassphrase onReady={ready} />
      <SharedTick shared={shared} onShared={setShared} />
      <div className="row">
        <Button look="primary" type="submit" busy={busy}>
          {busy ? t('access.unlock.opening') : t('access.join.accept')}
        </Button>
      </div>
      <details>
        <summary>{t('access.join.compare')}</summary>
        <p className="reading">{t('access.join.compareText')}</p>
        <CompareWords words={invitation.rootWords} label={t('access.join.compare')} />
      </details>
    </Form>
  )
}

/** Answered, not yet confirmed: says what happens next, and opens by itself when it has happened. */
export function Waiting() {
  const { t } = useWords()
  const me = useMe()
  const replica = useReplica()
  useEffect(() => {
    const timer = setInterval(() => void replica.syncNow(), 5000)
    return () => clearInterval(timer)
  }, [replica])
  return (
    <Door>
      <div className="sheet stack">
        <h1>{t('access.waiting.title')}</h1>
        <p className="reading" role="status">
          {t('access.waiting.text')}
        </p>
        <h2>{t('access.mine.words')}</h2>
        <p className="reading">{t('access.mine.wordsText')}</p>
        <CompareWords words={me.words} label={t('access.mine.words')} />
        <div className="row">
          <Button onClick={() => void replica.syncNow()}>{t('access.waiting.look')}</Button>
          <Button look="quiet" onClick={() => void replica.lock()}>
            {t('app.lock')}
          </Button>
        </div>
      </div>
    </Door>
  )
}
