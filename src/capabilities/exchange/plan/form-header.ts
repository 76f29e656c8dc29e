/** Headers of form exports: "group/name", "group/name/choice", "group-name", and the columns the form server adds. */
import { fieldOf, type HtcdsFieldId } from '../fields.ts'
import { listKey } from '../fold.ts'
import { fieldOfName, matchLabel } from './labels.ts'

export type FormHeader = { field: HtcdsFieldId; choice?: string }

const fieldOfSegment = (segment: string): HtcdsFieldId | undefined =>
  fieldOfName(segment) ?? fieldOfName(segment.split(/[-.:]/).pop() ?? '')

/** "vic_TypeOfExploitation_ForcedLabour": some servers put the choice behind an underscore. */
const withUnderscore = (text: string): FormHeader | undefined => {
  for (let at = text.indexOf('_', 4); at > 0; at = text.indexOf('_', at + 1)) {
    const field = fieldOfName(text.slice(0, at))
    const choice = field && fieldOf(field).byKey.get(listKey(text.slice(at + 1)))
    if (field && choice !== undefined) return { field, choice }
  }
  return undefined
}

/** The question (and choice) a header of a form export names. */
export const formHeader = (text: string): FormHeader | undefined => {
  const segments = text.split('/').map(segment => segment.trim())
  const last = segments.at(-1) ?? ''
  const field = fieldOfSegment(last)
  if (field) return { field }
  if (segments.length < 2) return withUnderscore(last)
  const before = segments.at(-2) ?? ''
  const question = fieldOfSegment(before) ?? (segments.length === 2 ? matchLabel(before)?.field : undefined)
  if (!question) return undefined
  const choice = fieldOf(question).byKey.get(listKey(last))
  return choice === undefined ? undefined : { field: question, choice }
}

const META = new Set(
  'start end today deviceid subscriberid simid simserial phonenumber username audit instanceid formid key parent_key submissiondate formversion reviewstate devicename attachmentspresent attachmentsexpected status edits submitterid submittername submissionid instancename instanceid'.split(
    ' ',
  ),
)

/** Columns a form server adds; `id` is the identity of the submission. */
export const formMeta = (text: string): 'id' | 'meta' | undefined => {
  const name = text.trim().toLowerCase()
  if (name === '_uuid' || name === 'key') return 'id'
  if (name.startsWith('_') || name.startsWith('meta/') || name.startsWith('meta-') || name.startsWith('formhub/'))
    return 'meta'
  return META.has(name) ? 'meta' : undefined
}

/** Whether a header row is that of a form export. */
export const isFormHeader = (texts: string[]): boolean => {
  const names = new Set(texts.map(text => text.trim().toLowerCase()))
  if (names.has('_uuid') || names.has('meta/instanceid') || names.has('meta-instanceid') || names.has('instanceid'))
    return true
  return texts.filter(text => text.includes('/') && formHeader(text) !== undefined).length >= 5
}
