/// <reference lib="webworker" />
/**
 * Reads one file that somebody wants to add: what it is, how many pixels it claims, what it hides. A worker of its own, without
 * keys, that ends with its file: whatever a hostile file does to the reading, it does it here (decision 0084).
 */

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
  const examined: Examined = {
    name: file.name,
    format,
    type: mediaType(format),
    ...(said === undefined ? {} : { said }),
    ...(pixels === undefined ? {} : { pixels }),
    hidden: cleaned.is,
    removed: cleaned.is === 'clean' ? cleaned.removed : [],
    original: bytes,
    cleaned: cleaned.is === 'clean' ? cleaned.bytes : bytes,
  }
  const transfer = new Set([examined.original.buffer, examined.cleaned.buffer])
  self.postMessage(examined, [...transfer])
}
