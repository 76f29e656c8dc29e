import { useState } from 'react'
import { isPlainObject } from '#records'
import type { FileValue } from '#replica/types.ts'
import { fileSize } from '../formats.ts'
import { useWords } from '../languages/index.ts'
import { Button } from '../parts/button.tsx'
import { Field, type FieldProps } from '../parts/field.tsx'

/** Files of a document. Each is sealed on this device as soon as it is chosen. */
export function FilesField(
  props: FieldProps & {
    value: unknown
    onValue: (value: unknown) => void
    addFile: (file: File) => Promise<FileValue | undefined>
  },
) {
  const { t, language } = useWords()
  const [busy, setBusy] = useState(false)
  const kept: unknown[] = Array.isArray(props.value) ? props.value : []
  const add = async (files: FileList | null) => {
    setBusy(true)
    const added: unknown[] = []
    for (const file of files ?? []) {
      const value = await props.addFile(file)
      if (value) added.push(value)
    }
    props.onValue([...kept, ...added])
    setBusy(false)
  }
  return (
    <Field
      label={props.label}
      hint={`${props.hint ?? ''} ${t('app.field.fileHint')}`.trim()}
      problem={props.problem}
      id={props.id}
    >
      {wiring => (
        <div className="items">
          {kept.map((one, index) => {
            const file = fileOf(one)
            return (
              <div className="row" key={file?.id ?? index}>
                <span className="grow">{file && `${file.name} (${fileSize(file.size, language)})`}</span>
                <Button
                  small
                  aria-label={t('app.field.removeOne', { label: file?.name ?? '', number: index + 1 })}
                  onClick={() => props.onValue(kept.filter((_, at) => at !== index))}
                >
                  {t('app.remove')}
                </Button>
              </div>
            )
          })}
          <input
            {...wiring}
            type="file"
            className="input"
            multiple
            disabled={busy}
            onChange={event => void add(event.target.files)}
          />
        </div>
      )}
    </Field>
  )
}

/** The files of a document's value; anything else in the list is not shown. */
export function fileOf(value: unknown): FileValue | undefined {
  if (!isPlainObject(value)) return undefined
  const { id, key, name, type, size, sha256 } = value
  if (typeof id !== 'string' || typeof name !== 'string' || typeof type !== 'string' || typeof size !== 'number')
    return undefined
  return key instanceof Uint8Array && sha256 instanceof Uint8Array ? { id, key, name, type, size, sha256 } : undefined
}
