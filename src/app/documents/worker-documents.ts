/// <reference lib="webworker" />
/**
 * Reads one file that somebody wants to add: what it is, how many pixels it claims, what it hides. A worker of its own, without
 * keys, that ends with its file: whatever a hostile file does to the reading, it does it here (decision 0084).
 */

import { asJpeg } from './convert.ts'
import type { Examined } from './examine.ts'
import { formatOf, liedAbout, mediaType } from './file-type.ts'
import { claimedSize } from './pixels.ts'
import { clean } from './strip/clean.ts'

declare const self: DedicatedWorkerGlobalScope

self.onmessage = async ({ data: file }: MessageEvent<File>) => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const format = formatOf(bytes)
  const cleaned = clean(bytes, format)
  const said = liedAbout(file.name, format)
  const pixels = claimedSize(bytes, format)
  // A photo of a phone that nobody can clean is drawn anew; a scan of many pages (TIFF) would lose all but the first.
  const drawn = format === 'heic' ? await asJpeg(bytes, mediaType(format), pixels) : undefined
  const examined: Examined = {
    name: file.name,
    format,
    type: mediaType(format),
    ...(said === undefined ? {} : { said }),
    ...(pixels === undefined ? {} : { pixels }),
    ...(drawn && { converted: { name: withEnding(file.name, 'jpg'), type: mediaType('jpeg') } }),
    hidden: drawn ? 'clean' : cleaned.is,
    removed: drawn ? ['other'] : cleaned.is === 'clean' ? cleaned.removed : [],
    original: bytes,
    cleaned: drawn ?? (cleaned.is === 'clean' ? cleaned.bytes : bytes),
  }
  const transfer = new Set([examined.original.buffer, examined.cleaned.buffer])
  self.postMessage(examined, [...transfer])
}

const withEnding = (name: string, ending: string): string => `${name.replace(/\.[^.]*$/, '')}.${ending}`
