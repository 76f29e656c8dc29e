import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '#app/parts/button.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { firstWrong } from '#app/parts/first-wrong.ts'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct } from '#app/session.tsx'
import type { Outcome, Refused } from '#replica/types.ts'
import type { Names } from '../../ui/names.ts'

/**
 * A question about a whole case: fields, what the server refuses, and one act. `missing` are problems that keep it from being
 * sent; they show only after the first try.
 */
export function ActForm(props: {
  title: string
  names: Names
  act: string
  danger?: boolean
  said: string
  ready: boolean
  run: () => Promise<Outcome>
  onClose: () => void
  /** Where the case is gone from here afterwards. */
  onDone?: () => void
  children: (tried: boolean) => ReactNode
}) {
  const { t } = props.names
  const { busy, act } = useAct()
  const [tries, setTries] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (tries > 0) firstWrong(form.current)?.focus()
  }, [tries])
  const [refused, setRefused] = useState<Refused | undefined>()
  const send = () =>
    act(async () => {
      setTries(tries + 1)
      if (!props.ready) return
      setRefused(undefined)
      const outcome = await props.run()
      if (!outcome.ok) return setRefused(outcome)
      toast(props.said)
      props.onClose()
      props.onDone?.()
    })
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        ref={form}
        className="stack"
        autoComplete="off"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (!busy) send()
        }}
      >
        {props.children(tries > 0)}
        <Refusal refused={refused} />
        {refused?.code.startsWith('consent.') && <p className="sub reading">{t('moves.consent')}</p>}
        {refused?.code === 'network.offline' && <p className="sub reading">{t('moves.offline')}</p>}
        <div className="actions">
          <Button onClick={props.onClose}>{t('app.cancel')}</Button>
          <Button type="submit" look={props.danger ? 'danger' : 'primary'} busy={busy}>
            {props.act}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
