/** One printed page of an invented document: enough to see that attachments open. PDF 1.4, text in the Latin alphabet. */
import type { Bytes } from '#vault'
import type { Sheet } from './write.ts'

const LEFT = 72
const TOP = 770
const LINE = 20

/** A character of Latin-1 as PDF text; what the standard fonts lack becomes a plain one. */
const written = (text: string): string =>
  text
    .replaceAll('’', "'")
    .replace(/[^\u0020-\u00ff]/g, '?')
    .replace(/[\\()]/g, '\\$&')

/** The page of a sheet. */
export function pageOf({ title, lines }: Sheet): Bytes {
  const rows = lines.map((line, index) => `1 0 0 1 ${LEFT} ${TOP - 40 - index * LINE} Tm (${written(line)}) Tj`)
  const content = `BT /F1 18 Tf 1 0 0 1 ${LEFT} ${TOP} Tm (${written(title)}) Tj /F1 12 Tf ${rows.join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let text = '%PDF-1.4\n'
  const starts = objects.map((object, index) => {
    const start = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const table = starts.map(start => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Uint8Array.from(text, character => character.charCodeAt(0))
}
