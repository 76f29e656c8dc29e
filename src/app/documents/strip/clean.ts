import type { FileFormat } from '../file-type.ts'
import { cleanGif } from './gif.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanOffice } from './office.ts'
import { cleanPdf } from './pdf.ts'
import { cleanPng } from './png.ts'
import type { Cleaned, HiddenData } from './removed.ts'
import { cleanWebp } from './webp.ts'

const CLEANERS: Partial<Record<FileFormat, (bytes: Uint8Array) => Cleaned>> = {
  jpeg: cleanJpeg,
  png: cleanPng,
  webp: cleanWebp,
  gif: cleanGif,
  pdf: cleanPdf,
  word: cleanOffice,
  excel: cleanOffice,
  powerpoint: cleanOffice,
  openDocument: cleanOffice,
}
/** Formats that carry nothing beside what one reads in them. */
const PLAIN: readonly FileFormat[] = ['text', 'bmp', 'web', 'svg']

/** `clean`: without what it did not show. `plain`: there was nothing to take away. `cannot`: it stays as it is, and that is said. */
export type CleanResult =
  | { is: 'clean'; bytes: Uint8Array<ArrayBuffer>; removed: HiddenData[] }
  | { is: 'plain' }
  | { is: 'cannot' }

/** Takes hidden data out of a file. Never throws: what cannot be read as what it is cannot be cleaned. */
export function clean(bytes: Uint8Array, format: FileFormat): CleanResult {
  if (PLAIN.includes(format)) return { is: 'plain' }
  try {
    const cleaned = CLEANERS[format]?.(bytes)
    if (cleaned === undefined) return { is: 'cannot' }
    return cleaned.removed.length === 0 ? { is: 'plain' } : { is: 'clean', ...cleaned }
  } catch {
    return { is: 'cannot' }
  }
}
