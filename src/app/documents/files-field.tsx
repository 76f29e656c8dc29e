import { type ClipboardEvent, type DragEvent, useEffect, useId, useRef, useState } from 'react'
import type { FileValue } from '#replica/types.ts'
import { fileSize } from '../formats.ts'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { FieldNotes, type FieldProps } from '../parts/field.tsx'
import { useDesk } from '../session.tsx'
import { type Examined, MAX_FILE } from './examine.ts'
import { fileOf } from './file-value.ts'
import { Decision, Taken } from './found.tsx'
import { TakePhoto } from './take-photo.tsx'

/** A file as it will be kept: cleaned, or the original on purpose. */
export interface ReadyFile {
  name: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
}
/** A file on its way: being read, waiting for a decision, or not possible. */
type Coming =
  | { key: number; is: 'reading'; name: string }
  | { key: number; is: 'asked'; name: string; found: Examined }
  | { key: number; is: 'refused'; name: string; code: string }

/**
 * Files of a document: dropped, chosen, photographed or pasted. Each is read in a worker of its own, freed of what it hides, and
 * sealed on this device; what cannot be cleaned or lies about what it is waits for a decision.
 */
export function FilesField(
  props: FieldProps & {
    value: unknown
    onValue: (value: unknown) => void
    addFile: (file: ReadyFile) => Promise<FileValue | undefined>
    /** Files that were dropped before this was there. */
    dropped: readonly File[]
  },
) {
  const { t, language } = useWords()
  const { examine } = useDesk().documents
  const own = useId()
  const id = props.id ?? own
  const [coming, setComing] = useState<readonly Coming[]>([])
  const [found, setFound] = useState<ReadonlyMap<string, Examined>>(new Map())
  const [over, setOver] = useState(false)
  const [kept, setKept] = useState<readonly unknown[]>(() => (Array.isArray(props.value) ? props.value : []))
  const last = useRef(0)
  // A file that is sealed while the form goes on must not take back what was added meanwhile.
  const list = useRef(kept)
  const put = (next: readonly unknown[]) => {
    list.current = next
    setKept(next)
    props.onValue([...next])
  }
  const settle = (key: number, next?: Coming) =>
    setComing(now => now.flatMap(one => (one.key === key ? (next ? [next] : []) : [one])))
  const seal = async (examined: Examined, original: boolean) => {
    const { cleaned, original: untouched } = examined
    const { name, type } = original ? examined : (examined.converted ?? examined)
    const value = await props.addFile({ name, type, bytes: original ? untouched : cleaned })
    if (!value) return
    const photoData = original ? ('kept' as const) : ('removed' as const)
    put([...list.current, examined.hidden === 'plain' ? value : { ...value, photoData }])
    if (!original && examined.hidden === 'clean') setFound(now => new Map([...now, [value.id, examined]]))
  }
  const take = async (file: File) => {
    last.current += 1
    const key = last.current
    const { name } = file
    const refuse = (code: string) => settle(key, { key, is: 'refused', name, code })
    setComing(now => [...now, { key, is: 'reading', name }])
    if (file.size > MAX_FILE) return refuse('file.tooLarge')
    if (file.size === 0) return refuse('file.empty')
    const examined = await examine(file).catch(() => 'file.unread' as const)
    if (examined === 'file.unread') return refuse(examined)
    if (examined.said !== undefined || examined.hidden === 'cannot')
      return settle(key, { key, is: 'asked', name, found: examined })
    await seal(examined, false)
    settle(key)
  }
  const takeAll = (files: Iterable<File>) => {
    for (const file of files) void take(file)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was dropped before is taken once
  useEffect(() => takeAll(props.dropped), [props.dropped])
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    takeAll(event.dataTransfer.files)
  }
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    takeAll(event.clipboardData.files)
  }
  return (
    <fieldset className="field files" id={id} tabIndex={-1} onPaste={paste}>
      <legend>{props.label}</legend>
      <FieldNotes {...props} id={id} />
      <ul className="items">
        {kept.map((one, index) => {
          const file = fileOf(one)
          if (!file) return null
          const examined = found.get(file.id)
          return (
            <li key={file.id}>
              <div className="row">
                <span className="grow">
                  <bdi>{file.name}</bdi> <span className="sub">{fileSize(file.size, language)}</span>
                </span>
                <Button
                  small
                  aria-label={t('app.field.removeOne', { label: file.name, number: index + 1 })}
                  onClick={() => put(kept.filter((_, at) => at !== index))}
                >
                  {t('app.remove')}
                </Button>
              </div>
              {examined && (
                <Taken
                  examined={examined}
                  onOriginal={() => {
                    setFound(now => new Map([...now].filter(([known]) => known !== file.id)))
                    return seal({ ...examined, name: t('app.documents.originalName', { name: examined.name }) }, true)
                  }}
                />
              )}
            </li>
          )
        })}
      </ul>
      {coming.map(one => (
        <div key={one.key} role="status">
          {one.is === 'reading' && <p className="sub">{t('app.documents.reading', { name: one.name })}</p>}
          {one.is === 'refused' && (
            <div className="row">
              <p className="wrong grow">
                <bdi>{one.name}</bdi>: {t(`codes.${one.code}`, { size: fileSize(MAX_FILE, language) })}
              </p>
              <Button small onClick={() => settle(one.key)}>
                {t('app.close')}
              </Button>
            </div>
          )}
          {one.is === 'asked' && (
            <Decision
              examined={one.found}
              onKeep={() => seal(one.found, one.found.hidden === 'cannot').then(() => settle(one.key))}
              onLeave={() => settle(one.key)}
            />
          )}
        </div>
      ))}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the inputs inside are the way by keyboard */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className="sub">{t('app.documents.drop', { size: fileSize(MAX_FILE, language) })}</p>
        <div className="row">
          <input
            type="file"
            className="input"
            multiple
            aria-label={t('app.documents.choose')}
            aria-describedby={props.hint ? `${id}-hint` : undefined}
            onChange={event => {
              takeAll([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          <TakePhoto onPhotos={takeAll} />
        </div>
      </div>
    </fieldset>
  )
}
