import { useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { RadioField } from '#app/parts/choice.tsx'
import { TextField } from '#app/parts/field.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal, refusalText } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import type { Outcome, Refused, ReminderPart, ReminderView } from '#replica/types.ts'

const PARTS: readonly ReminderPart[] = ['morning', 'evening']

/** Reminders by e-mail that say nothing: off until one enters an address and the code that was sent there. */
export function Reminders() {
  const { t } = useWords()
  const [again, setAgain] = useState(0)
  const answer = useLive(['state'], replica => replica.reminders(), [again])
  const now = answer?.ok ? answer.reminders : undefined
  const onDone = () => setAgain(again + 1)
  return (
    <Sheet title={t('access.reminders.title')}>
      <div className="stack">
        <p className="reading">{t('access.reminders.text')}</p>
        <Refusal refused={answer && !answer.ok ? answer : undefined} />
        {now && !now.mail && <NoteBox>{t('access.reminders.none')}</NoteBox>}
        {now?.mail && <Choice key={`${now.address} ${now.confirmed} ${again}`} now={now} onDone={onDone} />}
      </div>
    </Sheet>
  )
}

interface Props {
  now: ReminderView
  onDone: () => void
}

function Choice({ now, onDone }: Props) {
  const { t } = useWords()
  const [other, setOther] = useState(false)
  if (now.address === null || other)
    return <Ask now={now} onDone={onDone} {...(other ? { onBack: () => setOther(false) } : {})} />
  return (
    <>
      {now.confirmed ? <On now={now} onDone={onDone} /> : <Code address={now.address} onDone={onDone} />}
      <div className="row">
        <Forget onDone={onDone} />
        <Button look="quiet" onClick={() => setOther(true)}>
          {t('access.reminders.other')}
        </Button>
      </div>
    </>
  )
}

/** The address, in plain and said so, and the part of the day. */
function Ask({ now, onDone, onBack }: Props & { onBack?: () => void }) {
  const { t } = useWords()
  const [address, setAddress] = useState('')
  const [part, setPart] = useState(now.part)
  const { busy, refused, keep } = useKeep(onDone)
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        if (!busy) keep(address, part)
      }}
    >
      <p className="sub reading">{t('access.reminders.plain')}</p>
      <Refusal refused={refused?.place === 'address' ? undefined : refused} />
      <TextField
        label={t('access.reminders.address')}
        problem={refused?.place === 'address' ? refusalText(refused, t) : undefined}
        value={address}
        onValue={setAddress}
        type="email"
        autoComplete="email"
        maxLength={254}
        dir="ltr"
        required
      />
      <Part part={part} onPart={setPart} />
      <div className="actions">
        <Button look="primary" type="submit" busy={busy}>
          {t('access.reminders.ask')}
        </Button>
        {onBack && (
          <Button look="quiet" onClick={onBack}>
            {t('app.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** The address and part of the day as kept; whether a code goes out the server says. */
function useKeep(onDone: () => void) {
  const replica = useReplica()
  const { language } = useWords()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions()
  const keep = (address: string, part: ReminderPart) =>
    act(async () => {
      const outcome = await replica.saveReminders({ address: address.trim(), part, zone, language })
      setRefused(outcome.ok ? undefined : outcome)
      if (outcome.ok) onDone()
    })
  return { busy, refused, keep }
}

function Part({ part, onPart }: { part: ReminderPart; onPart: (part: ReminderPart) => void }) {
  const { t } = useWords()
  return (
    <RadioField
      label={t('access.reminders.when')}
      value={part}
      onValue={value => onPart(PARTS.find(one => one === value) ?? 'morning')}
      choices={PARTS.map(value => ({ value, label: t(`access.reminders.${value}`) }))}
    />
  )
}

/** Nobody subscribes anybody else: the code has to come back from the letter box. */
function Code({ address, onDone }: { address: string; onDone: () => void }) {
  const { t } = useWords()
  const replica = useReplica()
  const [code, setCode] = useState('')
  const { busy, refused, run } = useOutcome(onDone)
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        if (!busy) run(() => replica.confirmReminders(code.replaceAll(/\s/g, '')), t('access.reminders.onDone'))
      }}
    >
      <p className="reading">{t('access.reminders.sent', { address })}</p>
      <TextField
        label={t('access.reminders.code')}
        problem={refused && refusalText(refused, t)}
        value={code}
        onValue={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        minLength={6}
        maxLength={12}
        dir="ltr"
        required
      />
      <div>
        <Button look="primary" type="submit" busy={busy}>
          {t('access.reminders.confirm')}
        </Button>
      </div>
    </form>
  )
}

function On({ now, onDone }: Props) {
  const { t } = useWords()
  const { busy, refused, keep } = useKeep(() => {
    toast(t('app.saved'))
    onDone()
  })
  const address = now.address ?? ''
  return (
    <>
      <p>{t('access.reminders.on', { address })}</p>
      <p className="sub reading">{t('access.reminders.plain')}</p>
      <Refusal refused={refused} />
      <Part part={now.part} onPart={part => !busy && keep(address, part)} />
    </>
  )
}

function Forget({ onDone }: { onDone: () => void }) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, refused, run } = useOutcome(onDone)
  return (
    <>
      <Refusal refused={refused} />
      <Button busy={busy} onClick={() => run(() => replica.forgetReminders(), t('access.reminders.offDone'))}>
        {t('access.reminders.off')}
      </Button>
    </>
  )
}

/** Runs one act, says what came of it, and begins anew with what the server has then. */
function useOutcome(onDone: () => void) {
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const run = (what: () => Promise<Outcome>, said: string) =>
    act(async () => {
      const outcome = await what()
      setRefused(outcome.ok ? undefined : outcome)
      if (!outcome.ok) return
      toast(said)
      onDone()
    })
  return { busy, refused, run }
}
