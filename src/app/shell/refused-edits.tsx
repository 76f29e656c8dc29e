import { Link } from 'wouter'
import { writtenInstant } from '../formats.ts'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { refusalText } from '../refusals.tsx'
import { useLive, useReplica } from '../session.tsx'

/** Edits the server will not take: each with its reason, kept until the person gives it up. */
export function RefusedEdits({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords()
  const replica = useReplica()
  const edits = useLive(['sync'], ask => ask.refusedEdits(), [])
  return (
    <Dialog title={t('app.refused.title')} onClose={onClose}>
      <p className="reading">{t('app.refused.text')}</p>
      {edits?.map(edit => (
        <div className="line wide" key={edit.id}>
          <div>
            <Link href={`/cases/${edit.root}`} onClick={onClose}>
              {t(`kinds.${edit.kind}.label`)}
            </Link>
            <span className="sub">
              {writtenInstant(edit.at, language)} · {refusalText({ ok: false, code: edit.code }, t)}
            </span>
          </div>
          <Button small look="danger" onClick={() => void replica.discardEdit(edit.id)}>
            {t('app.refused.discard')}
          </Button>
        </div>
      ))}
    </Dialog>
  )
}
