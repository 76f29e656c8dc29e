/** The samples written by another program, with columns in any order and the table moved: the same cases. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoToSerial } from './read/serial.ts'
import { readTable } from './read/table.ts'
import { planBytes, SAMPLES, sampleBytes } from './sample-files.ts'
import { dateCell, type TestCell, testWorkbook } from './test-workbook.ts'
import type { Cell, Sheet } from './types.ts'

const cellOf = (cell: Cell): TestCell => {
  if (cell.kind === 'date') return dateCell(isoToSerial(cell.text) ?? 0)
  if (cell.kind === 'number') return { xml: `<c{r}><v>${cell.text}</v></c>` }
  if (cell.kind === 'boolean') return cell.text === 'TRUE'
  if (cell.kind === 'error') return { xml: `<c{r} t="e"><v>${cell.text}</v></c>` }
  return cell.text.replaceAll('\r', '_x000D_')
}

type Move = { order: ReadonlyArray<number>; right: number; titles: number; gap: boolean }

/** Rows of a sheet with its columns permuted, moved right, and title rows above. */
const moved = (sheet: Sheet, move: Move): TestCell[][] => {
  const last = Math.max(0, ...sheet.rows.map(row => row.number))
  const rows: TestCell[][] = Array.from({ length: last }, () => [])
  for (const row of sheet.rows) {
    const cells: TestCell[] = Array.from({ length: move.order.length + move.right }, () => null)
    // The running number stays first: it is known by standing there without a label.
    for (const cell of row.cells)
      cells[cell.index === 0 ? 0 : (move.order[cell.index] ?? cell.index) + move.right] = cellOf(cell)
    rows[row.number - 1] = cells
  }
  const titles: TestCell[][] = Array.from({ length: move.titles }, (_, at) => [`Registre – page ${at + 1}`])
  return [...titles, ...(move.gap && move.titles > 0 ? [[]] : []), ...rows]
}

const widest = (sheets: Sheet[]): number =>
  Math.max(...sheets.flatMap(sheet => sheet.rows.flatMap(row => row.cells.map(cell => cell.index + 1))))

describe.each(SAMPLES)('%s rearranged', name => {
  const read = readTable(sampleBytes(name))
  if (!read.ok) throw new Error(read.code)
  const { sheets } = read.table
  const said = (bytes: Uint8Array) => planBytes(bytes).cases.map(({ values, own }) => ({ values, own }))
  const first = said(sampleBytes(name))

  test('gives the same cases', () => {
    const columns = Array.from({ length: widest(sheets) }, (_, at) => at)
    const order = fc.shuffledSubarray(columns.slice(1), { minLength: columns.length - 1 }).map(rest => [0, ...rest])
    const move: fc.Arbitrary<Move> = fc.record({
      order,
      right: fc.nat({ max: 2 }),
      titles: fc.nat({ max: 3 }),
      gap: fc.boolean(),
    })
    fc.assert(
      fc.property(move, fc.boolean(), (each, shared) => {
        const again = said(
          testWorkbook(
            sheets.map(sheet => ({ name: sheet.name, rows: moved(sheet, each) })),
            { shared },
          ),
        )
        expect(again).toEqual(first)
      }),
      { numRuns: 4 },
    )
  })
})
