import type { AnyKind, Compartment, FieldSpec, FileRef } from '#records'

/** Called by every payload that comes to run. */
export const CAUGHT = '__caught'
const hit = (by: string) => `(globalThis.${CAUGHT}??=[]).push('${by}')`

/** What people who mean harm put into fields: markup, addresses, templates, formulas, and letters that turn the line around. */
export const PAYLOADS = [
  `<img src=x onerror="${hit('img')}">`,
  `"><svg onload="${hit('svg')}"><script>${hit('script')}</script>`,
  `<iframe srcdoc="<script>parent.${hit('frame')}</script>"></iframe>`,
  `javascript:${hit('address')}`,
  `'-${hit('quote')}-'`,
  `{{constructor.constructor("${hit('template')}")()}} $t(app.save) {{- name}}`,
  `=HYPERLINK("javascript:${hit('formula')}")`,
  `\u202Efdp.exe \u2066مرحبا\u2069 </textarea><style>*{display:none}</style>`,
  `__proto__ <a href="javascript:${hit('link')}" autofocus onfocus="${hit('focus')}">x</a>`,
] as const

let turn = 0
/** The next payload, no longer than a field takes; each field gets another one. */
export function payload(max = 500): string {
  const fitting = PAYLOADS.filter(text => text.length <= max)
  turn += 1
  return fitting[turn % Math.max(1, fitting.length)] ?? '<b>'.slice(0, max)
}

/** Every text field of a compartment with a payload in it; the rest with what is allowed. */
export function hostileDocument(
  fields: NonNullable<AnyKind['sealed'][Compartment]>,
  file: FileRef,
): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, { spec }]) => [name, hostile(spec, file)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function hostile(spec: FieldSpec, file: FileRef): unknown {
  switch (spec.type) {
    case 'text':
    case 'longText':
      return payload(spec.max)
    case 'code':
      return 'javascript:x'.slice(0, spec.max)
    case 'email':
      return `"onerror=x"@example.org`
    case 'phone':
      return '+33 1 00 00 00 00'
    case 'partialDay':
    case 'day':
    case 'dueDay':
      return '2026-10-12'
    case 'month':
      return '2026-10'
    case 'instant':
      return '2026-10-12T10:00:00Z'
    case 'decimal':
    case 'count':
      return spec.min ?? 1
    case 'yesNo':
      return true
    case 'oneOf':
      return spec.list?.values[0]
    case 'manyOf':
      return spec.list?.values.slice(0, 2)
    case 'country':
      return 'FR'
    case 'language':
      return 'uk'
    case 'list': {
      // A list of references holds nothing to look for.
      const item = spec.item === undefined ? undefined : hostile(spec.item, file)
      return item === undefined ? undefined : [item]
    }
    case 'map':
      return spec.item === undefined ? undefined : { [payload(150)]: hostile(spec.item, file) }
    case 'fileRef':
      return file
    default:
      return undefined
  }
}
