import { useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { RadioField } from '#app/parts/choice.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { PendingInvitation, Refused, Team } from '#replica/types.ts'
import { CompareWords } from './compare-words.tsx'

const HEARD = ['same', 'unasked', 'differ'] as const

/**
 * A person says yes before any key is given: no device ever grants because a server asked. Both sides see the same six words;
 * when they differ, the only way on is to take the invitation back.
 */
export function Confirm(props: { invitation: PendingInvitation; teams: readonly Team[]; onClose: () => void }) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [heard, hear] = useState('')
  const [missing, setMissing] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const { invitation } = props
  const name = invitation.name || (invitation.handle ?? '')
  const names = invitation.teams.map(({ team }) => props.teams.find(one => one.id === team)?.name ?? '').filter(Boolean)
  const confirm = () => {
    if (heard === '') return setMissing(true)
    act(async () => {
      const outcome = await replica.confirm(invitation.id)
      if (!outcome.ok) return setRefused(outcome)
      toast(t(outcome.proposed === undefined ? 'access.invitations.confirmed' : 'access.acts.proposed'))
      const [left] = outcome.left
      // What one officer alone cannot do stays on the screen until it is read.
      if (left) setRefused({ ok: false, code: left })
      else props.onClose()
    })
  }
  const takeBack = () =>
    act(async () => {
      const outcome = await replica.withdrawInvitation(invitation.id)
      if (!outcome.ok) return setRefused(outcome)
      toast(t('access.confirm.takenBack'))
      props.onClose()
    })
  return (
    <Dialog title={t('access.invitations.confirmTitle', { name })} onClose={props.onClose}>
      {missing && heard === '' && (
        <ErrorSummary problems={[{ id: 'confirm-heard', text: t('access.confirm.missing') }]} />
      )}
      <p className="reading">{t('access.confirm.text', { handle: invitation.handle ?? '' })}</p>
      {names.length > 0 && (
        <p className="reading">{t('access.invitations.confirmTeams', { list: names.join(', ') })}</p>
      )}
      <p className="reading">{t('access.confirm.ask', { name })}</p>
      <CompareWords words={invitation.words ?? ''} label={t('access.confirm.words')} />
      <RadioField
        id="confirm-heard"
        label={t('access.confirm.question')}
        value={heard}
        onValue={hear}
        choices={HEARD.map(value => ({
          value,
          label: t(`access.confirm.${value}`),
          ...(value === 'unasked' ? { note: t('access.confirm.unaskedNote') } : {}),
        }))}
      />
      <div role="alert">{heard === 'differ' && <NoteBox tone="danger">{t('access.confirm.stop')}</NoteBox>}</div>
      <Refusal refused={refused} />
      <div className="actions">
        <Button onClick={props.onClose}>{t('app.cancel')}</Button>
        {heard === 'differ' ? (
          <Button look="danger" busy={busy} onClick={takeBack}>
            {t('access.invitations.withdraw')}
          </Button>
        ) : (
          <Button look="primary" busy={busy} onClick={confirm}>
            {t('access.invitations.confirm')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
