/** Word, Excel, PowerPoint and OpenDocument without properties: who wrote it, with what, when; and pictures inside cleaned too. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { cleanJpeg } from './jpeg.ts'
import { cleanPng } from './png.ts'
import type { Cleaned, HiddenData } from './removed.ts'

/** A document that unpacks to more is refused: it is no document, or too large to clean here. */
const MAX_UNPACKED = 300_000_000
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const EMPTY: Readonly<Record<string, string>> = {
  'docProps/core.xml':
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
  'docProps/app.xml': '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
  'docProps/custom.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
  'meta.xml':
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"/>',
}
const SAID: ReadonlyArray<readonly [RegExp, HiddenData]> = [
  [/<(dc:creator|cp:lastModifiedBy|meta:initial-creator|Manager|Company)>[^<]/, 'author'],
  [/<(Application|AppVersion|Template|meta:generator)>[^<]/, 'program'],
  [/<(dcterms:created|dcterms:modified|meta:creation-date|dc:date|cp:lastPrinted)[ >]/, 'times'],
  [/<(dc:title|dc:subject|dc:description|cp:keywords|meta:keyword|property)[ >]/, 'text'],
]

export function cleanOffice(bytes: Uint8Array): Cleaned {
  let unpacked = 0
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, {
      filter({ originalSize }) {
        unpacked += originalSize
        if (unpacked > MAX_UNPACKED) throw new Error('too large')
        return true
      },
    })
  } catch {
    return undefined
  }
  const removed = new Set<HiddenData>()
  const kept: Zippable = {}
  for (const [name, content] of Object.entries(files)) {
    const cleaned = cleanPart(name, content, removed)
    // Pictures are packed already; an OpenDocument says its type in a first part that must not be packed.
    const level = name === 'mimetype' || /\.(png|jpe?g|gif)$/i.test(name) ? 0 : 6
    kept[name] = [cleaned, { level, mtime: '1980-01-01T00:00:00' }]
  }
  return { bytes: zipSync(kept), removed: [...removed] }
}

function cleanPart(name: string, content: Uint8Array, removed: Set<HiddenData>): Uint8Array {
  const empty = EMPTY[name]
  if (empty !== undefined) {
    const said = strFromU8(content)
    for (const [pattern, what] of SAID) if (pattern.test(said)) removed.add(what)
    return strToU8(HEAD + empty)
  }
  if (/^docProps\/thumbnail\.|^Thumbnails\//.test(name)) {
    removed.add('thumbnail')
    return new Uint8Array()
  }
  const picture = /\.jpe?g$/i.test(name) ? cleanJpeg(content) : /\.png$/i.test(name) ? cleanPng(content) : undefined
  for (const one of picture?.removed ?? []) removed.add(one)
  return picture?.bytes ?? content
}
