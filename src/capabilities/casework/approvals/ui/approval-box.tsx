import { useState } from 'react'
import { Button } from '#app/parts/button.tsx'
import { LongTextField } from '#app/parts/field.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { OpenRecord, OpenRoot, Outcome, Refused } from '#replica/types.ts'
import { type Names, text } from '../../ui/names.ts'
import {
  type ApprovalStanding,
  answerApproval,
  approvalOf,
  askApproval,
  authorOf,
  mayNotAnswer,
  nobodyAnswers,
  type Subject,
} from '../approvals.ts'

interface Props {
  root: OpenRoot
  names: Names
  me: string
  subject: Subject
  /** Whether the organisation wants somebody else's word on this (`needsApproval`). */
  needed: boolean
  /** What is asked about says something else by now, though its record was not written again. */
  changed?: boolean
  /** Done before asking: freezes what is asked about. Refusals are shown here. */
  before?: () => Promise<Outcome>
}

const TONES = { approved: 'ok', asked: 'soon', returned: 'danger', stale: 'soon', void: 'danger' } as const

/** Where the approval of something stands, and the next step of whoever looks: ask, answer, or wait. */
export function ApprovalBox(props: Props) {
  const { t } = props.names
  const found = approvalOf(props.root.records, props.subject)
  const standing: ApprovalStanding = props.changed && found.state === 'approved' ? { ...found, state: 'stale' } : found
  const [refused, setRefused] = useState<Refused | undefined>()
  if (!props.needed && standing.state === 'none') return null
  return (
    <Sheet title={t('approvals.title')}>
      <Said {...props} standing={standing} />
      <Refusal refused={refused} />
      {standing.state === 'asked' && standing.approval ? (
        <Answer {...props} approval={standing.approval} onRefused={setRefused} />
      ) : (
        standing.state !== 'approved' && <Ask {...props} onRefused={setRefused} />
      )}
    </Sheet>
  )
}

function Said({ names, standing: { state, approval } }: Props & { standing: ApprovalStanding }) {
  const { t } = names
  if (state === 'none' || !approval) return <p className="sub">{t('approvals.none')}</p>
  const by = state === 'asked' ? text(approval.facts.askedBy) : (approval.versions.facts?.author ?? '')
  const { asking, reason } = approval.sealed.narrative ?? {}
  return (
    <NoteBox tone={TONES[state]}>
      <p>{t(`approvals.${state}`, { name: names.personName(by) })}</p>
      {text(asking) && (
        <p className="pre reading" dir="auto">
          {text(asking)}
        </p>
      )}
      {text(reason) && (
        <p className="pre reading" dir="auto">
          {text(reason)}
        </p>
      )}
    </NoteBox>
  )
}

type Step = Props & { onRefused: (refused: Refused | undefined) => void }

function Ask({ root, names, me, subject, before, onRefused }: Step) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [open, setOpen] = useState(false)
  const [asking, setAsking] = useState('')
  // What is frozen before it is asked about is written by who asks.
  const author = before ? me : authorOf(subject, root)
  if (!open)
    return (
      <div className="row">
        <Button onClick={() => setOpen(true)}>{t('approvals.ask')}</Button>
        {nobodyAnswers(root, names, [me, author]) && <p className="sub">{t('approvals.nobodyElse')}</p>}
      </div>
    )
  const send = () =>
    act(async () => {
      const ready = before ? await before() : { ok: true as const }
      const outcome = ready.ok ? await askApproval(replica, me, root.root, subject, asking) : ready
      onRefused(outcome.ok ? undefined : outcome)
      if (!outcome.ok) return
      setOpen(false)
      toast(t('approvals.askedToast'))
    })
  return (
    <div className="stack">
      <LongTextField
        label={t('approvals.asking')}
        hint={t('approvals.askHint')}
        value={asking}
        onValue={setAsking}
        rows={3}
        maxLength={5000}
        autoFocus
      />
      <div className="row end">
        <Button onClick={() => setOpen(false)}>{t('app.cancel')}</Button>
        <Button look="primary" busy={busy} onClick={send}>
          {t('approvals.send')}
        </Button>
      </div>
    </div>
  )
}

function Answer({ root, names, me, subject, approval, onRefused }: Step & { approval: OpenRecord }) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const why = mayNotAnswer(approval, root, names, me)
  const give = (outcome: 'approved' | 'returned' | 'withdrawn') => {
    setMissing(outcome === 'returned' && reason.trim() === '')
    if (outcome === 'returned' && reason.trim() === '') return
    act(async () => {
      const done = await answerApproval(replica, approval, outcome, reason)
      onRefused(done.ok ? undefined : done)
      if (done.ok) toast(t('approvals.answeredToast'))
    })
  }
  if (why)
    return (
      <div className="row">
        <p className="sub">{t(`approvals.${why}`)}</p>
        {approval.facts.askedBy === me && (
          <Button small busy={busy} onClick={() => give('withdrawn')}>
            {t('approvals.withdraw')}
          </Button>
        )}
        {nobodyAnswers(root, names, [text(approval.facts.askedBy), authorOf(subject, root)]) && (
          <p className="sub">{t('approvals.nobodyElse')}</p>
        )}
      </div>
    )
  return (
    <div className="stack">
      <LongTextField
        label={t('approvals.reason')}
        problem={missing ? t('approvals.reasonNeeded') : undefined}
        value={reason}
        onValue={setReason}
        rows={3}
        maxLength={5000}
      />
      <div className="row end">
        <Button busy={busy} onClick={() => give('returned')}>
          {t('approvals.return')}
        </Button>
        <Button look="primary" busy={busy} onClick={() => give('approved')}>
          {t('approvals.approve')}
        </Button>
      </div>
    </div>
  )
}
