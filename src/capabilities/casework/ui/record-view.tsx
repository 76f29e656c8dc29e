import { fileSize } from '#app/formats.ts'
import { fileOf } from '#app/forms/files-field.tsx'
import { fieldValue } from '#app/forms/record-form.tsx'
import { labelOf, shownValue } from '#app/forms/shown.ts'
import { Button } from '#app/parts/button.tsx'
import { toast } from '#app/parts/toasts.tsx'
import { refusalText } from '#app/refusals.tsx'
import { useReplica } from '#app/session.tsx'
import { type AnyKind, type FormField, formOf, type OwnField, type Part } from '#records'
import type { FileValue, OpenRecord } from '#replica/types.ts'
import { draftOf } from './editing.ts'
import type { Names } from './names.ts'

/** The answered fields of one part, label and value. Nothing is shown for what was not asked. */
export function PartView(props: {
  kind: AnyKind
  part: Part
  record: OpenRecord
  own: readonly OwnField[]
  names: Names
  without?: ReadonlySet<string>
}) {
  const { names } = props
  const draft = draftOf(props.record)
  // A retired field is no longer asked; what was answered stays readable.
  const own = props.own.map(field => ({ ...field, retired: false }))
  const answered = formOf(props.kind, props.part, own)
    .filter(field => !props.without?.has(field.name))
    .map(field => ({ field, value: fieldValue(draft, field) }))
    .filter(({ value }) => value !== undefined && value !== '')
  if (answered.length === 0) return <p className="sub">{names.t('cases.nothingHere')}</p>
  return (
    <dl className="facts">
      {answered.map(({ field, value }) => (
        <Answer key={field.name} field={field} value={value} names={names} />
      ))}
    </dl>
  )
}

function Answer({ field, value, names }: { field: FormField; value: unknown; names: Names }) {
  return (
    <>
      <dt>{field.control === 'byName' ? names.t('cases.imported') : labelOf(field, names)}</dt>
      <dd className="pre" dir="auto">
        {field.control === 'files' ? <Files value={value} names={names} /> : shownValue(field, value, names)}
      </dd>
    </>
  )
}

function Files({ value, names }: { value: unknown; names: Names }) {
  const files = (Array.isArray(value) ? value : []).map(fileOf).filter(file => file !== undefined)
  return (
    <ul className="items">
      {files.map(file => (
        <li key={file.id}>
          <Download file={file} names={names} />
        </li>
      ))}
    </ul>
  )
}

/** Opens a sealed file on this device and hands it to the browser's own saving; the address in memory is taken back at once. */
function Download({ file, names }: { file: FileValue; names: Names }) {
  const replica = useReplica()
  const save = async () => {
    const outcome = await replica.readFile(file)
    if (!outcome.ok) return toast(refusalText(outcome, names.t))
    saveAs(outcome.bytes, file.name)
  }
  return (
    <Button small onClick={() => void save()}>
      {file.name} · {fileSize(file.size, names.language)}
    </Button>
  )
}

/** Hands bytes to the browser as a file. Always as plain bytes, so that nothing in it runs on this page. */
export function saveAs(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
