import { useEffect, useRef, useState } from 'react'
import { useWords } from '#app/languages/index.ts'
import { Button } from '#app/parts/button.tsx'
import { Field } from '#app/parts/field.tsx'
import { NoteBox } from '#app/parts/sheet.tsx'
import { readQr, readQrPhoto } from './read-qr.ts'

const LOOK_MS = 200

/** A code read by this device: from its camera, or from a photo. The picture is looked at here and kept nowhere. */
export function ScanQr({ onText }: { onText: (text: string) => void }) {
  const { t } = useWords()
  const [live, setLive] = useState(false)
  const [trouble, setTrouble] = useState<'noCamera' | 'none' | undefined>()
  const photo = async (file: File | undefined) => {
    setTrouble(undefined)
    if (!file) return
    const text = await readQrPhoto(file)
    if (text) onText(text)
    else setTrouble('none')
  }
  return (
    <div className="stack">
      <p className="reading">{t('access.qr.text')}</p>
      {live && (
        <Camera
          onText={onText}
          onTrouble={() => {
            setLive(false)
            setTrouble('noCamera')
          }}
        />
      )}
      <div role="alert">{trouble && <NoteBox tone="soon">{t(`access.qr.${trouble}`)}</NoteBox>}</div>
      <div>
        <Button
          onClick={() => {
            setTrouble(undefined)
            setLive(!live)
          }}
        >
          {t(live ? 'access.qr.stop' : 'access.qr.camera')}
        </Button>
      </div>
      <Field label={t('access.qr.photo')} hint={t('access.qr.photoHint')}>
        {wiring => (
          <input
            {...wiring}
            className="input"
            type="file"
            accept="image/*"
            onChange={event => void photo(event.target.files?.[0])}
          />
        )}
      </Field>
    </div>
  )
}

/** The camera's picture, looked at five times a second until a code is in it. Leaving switches the camera off. */
function Camera({ onText, onTrouble }: { onText: (text: string) => void; onTrouble: () => void }) {
  const { t } = useWords()
  const screen = useRef<HTMLVideoElement>(null)
  const told = useRef({ onText, onTrouble })
  told.current = { onText, onTrouble }
  useEffect(() => {
    let over = false
    let stream: MediaStream | undefined
    const look = () => {
      const video = screen.current
      if (over || !video) return
      const size = { width: video.videoWidth, height: video.videoHeight }
      const text = size.width > 0 ? readQr(video, size) : undefined
      if (text) told.current.onText(text)
      else setTimeout(look, LOOK_MS)
    }
    const begin = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      const video = screen.current
      if (over || !video) return end()
      video.srcObject = stream
      await video.play()
      look()
    }
    const end = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    begin().catch(() => !over && told.current.onTrouble())
    return () => {
      over = true
      end()
    }
  }, [])
  return (
    <figure className="viewfinder code">
      <video ref={screen} muted playsInline />
      <figcaption role="status">{t('access.qr.looking')}</figcaption>
    </figure>
  )
}
