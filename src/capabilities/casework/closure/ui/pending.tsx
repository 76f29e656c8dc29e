import { useState } from 'react'
import { Button } from '#app/parts/button.tsx'
import { Sheet } from '#app/parts/sheet.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { OpenRoot, Refused } from '#replica/types.ts'
import { approvalOf, needsApproval } from '../../approvals/approvals.ts'
import { ApprovalBox } from '../../approvals/ui/approval-box.tsx'
import { useConfiguration } from '../../configuration/ui/use-configuration.ts'
import { type Names, text, texts } from '../../ui/names.ts'
import { closeNow, FOLLOW_UPS, pendingClosing } from '../close-case.ts'

/** A closing that waits: for somebody else's word, then for the press that closes. */
export function PendingClosing({ root, names, me }: { root: OpenRoot; names: Names; me: string }) {
  const { t } = names
  const replica = useReplica()
  const { busy, act } = useAct()
  const configuration = useConfiguration()
  const [refused, setRefused] = useState<Refused | undefined>()
  const closing = pendingClosing(root)
  if (closing === undefined || configuration === undefined) return null
  const subject = { about: 'closure', record: closing.rec, part: 'facts' } as const
  const needed = needsApproval('closure', configuration.approvals)
  const may = !needed || approvalOf(root.records, subject).state === 'approved'
  const close = () =>
    act(async () => {
      const who = text(root.records[0]?.facts.caseWorker)
      const followUps = { months: FOLLOW_UPS, what: t('closure.task'), ...(who ? { who } : {}) }
      const outcome = await closeNow(replica, root, closing, followUps)
      setRefused(outcome.ok ? undefined : outcome)
      if (outcome.ok) toast(t('closure.closed'))
    })
  return (
    <Sheet title={t('closure.pending')}>
      <div className="stack">
        <p className="reading">{t('closure.pendingText')}</p>
        <p>
          {texts(closing.facts.reasons)
            .map(value => t(`lists.closureReason.${value}`))
            .join(', ')}
        </p>
        <ApprovalBox root={root} names={names} me={me} subject={subject} needed={needed} />
        <Refusal refused={refused} />
        {may && (
          <div>
            <Button look="primary" busy={busy} onClick={close}>
              {t('closure.closeNow')}
            </Button>
          </div>
        )}
      </div>
    </Sheet>
  )
}
