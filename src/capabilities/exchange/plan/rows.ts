/** Tells rows that are cases from headers, totals, notes, examples and pre-filled empty rows. */
import type { HtcdsFieldId } from '../fields.ts'
import { fieldOf } from '../fields.ts'
import { listKey } from '../fold.ts'
import { parseReference } from '../read/columns.ts'
import type { Cell, ColumnUse, Row, SkippedRow } from '../types.ts'
import { cleanText } from '../values/text.ts'

export type RowKind = 'case' | 'blank' | SkippedRow['why']

const TOTALS =
  /^[\s*=]*(grand\s+|sub-?\s?|sous-?\s?)?(totale?s?|totaux|subtotal(es)?|suma total|somme|sum|suma|итого|всего|разом|المجموع|gesamt|summe)\b/iu
const EXAMPLE =
  /^[\s([*]*(for example|par exemple|por ejemplo|examples?|exemples?|ejemplos?|sample|e\.g\.)(\s*[:).\]\d-].*|\s+(row|line|ligne|fila|case|caso|cas)\b.*)?$/iu
const IDENTITY: ReadonlySet<HtcdsFieldId> = new Set([
  'prs_FirstName',
  'prs_SecondName',
  'prs_MiddleName',
  'prs_Birthdate',
  'prs_Gender',
  'prs_Citizenship',
  'prs_Email',
  'prs_HomePhone',
  'prs_MobilePhone',
  'prs_IdentityNumber',
] as const)

const isSentence = (text: string): boolean =>
  text.length > 45 || text.split(/\s+/).length > 4 || /[.!?:]$/.test(text) || /\d/.test(text)

/** First cells ("row:index") of blocks merged over three columns and more: titles, not values. */
export const wideBlocks = (merges: string[]): ReadonlySet<string> =>
  new Set(
    merges.flatMap(range => {
      const block = parseRange(range)
      return block && block.right - block.left >= 2 ? [`${block.top}:${block.left}`] : []
    }),
  )

/**
 * What a row is, judged by where its content stands. `headings`: the folded label and name of each column.
 * `wide`: see `wideBlocks`.
 */
export const kindOfRow = (
  row: Row,
  uses: ReadonlyMap<string, ColumnUse>,
  headings: ReadonlyMap<string, ReadonlySet<string>>,
  wide: ReadonlySet<string>,
): RowKind => {
  const cells = row.cells.filter(cell => {
    const role = uses.get(cell.column)?.role
    if (role === 'meta' || role === 'choice' || role === 'ignored') return false
    if (role === 'number' && /^[\d.\s]*$/.test(cell.text)) return false
    return cleanText(cell.text).text !== ''
  })
  const [first] = cells
  if (!first) return 'blank'
  const repeats = cells.filter(cell => headings.get(cell.column)?.has(listKey(cell.text)))
  if (repeats.length >= 3 && repeats.length >= cells.length * 0.6) return 'repeated-header'
  const words = cells.filter(cell => cell.kind === 'text' && !cell.formula && !/^[\d\s.,%]+$/.test(cell.text))
  const text = cleanText(words[0]?.text ?? '').text
  if (TOTALS.test(text) && words.length <= 2) return 'totals-row'
  if (words.slice(0, 3).some(cell => EXAMPLE.test(cleanText(cell.text).text))) return 'example-row'
  return isCase(row, cells, uses, wide) ? 'case' : 'note-only-row'
}

const isCase = (row: Row, cells: Cell[], uses: ReadonlyMap<string, ColumnUse>, wide: ReadonlySet<string>): boolean => {
  let identity = 0
  let facts = 0
  for (const cell of cells) {
    const use = uses.get(cell.column)
    if (use?.role !== 'field') continue
    if (IDENTITY.has(use.field)) identity++
    else if (use.field !== 'cas_CaseOwner' && fieldOf(use.field).shape !== 'longText') facts++
  }
  const [only] = cells
  if (cells.length === 1 && only)
    return identity === 1 && !isSentence(cleanText(only.text).text) && !wide.has(`${row.number}:${only.index}`)
  return identity >= 1 || facts >= 2
}

/** First and last row and column of a merged block. */
export const parseRange = (range: string): { top: number; bottom: number; left: number; right: number } | undefined => {
  const [from, to] = range.split(':')
  const start = from ? parseReference(from) : undefined
  const end = to ? parseReference(to) : start
  return start && end ? { top: start.row, bottom: end.row, left: start.index, right: end.index } : undefined
}
