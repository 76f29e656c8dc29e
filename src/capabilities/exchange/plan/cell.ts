/** Reads one cell of one field: value, remarks, and the text a person must still see. */
import { type Field, fieldOf, type HtcdsFieldId } from '../fields.ts'
import { listKey } from '../fold.ts'
import type { Cell, ProblemKind } from '../types.ts'
import { readBoolean } from '../values/consent.ts'
import { readCountries, readCountry } from '../values/country.ts'
import { readWrittenDate } from '../values/date.ts'
import type { ColumnOrder } from '../values/date-order.ts'
import { readDate } from '../values/date-reading.ts'
import { readEmail } from '../values/email.ts'
import { readFormAnswers, readListValue, readListValues } from '../values/list.ts'
import { readPhone } from '../values/phone.ts'
import { plain, type Reading, type Remark, readAs, unread } from '../values/reading.ts'
import { asciiDigits, cleanText, lostLetters, singleSpaced } from '../values/text.ts'

/** What the rest of the column, and the person, say about how to read a cell. */
export type CellContext = {
  today: string
  date1904: boolean
  form: boolean
  order: ColumnOrder
  booleanMarks: readonly [string, string] | undefined
  /** The column writes H and M for hombre and mujer, so its "M" is no man. */
  mIsWoman: boolean
  /** Readings of list cells by text; offices write the same few values thousands of times. */
  cache: Map<string, Reading>
}

const NAMES: ReadonlySet<HtcdsFieldId> = new Set([
  'prs_FirstName',
  'prs_SecondName',
  'prs_MiddleName',
  'prs_MailingCity',
  'prs_MailingStreet',
] as const)

const readText = (text: string, cell: Cell, field: Field): Reading => {
  if (lostLetters(text, NAMES.has(field.id))) {
    const nothingLeft = !/[\p{L}\p{N}]/u.test(text)
    return nothingLeft
      ? unread('text-lost-characters')
      : { value: text, remarks: [{ kind: 'text-lost-characters', level: 'must', action: 'kept-as-written' }] }
  }
  const value = field.shape === 'text' ? singleSpaced(text) : text
  const remarks: Remark[] = []
  if (value !== text) remarks.push({ kind: 'text-cleaned', level: 'may', action: 'read-as' })
  const goodCode = field.id === 'prs_MailingPostalCode' && text.length >= 5
  if ((cell.kind === 'number' || cell.kind === 'date') && !goodCode)
    remarks.push({ kind: 'number-in-text-field', level: 'may', action: 'kept-as-written' })
  return { value, remarks }
}

const readNumber = (text: string): Reading => {
  const written = asciiDigits(text).replace(',', '.')
  const number = Number(written)
  return written !== '' && Number.isFinite(number) ? plain(number) : unread('number-unreadable')
}

const byShape = (text: string, cell: Cell, field: Field, context: CellContext): Reading => {
  switch (field.shape) {
    case 'date':
      return readDate(
        readWrittenDate(cell, text, context.today, context.date1904),
        context.order,
        field.id,
        context.today,
      )
    case 'boolean':
      return cell.kind === 'boolean' ? plain(text === 'TRUE') : readBoolean(text, context.booleanMarks)
    case 'list':
      if (context.mIsWoman && listKey(text) === 'm') return readAs('Feminine', 'picklist-unknown', 'must')
      return readListValue(text, field)
    case 'lists':
      return withSeveral(context.form ? readFormAnswers(text, field) : readListValues(text, field), field)
    case 'country':
      return readCountry(text, context.form)
    case 'countries':
      return readCountries(text, context.form)
    case 'phone':
      return readPhone(text, cell.kind === 'number')
    case 'email':
      return readEmail(text)
    case 'number':
      return readNumber(text)
    default:
      return readText(text, cell, field)
  }
}

/** The standard has one industry; the official multi-select workbook has several. All are kept, and it is said. */
const withSeveral = (reading: Reading, field: Field): Reading =>
  field.id === 'vic_ForcedLabourIndustry' && Array.isArray(reading.value) && reading.value.length > 1
    ? {
        value: reading.value,
        remarks: [...reading.remarks, { kind: 'several-values-in-single-field', level: 'may', action: 'imported' }],
      }
    : reading

const CACHED: ReadonlySet<string> = new Set(['list', 'lists', 'country', 'countries'])

/** What spreadsheets show for a failed formula, in English, French and Spanish; a CSV holds it as text. */
const ERROR_TEXT =
  /^#(N\/A|N\/D|NA|REF!|¡REF!|VALUE!|VALEUR!|¡VALOR!|NAME\?|NOM\?|¿NOMBRE\?|DIV\/0!|¡DIV\/0!|NULL!|NUL!|¡NULO!|NUM!|NOMBRE!|¡NUM!|SPILL!|CALC!|#+)$/

/** Longest text that can be a date, a phone, a value of a list …; beyond it the cell is a story in the wrong place. */
const LONGEST: Partial<Record<Field['shape'], { length: number; kind: ProblemKind }>> = {
  date: { length: 80, kind: 'date-unreadable' },
  boolean: { length: 80, kind: 'consent-unreadable' },
  list: { length: 400, kind: 'picklist-unknown' },
  lists: { length: 4000, kind: 'picklist-unknown' },
  country: { length: 200, kind: 'country-unknown' },
  countries: { length: 2000, kind: 'country-unknown' },
  phone: { length: 1000, kind: 'phone-with-text' },
  email: { length: 320, kind: 'email-invalid' },
  number: { length: 40, kind: 'number-unreadable' },
}

/** Reads a cell; a cell of blanks gives nothing at all. */
export const readCell = (cell: Cell, fieldId: HtcdsFieldId, context: CellContext): Reading => {
  if (cell.kind === 'error') return unread(cell.formula && cell.text === '' ? 'formula-cell' : 'cell-error')
  const { text, marks } = cleanText(cell.text)
  if (text === '') return { remarks: [] }
  if (ERROR_TEXT.test(text)) return unread('cell-error')
  const field = fieldOf(fieldId)
  const longest = LONGEST[field.shape]
  if (longest && text.length > longest.length) return unread(longest.kind)
  // A dash or a question mark stands for nothing; separators alone are nothing.
  if (CACHED.has(field.shape) && !/[\p{L}\p{N}]/u.test(text))
    return /^[;,\s]*$/.test(text) ? { remarks: [] } : unread(longest?.kind ?? 'picklist-unknown', 'may')
  let reading: Reading | undefined
  if (CACHED.has(field.shape)) {
    const key = `${fieldId}\n${text}`
    reading = context.cache.get(key)
    if (!reading) {
      reading = byShape(text, cell, field, context)
      context.cache.set(key, reading)
    }
  } else reading = byShape(text, cell, field, context)
  const about: Remark[] = []
  if (marks) about.push({ kind: 'mixed-direction-marks', level: 'may', action: 'read-as' })
  if (cell.formula) about.push({ kind: 'formula-cell', level: 'may', action: 'read-as' })
  if (cell.encoding)
    about.push({
      kind: cell.encoding === 'mixed' ? 'encoding-mixed' : 'encoding-repaired',
      level: 'must',
      action: 'read-as',
    })
  if (about.length === 0) return reading
  const remarks = [...reading.remarks, ...about]
  return reading.value === undefined ? { remarks } : { value: reading.value, remarks }
}
