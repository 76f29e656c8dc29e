import { zlibSync } from 'fflate'

const encoder = new TextEncoder()

/** A number as PDF writes it: no exponent, three digits at most. */
export const num = (value: number): string => String(Math.round(value * 1000) / 1000)
/** A reference to an object. */
export const at = (object: number): string => `${object} 0 R`
/** Text as a PDF string that any reader decodes: UTF-16 with its mark. */
export const utf16 = (text: string): string => `<FEFF${hexOf(text)}>`
/** UTF-16BE in hexadecimal. */
export const hexOf = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0'))
    .join('')
    .toUpperCase()

/**
 * The objects of one PDF 1.7 file. Nothing about who, when or with what is ever written: no information dictionary, no metadata
 * stream, no date.
 */
export class PdfFile {
  readonly #objects: Array<Uint8Array | undefined> = []

  /** A number for an object that is written later. */
  reserve(): number {
    this.#objects.push(undefined)
    return this.#objects.length
  }
  put(body: string, object = this.reserve()): number {
    this.#objects[object - 1] = encoder.encode(body)
    return object
  }
  /** Bytes, pressed. */
  stream(bytes: Uint8Array, entries = '', object = this.reserve()): number {
    const pressed = zlibSync(bytes, { level: 6 })
    const head = encoder.encode(`<< ${entries} /Filter /FlateDecode /Length ${pressed.length} >>\nstream\n`)
    this.#objects[object - 1] = joined([head, pressed, encoder.encode('\nendstream')])
    return object
  }

  /** The file. `id` is all that tells two papers apart. */
  bytes(catalog: number, id: string): Uint8Array<ArrayBuffer> {
    const parts: Uint8Array[] = [encoder.encode('%PDF-1.7\n'), new Uint8Array([0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a])]
    let length = parts.reduce((sum, part) => sum + part.length, 0)
    const add = (part: Uint8Array) => {
      parts.push(part)
      length += part.length
    }
    const places = this.#objects.map((body, index) => {
      const place = length
      if (body === undefined) throw new Error('an object that was never written')
      add(encoder.encode(`${index + 1} 0 obj\n`))
      add(body)
      add(encoder.encode('\nendobj\n'))
      return place
    })
    const start = length
    const rows = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
    const name = [...encoder.encode(id)].map(byte => byte.toString(16).padStart(2, '0')).join('')
    add(
      encoder.encode(
        `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${places.length + 1} /Root ${at(catalog)} /ID [<${name}> <${name}>] >>\nstartxref\n${start}\n%%EOF\n`,
      ),
    )
    return joined(parts)
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let place = 0
  for (const part of parts) {
    whole.set(part, place)
    place += part.length
  }
  return whole
}
