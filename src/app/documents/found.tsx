import { useState } from 'react'
import { listOf } from '../formats.ts'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { NoteBox } from '../parts/sheet.tsx'
import type { Examined } from './examine.ts'

/** What was taken out of a file that was added, and the way to keep the original beside it, which says why one would. */
export function Taken({ examined, onOriginal }: { examined: Examined; onOriginal: () => Promise<void> }) {
  const { t, language } = useWords()
  const [asked, ask] = useState(false)
  const what = listOf(
    examined.removed.map(one => t(`app.documents.hidden.${one}`)),
    language,
  )
  return (
    <>
      <p className="sub">
        {examined.converted ? t('app.documents.converted') : t('app.documents.taken', { what })}{' '}
        {!asked && (
          <button type="button" className="linkish" onClick={() => ask(true)}>
            {t('app.documents.keepOriginal')}
          </button>
        )}
      </p>
      {asked && (
        <NoteBox
          tone="soon"
          actions={
            <>
              <Button small onClick={() => void onOriginal()}>
                {t('app.documents.originalYes')}
              </Button>
              <Button small onClick={() => ask(false)}>
                {t('app.documents.originalNo')}
              </Button>
            </>
          }
        >
          {t('app.documents.originalWhy', { what })}
        </NoteBox>
      )}
    </>
  )
}

/** A file that is not what it says, or that nobody can clean: named as such, and kept only when someone says so. */
export function Decision(props: { examined: Examined; onKeep: () => void; onLeave: () => void }) {
  const { t } = useWords()
  const { name, said, format, hidden } = props.examined
  const formatName = (one: string) => t(`app.documents.format.${one}`)
  return (
    <NoteBox
      tone={said === undefined ? 'soon' : 'danger'}
      actions={
        <>
          <Button small onClick={props.onLeave}>
            {t('app.documents.leaveOut')}
          </Button>
          <Button small onClick={props.onKeep}>
            {t('app.documents.keepAsIs')}
          </Button>
        </>
      }
    >
      {said !== undefined && <p>{t('app.documents.lies', { name, said: formatName(said), is: formatName(format) })}</p>}
      {hidden === 'cannot' && <p>{t('app.documents.cannot', { name, is: formatName(format) })}</p>}
      {(format === 'heic' || format === 'tiff') && <p>{t(`app.documents.better.${format}`)}</p>}
    </NoteBox>
  )
}
