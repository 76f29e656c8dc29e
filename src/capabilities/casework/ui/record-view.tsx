import { Link } from 'wouter'
import { FileRow } from '#app/documents/file-row.tsx'
import { fileOf } from '#app/documents/file-value.ts'
import { fieldValue } from '#app/forms/record-form.tsx'
import { labelOf, shownValue } from '#app/forms/shown.ts'
import { type AnyKind, type FormField, formOf, type OwnField, type Part } from '#records'
import type { OpenRecord } from '#replica/types.ts'
import { draftOf } from './editing.ts'
import type { Names } from './names.ts'

/** Kept for the program: a plan as it stood, which its versions show as a plan. */
const NOT_WORDS: ReadonlySet<string> = new Set(['snapshot'])
/** Whether an answer can be read by itself; which record of the same case is meant says the page of what belongs together. */
export const isRead = ({ name, control, target }: FormField): boolean =>
  !NOT_WORDS.has(name) && (control !== 'record' || target === 'case')

/** What was answered in one part. A retired field is no longer asked; what was answered stays readable. */
export function answersOf(
  kind: AnyKind,
  part: Part,
  record: OpenRecord,
  { own, without }: { own: readonly OwnField[]; without?: ReadonlySet<string> | undefined },
): Array<{ field: FormField; value: unknown }> {
  const draft = draftOf(record)
  return formOf(
    kind,
    part,
    own.map(field => ({ ...field, retired: false })),
  )
    .filter(field => !without?.has(field.name) && isRead(field))
    .map(field => ({ field, value: fieldValue(draft, field) }))
    .filter(({ value }) => value !== undefined && value !== '')
}

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
  const answered = answersOf(props.kind, props.part, props.record, props)
  if (answered.length === 0) return <p className="sub">{names.t('cases.nothingHere')}</p>
  return (
    <dl className="facts">
      {answered.map(({ field, value }) => (
        <Answer key={field.name} field={field} value={value} names={names} />
      ))}
    </dl>
  )
}

/** A name, a number, half a sentence: it stands beside its label whichever way it is written. */
const isBrief = (value: unknown): boolean => typeof value !== 'string' || (value.length < 80 && !value.includes('\n'))

function Answer({ field, value, names }: { field: FormField; value: unknown; names: Names }) {
  return (
    <>
      <dt>{field.control === 'byName' ? names.t('cases.imported') : labelOf(field, names)}</dt>
      <dd className={isBrief(value) ? 'pre beside' : 'pre'} dir={field.control === 'record' ? undefined : 'auto'}>
        {field.control === 'files' ? (
          <Files value={value} />
        ) : field.control === 'record' && typeof value === 'string' ? (
          <bdi>
            <Link href={`/cases/${value}`}>{shownValue(field, value, names)}</Link>
          </bdi>
        ) : (
          shownValue(field, value, names)
        )}
      </dd>
    </>
  )
}

function Files({ value }: { value: unknown }) {
  const files = (Array.isArray(value) ? value : []).map(fileOf).filter(file => file !== undefined)
  return files.map(file => <FileRow key={file.id} file={file} />)
}
