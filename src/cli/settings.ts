/** `part.field=value` as typed, turned into the value the field's declaration asks for. */
import { type Catalogue, type FieldSpec, isCompartment } from '#records'

export type Setting =
  | { readonly ok: true; readonly part: string; readonly field: string; readonly value: unknown }
  | { readonly ok: false; readonly code: string; readonly data: Record<string, unknown> }

/** Reads one setting for a kind. An empty value removes the field (`null`). Lists are separated by "|". */
export const readSetting = (catalogue: Catalogue, kindName: string, setting: string): Setting => {
  const match = /^(\w+)\.(\w+)=([\s\S]*)$/.exec(setting)
  const [, part = '', field = '', text = ''] = match ?? []
  const kind = catalogue.get(kindName)
  if (!match || !kind) return { ok: false, code: 'cli.badSetting', data: { setting: setting.split('=')[0] ?? '' } }
  const fields = part === 'facts' ? kind.facts : isCompartment(part) ? kind.sealed[part] : undefined
  const declared = fields?.[field]
  if (!declared) return { ok: false, code: 'cli.unknownField', data: { field: `${part}.${field}`, kind: kindName } }
  return { ok: true, part, field, value: text === '' ? null : typed(declared.spec, text) }
}

/** Text that does not fit its type stays text, so that the kernel's own check refuses it and names the field. */
const typed = (spec: FieldSpec, text: string): unknown => {
  if (spec.type === 'yesNo') return text === 'true' ? true : text === 'false' ? false : text
  if (spec.type === 'count' || spec.type === 'decimal') return Number.isNaN(Number(text)) ? text : Number(text)
  if (spec.type === 'manyOf') return text.split('|').map(t => t.trim())
  if (spec.type === 'list') return text.split('|').map(t => typed(spec.item ?? { type: 'text' }, t.trim()))
  return text
}
