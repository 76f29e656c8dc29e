import { useState } from 'react'
import { Button } from '#app/parts/button.tsx'
import { Dialog } from '#app/parts/dialog.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { Refusal } from '#app/refusals.tsx'
import { useAct, useReplica } from '#app/session.tsx'
import type { OpenRoot, Refused } from '#replica/types.ts'
import type { Names } from '../../ui/names.ts'
import { partCases } from '../merge.ts'

/** Takes a joining back, after saying what that means. */
export function PartDialog(props: { root: OpenRoot; other: OpenRoot; names: Names; onClose: () => void }) {
  const { root, other, onClose } = props
  const { t } = props.names
  const replica = useReplica()
  const { busy, act } = useAct()
  const [refused, setRefused] = useState<Refused | undefined>()
  const part = () =>
    act(async () => {
      const outcome = await partCases(replica, root.root, other.root)
      setRefused(outcome.ok ? undefined : outcome)
      if (!outcome.ok) return
      toast(t('merge.parted'))
      onClose()
    })
  return (
    <Dialog title={t('merge.partTitle')} onClose={onClose}>
      <div className="stack">
        <p>{t('merge.partWhat')}</p>
        <Refusal refused={refused} />
        <div className="actions">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button look="primary" busy={busy} onClick={part}>
            {t('merge.part')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
