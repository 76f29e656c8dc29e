/** Streams an XML part of a workbook as events. A document type (entities, external files) is refused, not read. */
import { SaxesParser } from 'saxes'
import { Refused } from './refused.ts'
import { inflatePart, partName, type Zip } from './zip.ts'

export type XmlHandler = {
  open?: (name: string, attributes: Record<string, string>, depth: number) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Encoding of the part: UTF-16 by its byte order mark or declaration, else UTF-8 (all that OOXML allows). */
const decoderFor = (first: Uint8Array): TextDecoder => {
  const [a, b] = first
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return new TextDecoder('utf-16le')
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return new TextDecoder('utf-16be')
  return new TextDecoder('utf-8')
}

/** Reads a part; returns false when the workbook has no such part. Names come without their namespace prefix. */
export const readXml = (zip: Zip, path: string, handler: XmlHandler): boolean => {
  const entry = zip.entries.get(partName(path))
  if (!entry) return false
  const parser = new SaxesParser({ position: false })
  let depth = 0
  parser.on('doctype', () => {
    throw new Refused('file.damaged')
  })
  parser.on('error', error => {
    // Some writers leave control characters in the text; they are dropped later, the rest of the file is good.
    if (!error.message.includes('disallowed character')) throw new Refused('file.damaged')
  })
  parser.on('opentag', tag => {
    const attributes: Record<string, string> = {}
    for (const [name, value] of Object.entries(tag.attributes)) attributes[localName(name)] = value
    handler.open?.(localName(tag.name), attributes, depth)
    depth++
    if (depth > 200) throw new Refused('file.damaged')
  })
  parser.on('closetag', tag => {
    depth--
    handler.close?.(localName(tag.name))
  })
  const onText = handler.text
  if (onText) {
    parser.on('text', onText)
    parser.on('cdata', onText)
  }
  let decoder: TextDecoder | undefined
  inflatePart(zip, entry, chunk => {
    decoder ??= decoderFor(chunk)
    parser.write(decoder.decode(chunk, { stream: true }))
  })
  parser.close()
  return true
}
