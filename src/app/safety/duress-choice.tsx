import { useState } from 'react'
import type { Refused } from '#replica/types.ts'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { PassphraseField } from '../parts/field.tsx'
import { NoteBox, Sheet } from '../parts/sheet.tsx'
import { toast } from '../parts/toasts.tsx'
import { Refusal } from '../refusals.tsx'
import { useAct, useLive, useReplica } from '../session.tsx'

/** A second passphrase for being forced: off until its owner wants it, with its limits told before. */
export function DuressChoice() {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [changed, setChanged] = useState(0)
  const now = useLive([], ask => ask.duress(), [changed])
  const [open, setOpen] = useState(false)
  const [own, setOwn] = useState('')
  const [forced, setForced] = useState('')
  const [refused, setRefused] = useState<Refused | undefined>()
  const on = now?.ok === true && now.on
  const save = (next: string | null) =>
    act(async () => {
      setRefused(undefined)
      const outcome = await replica.setDuress(own.trim(), next)
      if (!outcome.ok) return setRefused(outcome)
      setOpen(false)
      setOwn('')
      setForced('')
      setChanged(changed + 1)
      toast(t(next === null ? 'safety.duress.gone' : 'safety.duress.done'))
    })
  return (
    <Sheet title={t('safety.duress.title')}>
      <div className="stack">
        <p className="reading">{t('safety.duress.what')}</p>
        <NoteBox tone="soon">{t('safety.duress.honest')}</NoteBox>
        {now?.ok === false && <Refusal refused={now} />}
        {now?.ok === true && <p role="status">{t(on ? 'safety.duress.on' : 'safety.duress.off')}</p>}
        {now?.ok === true && !open && (
          <div>
            <Button onClick={() => setOpen(true)}>{t(on ? 'safety.duress.again' : 'safety.duress.set')}</Button>
          </div>
        )}
        {open && (
          <>
            <Refusal refused={refused} />
            <PassphraseField label={t('safety.duress.own')} value={own} onValue={setOwn} unremembered />
            <PassphraseField
              label={t('safety.duress.forced')}
              hint={t('safety.duress.changes')}
              value={forced}
              onValue={setForced}
              unremembered
            />
            <div className="row">
              <Button look="primary" busy={busy || own === '' || forced === ''} onClick={() => save(forced.trim())}>
                {t('safety.duress.set')}
              </Button>
              {on && (
                <Button busy={busy || own === ''} onClick={() => save(null)}>
                  {t('safety.duress.take')}
                </Button>
              )}
              <Button look="quiet" onClick={() => setOpen(false)}>
                {t('app.cancel')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Sheet>
  )
}
