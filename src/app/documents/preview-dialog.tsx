import { useEffect, useRef, useState } from 'react'
import type { FileValue } from '#replica/types.ts'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { NoteBox } from '../parts/sheet.tsx'
import { refusalText } from '../refusals.tsx'
import { useDesk, useReplica } from '../session.tsx'
import { formatOf, formatOfMedia } from './file-type.ts'
import { MAX_PIXELS } from './frame-protocol.ts'
import { claimedSize } from './pixels.ts'
import { openPreview, type Preview } from './preview.ts'

const WIDTH = 1400
const SHOWN = ['jpeg', 'png', 'webp', 'gif', 'bmp', 'pdf']

/** Whether a kept file can be looked at here. Everything else is saved and opened by another program, after a warning. */
export const canPreview = (file: FileValue): boolean => SHOWN.includes(formatOfMedia(file.type))

/** Looks at a file without opening it on this page: a frame without origin draws it, and only its pixels come back. */
export function PreviewDialog({ file, onClose }: { file: FileValue; onClose: () => void }) {
  const { t } = useWords()
  const replica = useReplica()
  const { frame } = useDesk().documents
  const place = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [preview, setPreview] = useState<Preview | undefined>()
  const [page, turn] = useState(1)
  const [refused, setRefused] = useState<string | undefined>()
  const [drawn, setDrawn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: one file, opened once
  useEffect(() => {
    let over = false
    let opened: Preview | undefined
    const open = async () => {
      const outcome = await replica.readFile(file)
      if (!outcome.ok) return setRefused(refusalText(outcome, t))
      const format = formatOf(outcome.bytes)
      // What it is by its bytes decides, not what was kept beside it.
      if (!SHOWN.includes(format)) return setRefused(t('app.documents.notShown'))
      const size = claimedSize(outcome.bytes, format)
      if (size && size.width * size.height > MAX_PIXELS) return setRefused(t('codes.preview.pixels'))
      if (over || !place.current) return
      const type = format === 'pdf' ? 'application/pdf' : `image/${format}`
      const answer = await openPreview(place.current, frame, { bytes: outcome.bytes.buffer, type })
      if (typeof answer === 'string') return setRefused(t(`codes.${answer}`))
      if (over) return answer.close()
      opened = answer
      setPreview(answer)
    }
    // After an update the parts of an older page may be gone.
    open().catch(() => setRefused(t('codes.preview.away')))
    return () => {
      over = true
      opened?.close()
    }
  }, [])
  useEffect(() => {
    let late = false
    void preview?.page(page, WIDTH).then(picture => {
      if (late) return
      if (typeof picture === 'string') return setRefused(t(`codes.${picture}`))
      const box = canvas.current
      if (!box) return
      box.width = picture.width
      box.height = picture.height
      box
        .getContext('2d')
        ?.putImageData(new ImageData(new Uint8ClampedArray(picture.pixels), picture.width, picture.height), 0, 0)
      setDrawn(page)
    })
    return () => {
      late = true
    }
  }, [preview, page, t])
  const pages = preview?.pages ?? 1
  return (
    <Dialog title={t('app.documents.lookAt', { name: file.name })} onClose={onClose} wide>
      {refused ? <NoteBox live>{refused}</NoteBox> : drawn === 0 && <p role="status">{t('app.loading')}</p>}
      <div ref={place} className="drawn-file">
        <canvas
          ref={canvas}
          hidden={drawn === 0 || refused !== undefined}
          role="img"
          aria-label={t('app.documents.page', { page, of: pages })}
          data-page={drawn}
        />
      </div>
      {pages > 1 && (
        <div className="row">
          <Button small busy={page === 1} onClick={() => turn(page - 1)}>
            {t('app.documents.pageBefore')}
          </Button>
          <span role="status">{t('app.documents.page', { page, of: pages })}</span>
          <Button small busy={page === pages} onClick={() => turn(page + 1)}>
            {t('app.documents.pageAfter')}
          </Button>
        </div>
      )}
      <p className="sub reading">{t('app.documents.pixelsOnly')}</p>
    </Dialog>
  )
}
