import { useState } from 'react'
import { writtenDay } from '#app/formats.ts'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Pill, Sheet } from '#app/parts/sheet.tsx'
import { useReplica } from '#app/session.tsx'
import type { PendingInvitation, Team } from '#replica/types.ts'
import { Confirm } from './confirm.tsx'

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
