import { useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { Pill, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { PendingInvitation, Refused, Team } from '#replica/types.ts'

/** Invitations on their way: to hand over again, to confirm once answered, to take back. */
export function Invitations(props: {
  pending: readonly PendingInvitation[]
  teams: readonly Team[]
  onLink: (fragment: string) => void
}) {
  const { t, language } = useWords()
  const replica = useReplica()
  const [confirming, confirm] = useState<PendingInvitation | undefined>()
  const shown = props.pending.filter(({ status }) => status === 'open' || status === 'answered' || status === 'expired')
  if (shown.length === 0) return null
  return (
    <Sheet title={t('access.invitations.title')}>
      {shown.map(invitation => (
        <div className="line wide" key={invitation.id}>
          <div>
            <b>{invitation.name || t('access.invitations.byOther')}</b>{' '}
            <Pill tone={invitation.status === 'answered' ? 'ok' : 'soon'}>
              {t(`access.invitations.status.${invitation.status}`)}
            </Pill>
            <span className="sub">
              {invitation.rekey && `${t('access.invitations.rekey')} · `}
              {t('access.invitations.until', { day: writtenDay(invitation.expires.slice(0, 10), language) })}
            </span>
          </div>
          <div className="row end">
            {invitation.fragment && invitation.status === 'open' && (
              <Button small onClick={() => props.onLink(invitation.fragment ?? '')}>
                {t('access.invitations.again')}
              </Button>
            )}
            {invitation.status === 'answered' && invitation.mine && (
              <Button small look="primary" onClick={() => confirm(invitation)}>
                {t('access.invitations.confirm')}
              </Button>
            )}
            <Button small look="quiet" onClick={() => void replica.withdrawInvitation(invitation.id)}>
              {t('access.invitations.withdraw')}
            </Button>
          </div>
          {invitation.status === 'answered' && !invitation.mine && (
            <p className="sub">{t('access.invitations.notMine')}</p>
          )}
        </div>
      ))}
      {confirming && <Confirm invitation={confirming} teams={props.teams} onClose={() => confirm(undefined)} />}
    </Sheet>
  )
}

/** A person says yes before any key is given: no device ever grants because a server asked. */
function Confirm(props: { invitation: PendingInvitation; teams: readonly Team[]; onClose: () => void }) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const { invitation } = props
  const names = invitation.teams.map(({ team }) => props.teams.find(one => one.id === team)?.name ?? '').filter(Boolean)
  const confirm = () =>
    act(async () => {
      const outcome = await replica.confirm(invitation.id)
      if (!outcome.ok) return setRefused(outcome)
      toast(t('access.invitations.confirmed'))
      const [left] = outcome.left
      // What one officer alone cannot do stays on the screen until it is read.
      if (left) setRefused({ ok: false, code: left })
      else props.onClose()
    })
  return (
    <Dialog title={t('access.invitations.confirmTitle', { name: invitation.name })} onClose={props.onClose}>
      <p className="reading">{t('access.invitations.confirmText', { handle: invitation.handle ?? '' })}</p>
      {names.length > 0 && (
        <p className="reading">{t('access.invitations.confirmTeams', { list: names.join(', ') })}</p>
      )}
      <p className="sub reading">{t('access.invitations.confirmHow')}</p>
      <Refusal refused={refused} />
      <div className="actions">
        <Button onClick={props.onClose}>{t('app.cancel')}</Button>
        <Button look="primary" busy={busy} onClick={confirm}>
          {t('access.invitations.confirm')}
        </Button>
      </div>
    </Dialog>
  )
}
