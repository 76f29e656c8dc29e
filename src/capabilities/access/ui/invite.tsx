import { useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { SelectField, Tick } from '#app/parts/choice.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { ErrorSummary } from '#app/parts/error-summary.tsx'
import { TextField } from '#app/parts/field.tsx'
import { QrCode } from '#app/parts/qr-code.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useLive, useReplica } from '#app/session.tsx'
import type { InviteInput, Refused, Role } from '#replica/types.ts'
import { dutyChoices } from './duties.ts'
import './access.css'

/** The address that carries an invitation: its secret stands after `#` and is never sent to the server. */
export const invitationLink = (fragment: string) => `${location.origin}/invitation#${fragment}`

/** Inviting someone: name, duty, teams; then the link, to hand over in person or by a channel one trusts. */
export function Invite({ onClose, officer = false }: { onClose: () => void; officer?: boolean }) {
  const { t } = useWords()
  const replica = useReplica()
  const { busy, act } = useAct()
  const teams = useLive(['people'], ask => ask.teams(), [])
  const [name, setName] = useState('')
  const [duty, setDuty] = useState('caseWorker')
  const [roles, setRoles] = useState<Record<string, Role | undefined>>({})
  const [asOfficer, setAsOfficer] = useState(officer)
  const [missing, setMissing] = useState(false)
  const [refused, setRefused] = useState<Refused | undefined>()
  const [fragment, setFragment] = useState<string | undefined>()
  const mine = (teams ?? []).filter(team => team.purpose !== 'everyone' && (team.held || team.mine === 'lead'))
  const send = () => {
    if (name.trim() === '') return setMissing(true)
    const chosen: InviteInput['teams'] = Object.entries(roles).flatMap(([team, role]) => (role ? [{ team, role }] : []))
    act(async () => {
      const outcome = await replica.invite({ name: name.trim(), duty, teams: chosen, officer: asOfficer })
      if (outcome.ok) setFragment(outcome.fragment)
      else setRefused(outcome)
    })
  }
  if (fragment) return <InvitationLink fragment={fragment} onClose={onClose} />
  return (
    <Dialog title={t('access.invite.title')} onClose={onClose}>
      {missing && <ErrorSummary problems={[{ id: 'invite-name', text: t('access.invite.missing') }]} />}
      <Refusal refused={refused} />
      <TextField
        id="invite-name"
        label={t('access.invite.name')}
        hint={t('access.invite.nameHint')}
        value={name}
        onValue={setName}
        maxLength={200}
      />
      <SelectField label={t('access.person.duty')} value={duty} onValue={setDuty} choices={dutyChoices(t)} />
      <fieldset className="field">
        <legend>{t('access.invite.teams')}</legend>
        <p className="hint">{t('access.invite.teamsHint')}</p>
        {mine.map(team => (
          <Tick
            key={team.id}
            label={team.name}
            note={t('access.team.opensList', {
              list: team.opens.map(part => t(`lists.compartment.${part}`)).join(', '),
            })}
            checked={roles[team.id] !== undefined}
            onChecked={on => setRoles({ ...roles, [team.id]: on ? 'member' : undefined })}
          />
        ))}
      </fieldset>
      <Tick
        label={t('access.invite.officer')}
        note={t('access.invite.officerNote')}
        checked={asOfficer}
        onChecked={setAsOfficer}
      />
      <div className="actions">
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="primary" busy={busy} onClick={send}>
          {t('access.invite.make')}
        </Button>
      </div>
    </Dialog>
  )
}

/** The link to hand over, as text and as a picture for a phone's camera. */
export function InvitationLink({ fragment, onClose }: { fragment: string; onClose: () => void }) {
  const { t } = useWords()
  const link = invitationLink(fragment)
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => toast(t('access.invite.copied')),
      () => toast(t('access.invite.notCopied')),
    )
  return (
    <Dialog title={t('access.invite.linkTitle')} onClose={onClose}>
      <p className="reading">{t('access.invite.phoneText')}</p>
      <QrCode text={link} label={t('access.invite.qr')} large />
      <p className="reading">{t('access.invite.linkText')}</p>
      <NoteBox tone="soon">{t('access.invite.linkWarn')}</NoteBox>
      <TextField
        label={t('access.invite.link')}
        value={link}
        onValue={() => undefined}
        readOnly
        onFocus={event => event.target.select()}
      />
      <div className="actions">
        <Button onClick={onClose}>{t('app.close')}</Button>
        <Button look="primary" onClick={() => void copy()}>
          {t('access.invite.copy')}
        </Button>
      </div>
    </Dialog>
  )
}
