import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A form a text may have taken on its way to where it should not be. */
interface Form {
  readonly name: string
  readonly bytes: Buffer
}

/** A text in every form it could leak in: UTF-8, UTF-16, upper case, base64 at any offset, hexadecimal, JSON escapes. */
export function formsOf(text: string): Form[] {
  const utf8 = Buffer.from(text)
  const base64 = [0, 1, 2].flatMap(offset => {
    const shifted = Buffer.concat([Buffer.alloc(offset), utf8])
    // Characters at the ends also hold bits of what stands beside.
    const inner = shifted
      .toString('base64')
      .slice(offset === 0 ? 0 : offset + 1)
      .replace(/.?=*$/, '')
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')].map(form => ({
      name: `base64+${offset}`,
      bytes: Buffer.from(form),
    }))
  })
  const hex = utf8.toString('hex')
  const forms = [
    { name: 'utf-8', bytes: utf8 },
    { name: 'upper case', bytes: Buffer.from(text.toUpperCase()) },
    { name: 'utf-16le', bytes: Buffer.from(text, 'utf16le') },
    { name: 'utf-16be', bytes: Buffer.from(text, 'utf16le').swap16() },
    { name: 'hex', bytes: Buffer.from(hex) },
    { name: 'HEX', bytes: Buffer.from(hex.toUpperCase()) },
    {
      name: 'json',
      bytes: Buffer.from([...text].map(letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')),
    },
    ...base64,
  ]
  return [...new Map(forms.map(form => [form.bytes.toString('latin1'), form])).values()]
}

/** Where any of the texts was found in the bytes, as `place: form of text`. */
export function findIn(place: string, bytes: Buffer, texts: readonly string[]): string[] {
  return texts.flatMap(text =>
    formsOf(text)
      .filter(form => bytes.includes(form.bytes))
      .map(form => `${place}: ${form.name} of ${text} (…${around(bytes, form.bytes)}…)`),
  )
}

function around(bytes: Buffer, found: Buffer): string {
  const at = bytes.indexOf(found)
  return bytes
    .subarray(Math.max(0, at - 24), at + found.length + 8)
    .toString('latin1')
    .replaceAll(/[^ -~]/g, '.')
}

/** Every file below a folder, searched; files that vanish meanwhile are passed over. */
export function findBelow(folder: string, texts: readonly string[]): string[] {
  return filesBelow(folder).flatMap(file => {
    try {
      return findIn(file.slice(folder.length), readFileSync(file), texts)
    } catch {
      return []
    }
  })
}

/** Files below a folder that can be read. */
export function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => statSync(file, { throwIfNoEntry: false }) !== undefined)
}
