/** Reads a file of cases, whatever program wrote it, or says in one code why it cannot be read. */
import type { Refusal, Table } from '../types.ts'
import { readCsv } from './csv.ts'
import { LIMITS } from './limits.ts'
import { Refused } from './refused.ts'
import { readWorkbook } from './workbook.ts'

const startsWith = (bytes: Uint8Array, magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte)

const holds = (bytes: Uint8Array, text: string): boolean => {
  // Names in an OLE container are UTF-16.
  const wanted = [...text].flatMap(character => [character.charCodeAt(0), 0])
  outer: for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    for (let i = 1; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) continue outer
    return true
  }
  return false
}

const read = (bytes: Uint8Array): Table => {
  if (bytes.length === 0) throw new Refused('file.empty')
  if (bytes.length > LIMITS.file) throw new Refused('file.too-large', LIMITS.file)
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return readWorkbook(bytes)
  if (startsWith(bytes, [0x50, 0x4b, 5, 6])) throw new Refused('file.empty')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new Refused(
      holds(bytes, 'EncryptedPackage') || holds(bytes, 'EncryptionInfo')
        ? 'file.password'
        : holds(bytes, 'Workbook') || holds(bytes, 'Book')
          ? 'file.old-xls'
          : 'file.not-a-workbook',
    )
  return readCsv(bytes)
}

/**
 * Reads a workbook (.xlsx, .xlsm without its macros) or a CSV from its bytes. The name of the file is not trusted: the kind
 * is found in the bytes. Nothing is written, run or fetched.
 */
export const readTable = (bytes: Uint8Array): { ok: true; table: Table } | Refusal => {
  try {
    const table = read(bytes)
    if (table.sheets.every(sheet => sheet.rows.length === 0)) return { ok: false, code: 'file.empty' }
    return { ok: true, table }
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}
