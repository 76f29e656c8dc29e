/** Builds workbooks the way different programs write them; for tests only. */
import { strToU8, zipSync } from 'fflate'
import { columnLetter } from './read/columns.ts'

/** A cell as tests write it: text, number, yes/no, nothing, or a piece of XML of its own (`<c>` with `{r}` for the reference). */
export type TestCell = string | number | boolean | null | { xml: string }
export type TestSheet = {
  name: string
  rows: TestCell[][]
  state?: string
  after?: string
  hiddenRows?: number[]
  rels?: string
}

export type Writer = {
  /** Strict OOXML names instead of the transitional ones. */
  strict?: boolean
  /** A prefix on every element of the sheets. */
  prefix?: string
  /** Relations with targets from the root of the package. */
  absolute?: boolean
  /** Rows and cells say where they are. */
  references?: boolean
  shared?: boolean
  date1904?: boolean
  macros?: boolean
  parts?: Record<string, string>
}

const xmlText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STRICT_RELATIONS = 'http://purl.oclc.org/ooxml/officeDocument/relationships'

/** Style 1 is a date (dd/mm/yyyy), style 2 a date with time, style 3 a phone mask. */
const STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0#&quot; &quot;##&quot; &quot;##"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="165"/></cellXfs></styleSheet>'

export const testWorkbook = (sheets: TestSheet[], writer: Writer = {}): Uint8Array => {
  const { strict = false, prefix = '', absolute = false, references = true, shared = false } = writer
  const main = strict
    ? 'http://purl.oclc.org/ooxml/spreadsheetml/main'
    : 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const kinds = strict ? STRICT_RELATIONS : RELATIONS
  const p = prefix === '' ? '' : `${prefix}:`
  const strings: string[] = []
  const cellXml = (cell: TestCell, row: number, index: number): string => {
    if (cell === null) return ''
    const r = references ? ` r="${columnLetter(index)}${row}"` : ''
    if (typeof cell === 'object') return cell.xml.replaceAll('{r}', r)
    if (typeof cell === 'number') return `<${p}c${r}><${p}v>${cell}</${p}v></${p}c>`
    if (typeof cell === 'boolean') return `<${p}c${r} t="b"><${p}v>${cell ? 1 : 0}</${p}v></${p}c>`
    if (!shared)
      return `<${p}c${r} t="inlineStr"><${p}is><${p}t xml:space="preserve">${xmlText(cell)}</${p}t></${p}is></${p}c>`
    strings.push(cell)
    return `<${p}c${r} t="s"><${p}v>${strings.length - 1}</${p}v></${p}c>`
  }
  const parts: Record<string, string> = {}
  const base = absolute ? '/xl/' : ''
  const relations = [`<Relationship Id="rIdS" Type="${kinds}/styles" Target="${base}styles.xml"/>`]
  for (const [at, sheet] of sheets.entries()) {
    const rows = sheet.rows.map((row, y) => {
      const cells = row.map((cell, x) => (references || cell !== null ? cellXml(cell, y + 1, x) : `<${p}c/>`)).join('')
      const hidden = sheet.hiddenRows?.includes(y + 1) ? ' hidden="1"' : ''
      return `<${p}row${references ? ` r="${y + 1}"` : ''}${hidden}>${cells}</${p}row>`
    })
    const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<${p}worksheet ${name}="${main}"><${p}sheetData>${rows.join('')}</${p}sheetData>${sheet.after ?? ''}</${p}worksheet>`
    if (sheet.rels)
      parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] = `<Relationships>${sheet.rels}</Relationships>`
    relations.push(
      `<Relationship Id="rId${at + 1}" Type="${kinds}/worksheet" Target="${base}worksheets/sheet${at + 1}.xml"/>`,
    )
  }
  if (shared) {
    parts['xl/sharedStrings.xml'] =
      `<sst xmlns="${main}">${strings.map(text => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`).join('')}</sst>`
    relations.push(`<Relationship Id="rIdT" Type="${kinds}/sharedStrings" Target="${base}sharedStrings.xml"/>`)
  }
  const list = sheets.map(
    (sheet, at) =>
      `<sheet name="${xmlText(sheet.name)}" sheetId="${at + 1}"${sheet.state ? ` state="${sheet.state}"` : ''} r:id="rId${at + 1}"/>`,
  )
  parts['xl/workbook.xml'] =
    `<workbook xmlns="${main}" xmlns:r="${kinds}"><workbookPr${writer.date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`
  parts['xl/_rels/workbook.xml.rels'] = `<Relationships>${relations.join('')}</Relationships>`
  parts['xl/styles.xml'] = STYLES
  parts['_rels/.rels'] =
    `<Relationships><Relationship Id="r1" Type="${kinds}/officeDocument" Target="${absolute ? '/' : ''}xl/workbook.xml"/></Relationships>`
  if (writer.macros) parts['xl/vbaProject.bin'] = 'macro'
  return zipSync(
    Object.fromEntries(Object.entries({ ...parts, ...writer.parts }).map(([name, text]) => [name, strToU8(text)])),
  )
}

/** A date cell by its serial day. */
export const dateCell = (serial: number): TestCell => ({ xml: `<c{r} s="1"><v>${serial}</v></c>` })

/** The same container as writers of large files make it: 32-bit sizes full, the true ones in 64-bit fields. */
export const in64Bit = (bytes: Uint8Array): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint16(bytes.length - 12, true)
  const start = view.getUint32(bytes.length - 6, true)
  const out = [...bytes.subarray(0, start)]
  for (let at = start, done = 0; done < count; done++) {
    const name = view.getUint16(at + 28, true)
    const length = 46 + name + view.getUint16(at + 30, true)
    const head = bytes.slice(at, at + 46 + name)
    const extra = new Uint8Array(28)
    const [h, e] = [new DataView(head.buffer), new DataView(extra.buffer)]
    e.setUint16(0, 1, true)
    e.setUint16(2, 24, true)
    for (const [field, place] of [
      [24, 4],
      [20, 12],
      [42, 20],
    ] as const) {
      e.setBigUint64(place, BigInt(h.getUint32(field, true)), true)
      h.setUint32(field, 0xffffffff, true)
    }
    h.setUint16(30, 28, true)
    out.push(...head, ...extra)
    at += length + view.getUint16(at + 32, true)
  }
  const tail = new Uint8Array(56 + 20 + 22)
  const t = new DataView(tail.buffer)
  t.setUint32(0, 0x06064b50, true)
  t.setBigUint64(32, BigInt(count), true)
  t.setBigUint64(48, BigInt(start), true)
  t.setUint32(56, 0x07064b50, true)
  t.setBigUint64(64, BigInt(out.length), true)
  t.setUint32(76, 0x06054b50, true)
  t.setUint16(86, 0xffff, true)
  t.setUint32(92, 0xffffffff, true)
  return Uint8Array.from([...out, ...tail])
}
