import { writtenInstant } from '#app/formats.ts'
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
    return hasMessage(key) ? [{ ...notice, text: capital(t(key, { name }), language) }] : []
  })
}

const capital = (sentence: string, language: string): string =>
  sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1)

/** News that stops nothing but must be seen: on every screen until read. */
export function UnreadNotices() {
  const { t, language } = useWords()
  const replica = useReplica()
  const unread = useNotices().filter(notice => !notice.read)
  return (
    <>
      {unread.map(notice => (
        <div className="after no-print" key={notice.id}>
          <NoteBox
            tone="soon"
            live
            actions={
              <Button small onClick={() => void replica.readNotice(notice.id)}>
                {t('access.notice.read')}
              </Button>
            }
          >
            <p className="reading">
              <bdi>{notice.text}</bdi>
            </p>
            <small>{writtenInstant(notice.at, language)}</small>
          </NoteBox>
        </div>
      ))}
    </>
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
          <bdi>{notice.text}</bdi>
        </div>
      ))}
    </Sheet>
  )
}
