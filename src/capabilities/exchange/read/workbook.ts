/** Reads an Office Open XML workbook (transitional or strict), whatever program wrote it. */
import type { CellComment, Sheet, Table } from '../types.ts'
import { columnLetter, parseReference } from './columns.ts'
import { LIMITS } from './limits.ts'
import { Refused } from './refused.ts'
import { isDateFormat } from './serial.ts'
import { readSheet, unescapeCell, type WorkbookContext } from './sheet.ts'
import { readXml } from './xml.ts'
import { openZip, partName, type Zip } from './zip.ts'

type Relation = { id: string; type: string; target: string }

/** Resolves a target against the part that names it; absolute targets start at the root of the package. */
const resolve = (base: string, target: string): string => {
  if (target.startsWith('/')) return partName(target)
  const path = base.split('/').slice(0, -1)
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return partName(path.join('/'))
}

const relationsOf = (zip: Zip, part: string): Relation[] => {
  const slash = part.lastIndexOf('/') + 1
  const relations: Relation[] = []
  readXml(zip, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`, {
    open: (tag, attributes) => {
      if (tag !== 'Relationship' || attributes.TargetMode === 'External') return
      const type = (attributes.Type ?? '').split('/').pop() ?? ''
      relations.push({ id: attributes.Id ?? '', type, target: resolve(part, attributes.Target ?? '') })
    },
  })
  return relations
}

const readStrings = (zip: Zip, path: string): string[] => {
  const strings: string[] = []
  let current = ''
  let collecting = false
  let phonetic = false
  readXml(zip, path, {
    open: tag => {
      if (tag === 'si') current = ''
      else if (tag === 'rPh') phonetic = true
      else if (tag === 't') collecting = !phonetic
    },
    text: text => {
      if (collecting) current += text
    },
    close: tag => {
      if (tag === 't') collecting = false
      else if (tag === 'rPh') phonetic = false
      else if (tag === 'si') strings.push(unescapeCell(current))
    },
  })
  return strings
}

/** Indexes of the cell formats that show a date. */
const readDateStyles = (zip: Zip, path: string): Set<number> => {
  const codes = new Map<number, string>()
  const styles = new Set<number>()
  let inCellFormats = false
  let index = 0
  readXml(zip, path, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (tag === 'cellXfs') inCellFormats = true
      else if (tag === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId ?? 0)
        if (isDateFormat(id, codes.get(id))) styles.add(index)
        index++
      }
    },
    close: tag => {
      if (tag === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

/** Notes on cells, old ("comments") and new ("threadedComments"); a thread is joined into one text. */
const readComments = (zip: Zip, relations: Relation[]): CellComment[] => {
  const texts = new Map<string, string>()
  for (const threaded of [false, true]) {
    const wanted = threaded ? 'threadedComment' : 'comments'
    const seen = new Set<string>()
    for (const relation of relations.filter(each => each.type === wanted)) {
      let reference = ''
      let text = ''
      let collecting = false
      readXml(zip, relation.target, {
        open: (tag, attributes) => {
          if (tag === 'comment' || tag === 'threadedComment') {
            reference = attributes.ref ?? ''
            text = ''
          } else if (tag === 't' || tag === 'text') collecting = tag === 't' || threaded
        },
        text: part => {
          if (collecting) text += part
        },
        close: tag => {
          if (tag === 't' || tag === 'text') collecting = false
          else if (tag === 'comment' || tag === 'threadedComment') {
            // The old comment of a thread only says that a newer program is needed: the thread replaces it.
            texts.set(reference, threaded && seen.has(reference) ? `${texts.get(reference)}\n${text}` : text)
            seen.add(reference)
          }
        },
      })
    }
  }
  return [...texts].flatMap(([reference, text]) => {
    const at = parseReference(reference)
    return at ? [{ row: at.row, column: columnLetter(at.index), text: unescapeCell(text) }] : []
  })
}

const findWorkbook = (zip: Zip): string => {
  const root = relationsOf(zip, '').find(relation => relation.type === 'officeDocument')?.target
  for (const path of [root, 'xl/workbook.xml']) if (path && zip.entries.has(path)) return path
  if (zip.entries.has('xl/workbook.bin')) throw new Refused('file.binary-workbook')
  if (zip.entries.has('content.xml')) throw new Refused('file.ods')
  if (zip.entries.has('index/document.iwa') || zip.entries.has('index.zip')) throw new Refused('file.numbers')
  if (zip.entries.has('encryptedpackage')) throw new Refused('file.password')
  throw new Refused('file.not-a-workbook')
}

/** Reads a workbook from the bytes of its ZIP container. */
export const readWorkbook = (bytes: Uint8Array): Table => {
  const zip = openZip(bytes)
  const path = findWorkbook(zip)
  if (path.endsWith('.bin')) throw new Refused('file.binary-workbook')
  const relations = relationsOf(zip, path)
  const part = (type: string): string | undefined => relations.find(relation => relation.type === type)?.target
  const found: Array<{ name: string; hidden: boolean; id: string }> = []
  let date1904 = false
  let isWorkbook = false
  readXml(zip, path, {
    open: (tag, attributes) => {
      if (tag === 'workbook') isWorkbook = true
      else if (tag === 'workbookPr') date1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
      else if (tag === 'sheet')
        found.push({
          name: attributes.name ?? '',
          hidden: attributes.state !== undefined && attributes.state !== 'visible',
          id: attributes.id ?? '',
        })
    },
  })
  if (!isWorkbook) throw new Refused('file.not-a-workbook')
  const styles = part('styles')
  const strings = part('sharedStrings')
  const context: WorkbookContext = {
    strings: strings ? readStrings(zip, strings) : [],
    dateStyles: styles ? readDateStyles(zip, styles) : new Set(),
    date1904,
    budget: { cells: LIMITS.cells, characters: LIMITS.characters },
  }
  const sheets: Sheet[] = []
  for (const { name, hidden, id } of found) {
    const relation = relations.find(each => each.id === id && each.type === 'worksheet')
    if (!relation) continue
    const sheet = readSheet(zip, relation.target, name, hidden, context)
    sheet.comments = readComments(zip, relationsOf(zip, relation.target))
    sheets.push(sheet)
  }
  return {
    format: 'xlsx',
    sheets,
    date1904,
    macros: [...zip.entries.keys()].some(name => name.endsWith('vbaproject.bin')),
  }
}
