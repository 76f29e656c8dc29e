import { writtenDay } from '#app/formats.ts'
import { NoteBox } from '#app/parts/sheet.tsx'
import type { OpenRoot } from '#replica/types.ts'
import { isClosed } from '../../case.ts'
import { type Names, text } from '../../ui/names.ts'

/** Said above a case that is closed, with the reason and the month, so that nobody takes it for one that goes on. */
export function ClosedNote({ root, names }: { root: OpenRoot; names: Names }) {
  const { t, language } = names
  const { status, closureReason, closedMonth } = root.records[0]?.facts ?? {}
  if (!isClosed(text(status))) return null
  const reason = text(closureReason) && t(`lists.closureReason.${text(closureReason)}`)
  const month = text(closedMonth) && writtenDay(text(closedMonth), language)
  return (
    <div className="after">
      <NoteBox>
        <p>
          <b>{t(`lists.caseStatus.${text(status)}`)}</b>
          {[reason, month].filter(Boolean).map(said => ` · ${said}`)}
        </p>
      </NoteBox>
    </div>
  )
}
