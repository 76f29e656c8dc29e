import { capital, writtenInstant } from '#app/formats.ts'
import { hasMessage, useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { NoteBox, Sheet } from '#app/parts/sheet.tsx'
import { useLive, useReplica } from '#app/session.tsx'
import type { Notice } from '#replica/types.ts'

function useNotices(): Array<Notice & { text: string }> {
  const { t, language } = useWords()
  // Names come a moment after the unlocking.
  const notices = useLive(['notices', 'people', 'list:colleague'], replica => replica.notices(), [])
  return (notices ?? []).flatMap(notice => {
    const key = `access.notice.${notice.code}`
    const name = notice.name || t('access.acts.someone')
    return hasMessage(key) ? [{ ...notice, text: capital(t(key, { name, ...notice.organisation }), language) }] : []
  })
}

/** News that stops nothing but must be seen: on every screen until read, together in one box. */
export function UnreadNotices() {
  const { t, language } = useWords()
  const replica = useReplica()
  const unread = useNotices().filter(notice => !notice.read)
  if (unread.length === 0) return null
  const read = () => {
    for (const notice of unread) void replica.readNotice(notice.id)
  }
  return (
    <div className="after no-print">
      <NoteBox tone="soon" live>
        <div className="row">
          <div className="grow">
            {unread.map(notice => (
              <p className="reading" key={notice.id}>
                <bdi dir={document.documentElement.dir}>{notice.text}</bdi>{' '}
                <small>{writtenInstant(notice.at, language)}</small>
              </p>
            ))}
          </div>
          <Button small onClick={read}>
            {t('access.notice.read')}
          </Button>
        </div>
      </NoteBox>
    </div>
  )
}

/** What everyone is told of for thirty days, read or not. */
export function StandingNotices() {
  const { t, language } = useWords()
  const standing = useNotices().filter(notice => notice.standing)
  if (standing.length === 0) return null
  return (
    <Sheet title={t('access.notice.title')}>
      {standing.map(notice => (
        <div className="line log" key={notice.id}>
          <time>{writtenInstant(notice.at, language)}</time>
          <bdi dir={document.documentElement.dir}>{notice.text}</bdi>
        </div>
      ))}
    </Sheet>
  )
}
