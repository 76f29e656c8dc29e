import { useEffect, useRef, useState } from 'react'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { NoteBox } from '../parts/sheet.tsx'
import './documents.css'

const QUALITY = 0.9

/**
 * A photo by the device's own camera, taken inside the app: no gallery keeps it and no other app sees it. Where no camera can
 * be used here, the device's camera app is offered instead.
 */
export function TakePhoto({ onPhotos }: { onPhotos: (files: readonly File[]) => void }) {
  const { t } = useWords()
  const [is, set] = useState<'off' | 'live' | 'none'>('off')
  return (
    <>
      {is !== 'live' && (
        <Button small onClick={() => set('live')}>
          {t('app.documents.camera')}
        </Button>
      )}
      {is === 'live' && <Viewfinder onPhotos={onPhotos} onStop={() => set('off')} onNone={() => set('none')} />}
      <div role="alert">
        {is === 'none' && (
          <NoteBox tone="soon">
            <p>{t('app.documents.noCamera')}</p>
            <label className="btn small camera">
              {t('app.documents.cameraApp')}
              <input
                type="file"
                className="quietly"
                accept="image/*"
                capture="environment"
                onChange={event => {
                  onPhotos([...(event.target.files ?? [])])
                  event.target.value = ''
                }}
              />
            </label>
          </NoteBox>
        )}
      </div>
    </>
  )
}

/** What the camera sees. It stays on for one page after the other, and is off as soon as this is not on the screen. */
function Viewfinder(props: { onPhotos: (files: readonly File[]) => void; onStop: () => void; onNone: () => void }) {
  const { t } = useWords()
  const screen = useRef<HTMLVideoElement>(null)
  const shutter = useRef<HTMLDivElement>(null)
  const none = useRef(props.onNone)
  none.current = props.onNone
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let over = false
    let stream: MediaStream | undefined
    const end = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const begin = async () => {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 2560 }, height: { ideal: 1920 } },
      })
      const video = screen.current
      if (over || !video) return end()
      video.srcObject = stream
      await video.play()
      if (over) return
      setReady(true)
      shutter.current?.querySelector('button')?.focus()
    }
    begin().catch(() => !over && none.current())
    return () => {
      over = true
      end()
    }
  }, [])
  const take = async () => {
    const video = screen.current
    if (!video || video.videoWidth === 0) return
    const photo = await pictureOf(video)
    if (photo) props.onPhotos([new File([photo], `${t('app.documents.photoName')}.jpg`, { type: photo.type })])
  }
  return (
    <figure className="viewfinder">
      <video ref={screen} muted playsInline />
      <figcaption>{t('app.documents.cameraNote')}</figcaption>
      <div className="row" ref={shutter}>
        <Button look="primary" busy={!ready} onClick={() => void take()}>
          {t('app.documents.shutter')}
        </Button>
        <Button look="quiet" onClick={props.onStop}>
          {t('app.documents.cameraStop')}
        </Button>
      </div>
    </figure>
  )
}

/** What is on the screen of the viewfinder now, as a JPEG without anything beside the picture. */
function pictureOf(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
