/**
 * What a file is by its own first bytes, whatever its name says. A file that lies about its type is how programs are
 * smuggled in, so the difference is said (issue 3, "Bad input and abuse").
 */
export const FILE_FORMATS = [
  'jpeg',
  'png',
  'webp',
  'gif',
  'bmp',
  'tiff',
  'heic',
  'svg',
  'pdf',
  'word',
  'excel',
  'powerpoint',
  'openDocument',
  'oldOffice',
  'zip',
  'audio',
  'video',
  'web',
  'program',
  'text',
  'unknown',
] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** Media types as kept with a file; what has none of its own is plain bytes. */
const MEDIA: Partial<Record<FileFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  heic: 'image/heic',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  excel: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  powerpoint: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  openDocument: 'application/vnd.oasis.opendocument',
  zip: 'application/zip',
  web: 'text/html',
  text: 'text/plain',
}
export const mediaType = (format: FileFormat): string => MEDIA[format] ?? 'application/octet-stream'
/** The format behind a media type as it was kept. */
export const formatOfMedia = (type: string): FileFormat =>
  FILE_FORMATS.find(format => MEDIA[format] === type) ?? 'unknown'

const ENDINGS: Partial<Record<FileFormat, string>> = {
  jpeg: 'jpg jpeg jpe jfif',
  png: 'png apng',
  webp: 'webp',
  gif: 'gif',
  bmp: 'bmp dib',
  tiff: 'tif tiff dng',
  heic: 'heic heif avif',
  svg: 'svg',
  pdf: 'pdf',
  word: 'docx docm dotx',
  excel: 'xlsx xlsm xltx',
  powerpoint: 'pptx pptm ppsx',
  openDocument: 'odt ods odp odg',
  oldOffice: 'doc xls ppt msg',
  zip: 'zip jar apk',
  audio: 'mp3 m4a aac ogg oga opus wav flac amr',
  video: 'mp4 mov m4v webm mkv avi 3gp',
  web: 'html htm xhtml mht',
  program: 'exe dll msi com scr bat cmd ps1 sh js jse vbs lnk',
  text: 'txt csv md log json xml vcf ics eml tsv',
}
/** What a name says the file is; undefined when it says nothing we know. */
export function saidBy(name: string): FileFormat | undefined {
  const ending = /\.([a-z0-9]+)\s*$/i.exec(name)?.[1]?.toLowerCase()
  return ending === undefined
    ? undefined
    : FILE_FORMATS.find(format => ENDINGS[format]?.split(' ').includes(ending) === true)
}

/** Formats that one name may stand for: recordings share containers, and text is text. */
const ALIKE: ReadonlyArray<readonly FileFormat[]> = [
  ['audio', 'video'],
  ['text', 'unknown'],
  ['oldOffice', 'unknown'],
  ['audio', 'unknown'],
  ['video', 'unknown'],
]
/** What the name says when that is not what the file is. */
export function liedAbout(name: string, format: FileFormat): FileFormat | undefined {
  const said = saidBy(name)
  if (said === undefined || said === format) return undefined
  return ALIKE.some(pair => pair.includes(said) && pair.includes(format)) ? undefined : said
}

const ascii = (bytes: Uint8Array, start: number, end: number) =>
  String.fromCharCode(...bytes.subarray(start, Math.min(end, bytes.length)))
const begins = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte)

/** The format of a file from its bytes. */
export function formatOf(bytes: Uint8Array): FileFormat {
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (ascii(bytes, 0, 4) === 'RIFF') return riff(ascii(bytes, 8, 12))
  if (ascii(bytes, 0, 4) === 'GIF8') return 'gif'
  if (begins(bytes, 0x49, 0x49, 0x2a, 0) || begins(bytes, 0x4d, 0x4d, 0, 0x2a)) return 'tiff'
  if (ascii(bytes, 4, 8) === 'ftyp') return isoMedia(ascii(bytes, 8, 12))
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return 'pdf'
  if (begins(bytes, 0x50, 0x4b, 3, 4) || begins(bytes, 0x50, 0x4b, 5, 6)) return zipped(bytes)
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'oldOffice'
  if (ascii(bytes, 0, 2) === 'MZ' || begins(bytes, 0x7f, 0x45, 0x4c, 0x46) || ascii(bytes, 0, 2) === '#!')
    return 'program'
  if (begins(bytes, 0xcf, 0xfa, 0xed, 0xfe) || begins(bytes, 0xca, 0xfe, 0xba, 0xbe)) return 'program'
  if (ascii(bytes, 0, 3) === 'ID3' || ascii(bytes, 0, 4) === 'fLaC' || ascii(bytes, 0, 5) === '#!AMR') return 'audio'
  if (ascii(bytes, 0, 4) === 'OggS' || (begins(bytes, 0xff) && ((bytes[1] ?? 0) & 0xe6) === 0xe2)) return 'audio'
  if (begins(bytes, 0x1a, 0x45, 0xdf, 0xa3)) return 'video'
  if (ascii(bytes, 0, 2) === 'BM' && bytes.length > 26) return 'bmp'
  return written(bytes)
}

const riff = (form: string): FileFormat => (form === 'WEBP' ? 'webp' : form === 'WAVE' ? 'audio' : 'video')
const isoMedia = (brand: string): FileFormat =>
  /^(heic|heix|hevc|heim|heis|mif1|msf1|avif|avis)/.test(brand) ? 'heic' : /^M4A/.test(brand) ? 'audio' : 'video'

/** Office files are archives that say in their names what they are. */
function zipped(bytes: Uint8Array): FileFormat {
  const start = ascii(bytes, 0, 4000)
  const end = latin(bytes.subarray(-65_536))
  const names = start + end
  if (start.includes('mimetypeapplication/vnd.oasis.opendocument')) return 'openDocument'
  if (!names.includes('[Content_Types].xml')) return 'zip'
  return names.includes('word/')
    ? 'word'
    : names.includes('xl/')
      ? 'excel'
      : names.includes('ppt/')
        ? 'powerpoint'
        : 'zip'
}
/** One character a byte, so that places in the text are places in the bytes. */
export const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

function written(bytes: Uint8Array): FileFormat {
  const start = bytes.subarray(0, 4096)
  if (start.length === 0) return 'unknown'
  const text = new TextDecoder().decode(start).replace(/^\uFEFF/, '')
  const head = text.trimStart().slice(0, 2000).toLowerCase()
  if (/<svg[\s>]/.test(head) && head.startsWith('<')) return 'svg'
  if (/^(<!doctype html|<html|<head|<body|<script|<iframe)/.test(head)) return 'web'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: text has none of these
  return /[\u0000-\u0008\u000E-\u001A]/.test(text) ? 'unknown' : 'text'
}
