import { useCallback, useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { ErrorSummary, type FieldProblem } from '#app/parts/error-summary.tsx'
import { LongTextField } from '#app/parts/field.tsx'
import { Form } from '#app/parts/form.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { Refused } from '#replica/types.ts'
import { HandleField, SharedTick } from './entering-fields.tsx'
import { NewPassphrase } from './new-passphrase.tsx'

/** A forgotten passphrase and twelve words on paper: the words open the keys, and a new passphrase takes the old one's place. */
export function CodeSignIn(props: { org: string; handle: string; onBack: () => void }) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [handle, setHandle] = useState(props.handle)
  const [code, setCode] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [shared, setShared] = useState(false)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const ready = useCallback((chosen: string) => setPassphrase(chosen), [])
  const missing: FieldProblem[] = []
  if (handle.trim().length < 2) missing.push({ id: 'code-handle', text: t('access.person.missingHandle') })
  if (code.trim() === '') missing.push({ id: 'code-words', text: t('access.other.wordsMissing') })
  if (passphrase === '') missing.push({ text: t('access.passphrase.missing') })
  const open = () => {
    setTried(true)
    if (missing.length > 0) return
    act(async () => {
      setRefused(undefined)
      const outcome = await replica.signInWithCode({
        org: props.org,
        handle: handle.trim(),
        code: code.trim(),
        passphrase,
        shared,
      })
      if (!outcome.ok) setRefused(outcome)
    })
  }
  return (
    <Form look="sheet stack" busy={busy} onSubmit={open}>
      <h1>{t('access.other.codeTitle')}</h1>
      <p className="reading">{t('access.other.codeText')}</p>
      {tried && <ErrorSummary problems={missing} />}
      <Refusal refused={refused} />
      <HandleField
        id="code-handle"
        label={t('access.unlock.handle')}
        shared={shared}
        value={handle}
        onValue={setHandle}
        readOnly={props.handle !== ''}
      />
      <LongTextField
        id="code-words"
        label={t('access.other.words')}
        hint={t('access.other.wordsHint')}
        value={code}
        onValue={setCode}
        rows={3}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
      />
      <NewPassphrase onReady={ready} />
      <SharedTick shared={shared} onShared={setShared} />
      <div className="row">
        <Button look="primary" type="submit" busy={busy}>
          {busy ? t('access.unlock.opening') : t('access.other.open')}
        </Button>
        <Button look="quiet" onClick={props.onBack}>
          {t('app.back')}
        </Button>
      </div>
    </Form>
  )
}
