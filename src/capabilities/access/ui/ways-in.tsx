import { useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { LongTextField, PassphraseField } from '#app/parts/field.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useMe, useReplica } from '#app/session.tsx'
import type { Refused, WaysIn as Ways } from '#replica/types.ts'
import { CompareWords } from './compare-words.tsx'
import { makePasskey, passkeysPossible } from './passkey.ts'

type Asked = 'code' | 'removeCode' | 'passkey' | { removePasskey: string }

/** Passkeys and the recovery code: beside the passphrase, never instead of it. */
export function WaysIn() {
  const { t } = useWords()
  const [again, setAgain] = useState(0)
  const [asked, ask] = useState<Asked | undefined>()
  const answer = useLive(['state'], replica => replica.waysIn(), [again])
  const close = () => {
    ask(undefined)
    setAgain(again + 1)
  }
  const ways = answer?.ok ? answer.ways : undefined
  return (
    <Sheet title={t('access.ways.title')}>
      <div className="stack">
        <p className="reading">{t('access.ways.text')}</p>
        <Refusal refused={answer && !answer.ok ? answer : undefined} />
        {ways && <Passkeys ways={ways} onAsk={ask} />}
        {ways && <Code has={ways.code} onAsk={ask} />}
      </div>
      {asked === 'code' && <NewCode onClose={close} />}
      {asked !== undefined && asked !== 'code' && <Prove asked={asked} onClose={close} />}
    </Sheet>
  )
}

function Passkeys({ ways, onAsk }: { ways: Ways; onAsk: (asked: Asked) => void }) {
  const { t, language } = useWords()
  return (
    <section className="stack close">
      <h3>{t('access.ways.passkey')}</h3>
      <p className="sub reading">{t(passkeysPossible() ? 'access.ways.passkeyText' : 'access.ways.passkeyCannot')}</p>
      {ways.passkeys.length === 0 && <p>{t('access.ways.passkeyNone')}</p>}
      {ways.passkeys.map(({ id, since }) => {
        const day = writtenDay(new Date(since).toISOString().slice(0, 10), language)
        return (
          <div className="line wide" key={id}>
            <span>{t('access.ways.passkeySince', { day })}</span>
            <Button
              small
              aria-label={t('access.ways.passkeyRemoveNamed', { day })}
              onClick={() => onAsk({ removePasskey: id })}
            >
              {t('access.ways.passkeyRemove')}
            </Button>
          </div>
        )
      })}
      {passkeysPossible() && (
        <div>
          <Button onClick={() => onAsk('passkey')}>{t('access.ways.passkeyAdd')}</Button>
        </div>
      )}
    </section>
  )
}

function Code({ has, onAsk }: { has: boolean; onAsk: (asked: Asked) => void }) {
  const { t } = useWords()
  return (
    <section className="stack close">
      <h3>{t('access.ways.code')}</h3>
      <p className="sub reading">{t('access.ways.codeText')}</p>
      <p>{t(has ? 'access.ways.codeHas' : 'access.ways.codeNone')}</p>
      <div className="row">
        <Button onClick={() => onAsk('code')}>{t(has ? 'access.ways.codeRenew' : 'access.ways.codeMake')}</Button>
        {has && <Button onClick={() => onAsk('removeCode')}>{t('access.ways.codeRemove')}</Button>}
      </div>
    </section>
  )
}

/** Adding a passkey, or removing a way in: the passphrase is asked again, so that an open screen is not enough. */
function Prove({ asked, onClose }: { asked: Exclude<Asked, 'code'>; onClose: () => void }) {
  const { t } = useWords()
  const me = useMe()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [passphrase, setPassphrase] = useState('')
  const [refused, setRefused] = useState<Refused | undefined>()
  const [said, say] = useState<'passkeyStopped' | 'passkeyNoPrf' | undefined>()
  const title = asked === 'passkey' ? 'passkeyAdd' : asked === 'removeCode' ? 'codeRemove' : 'passkeyRemove'
  const add = async () => {
    const [{ salt }, ways] = await Promise.all([replica.passkeyRequest(), replica.waysIn()])
    const known = ways.ok ? ways.ways.passkeys.map(one => one.credential) : []
    const made = await makePasskey(salt, { user: me.user, handle: me.handle, known })
    if (!made.ok) {
      say(made.why === 'noPrf' ? 'passkeyNoPrf' : 'passkeyStopped')
      return undefined
    }
    return replica.addPasskey(made.passkey, passphrase.trim())
  }
  const go = () =>
    act(async () => {
      setRefused(undefined)
      say(undefined)
      const outcome =
        asked === 'passkey'
          ? await add()
          : asked === 'removeCode'
            ? await replica.removeRecoveryCode(passphrase.trim())
            : await replica.removePasskey(asked.removePasskey, passphrase.trim())
      if (!outcome) return
      if (!outcome.ok) return setRefused(outcome)
      toast(
        t(
          asked === 'passkey'
            ? 'access.ways.passkeyAdded'
            : asked === 'removeCode'
              ? 'access.ways.codeRemoved'
              : 'app.saved',
        ),
      )
      onClose()
    })
  return (
    <Dialog title={t(`access.ways.${title}`)} onClose={onClose}>
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          if (!busy) go()
        }}
      >
        <Refusal refused={refused} />
        <div role="alert">{said && <NoteBox tone="soon">{t(`access.ways.${said}`)}</NoteBox>}</div>
        <PassphraseField label={t('access.ways.again')} value={passphrase} onValue={setPassphrase} />
        <div className="actions">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" type="submit" busy={busy || passphrase === ''}>
            {t(`access.ways.${title}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Twelve words: shown once, printed, read back; only then do they count. */
function NewCode({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const me = useMe()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [passphrase, setPassphrase] = useState('')
  const [words, setWords] = useState<string[] | undefined>()
  const [typed, type] = useState<string | undefined>()
  const [refused, setRefused] = useState<Refused | undefined>()
  const prepare = async () => {
    const outcome = await replica.prepareRecoveryCode(passphrase.trim())
    if (!outcome.ok) return setRefused(outcome)
    setPassphrase('')
    setWords(outcome.words)
  }
  const confirm = async () => {
    const outcome = await replica.confirmRecoveryCode((typed ?? '').trim())
    if (!outcome.ok) return setRefused(outcome)
    toast(t('access.ways.codeDone'))
    onClose()
  }
  const next = () =>
    act(async () => {
      setRefused(undefined)
      if (!words) await prepare()
      else if (typed === undefined) type('')
      else await confirm()
    })
  return (
    <Dialog title={t('access.ways.code')} onClose={onClose}>
      <form
        autoComplete="off"
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          if (!busy) next()
        }}
      >
        <Refusal refused={refused} />
        {!words && <PassphraseField label={t('access.ways.again')} value={passphrase} onValue={setPassphrase} />}
        {words && typed === undefined && (
          <>
            <p className="reading no-print">{t('access.ways.codePrint')}</p>
            <section className="stack code-sheet">
              <h3>{t('access.ways.codeSheet', { handle: me.handle })}</h3>
              <CompareWords words={words.join(' ')} label={t('access.ways.code')} />
              <p className="sub reading">{t('access.ways.codeSheetText', { org: me.orgName })}</p>
            </section>
          </>
        )}
        {typed !== undefined && (
          <LongTextField
            label={t('access.ways.codeReadBack')}
            hint={t('access.ways.codeReadBackHint')}
            value={typed}
            onValue={type}
            rows={3}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
          />
        )}
        <div className="actions no-print">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          {words && typed === undefined && <Button onClick={() => window.print()}>{t('app.print')}</Button>}
          {typed !== undefined && <Button onClick={() => type(undefined)}>{t('app.back')}</Button>}
          <Button look="primary" type="submit" busy={busy || (!words && passphrase === '')}>
            {t(typed === undefined ? 'app.next' : 'access.ways.codeConfirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
