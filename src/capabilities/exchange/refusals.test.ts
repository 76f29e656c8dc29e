/** Bad files: each gets its code, none gets through half-read, none hangs. */

import fc from 'fast-check'
import { Deflate, strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { planImport } from './plan/plan.ts'
import { LIMITS } from './read/limits.ts'
import { readTable } from './read/table.ts'
import { SAMPLES, sampleBytes, TODAY } from './sample-files.ts'
import { testWorkbook } from './test-workbook.ts'
import { REFUSALS } from './types.ts'

const codeOf = (bytes: Uint8Array): string => {
  const read = readTable(bytes)
  if (!read.ok) return read.code
  const plan = planImport(read.table, { today: TODAY })
  return plan.ok ? 'ok' : plan.code
}
const text = (each: string): Uint8Array => new TextEncoder().encode(each)
const joined = (...pieces: Uint8Array[]): Uint8Array => Uint8Array.from(pieces.flatMap(piece => [...piece]))

/** An OLE container is known by its first bytes; its streams are named in UTF-16. */
const ole = (stream: string): Uint8Array =>
  joined(
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    new Uint8Array(512),
    Uint8Array.from([...stream].flatMap(letter => [letter.charCodeAt(0), 0])),
    new Uint8Array(64),
  )

/** A good workbook whose first sheet unpacks to `size` bytes of spaces, while its directory claims `claimed`. */
const bomb = (size: number, claimed: number): Uint8Array => {
  const chunks: Uint8Array[] = []
  const stream = new Deflate({ level: 9 }, chunk => chunks.push(chunk))
  const spaces = new Uint8Array(1024 * 1024).fill(32)
  stream.push(strToU8('<worksheet>'))
  for (let done = 0; done < size; done += spaces.length) stream.push(spaces)
  stream.push(strToU8('</worksheet>'), true)
  const packed = joined(...chunks)
  const others = zipSync(
    {
      '_rels/.rels': strToU8(
        '<Relationships><Relationship Id="r" Type="a/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ),
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="a" sheetId="1" id="r1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Type="a/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
    },
    { level: 0 },
  )
  // The part is written by hand behind the others: local header, content, and one more line of the directory.
  const otherEnd = new DataView(others.buffer, others.byteOffset)
  const directoryAt = otherEnd.getUint32(others.length - 6, true)
  const name = strToU8('xl/worksheets/sheet1.xml')
  const local = new Uint8Array(30)
  const central = new Uint8Array(46)
  const [l, c] = [new DataView(local.buffer), new DataView(central.buffer)]
  l.setUint32(0, 0x04034b50, true)
  c.setUint32(0, 0x02014b50, true)
  l.setUint16(8, 8, true)
  c.setUint16(10, 8, true)
  l.setUint16(26, name.length, true)
  c.setUint16(28, name.length, true)
  c.setUint32(20, packed.length, true)
  c.setUint32(24, claimed, true)
  c.setUint32(42, directoryAt, true)
  const directory = others.subarray(directoryAt, others.length - 22)
  const end = others.slice(others.length - 22)
  const e = new DataView(end.buffer)
  e.setUint16(8, 4, true)
  e.setUint16(10, 4, true)
  e.setUint32(12, directory.length + 46 + name.length, true)
  e.setUint32(16, directoryAt + 30 + name.length + packed.length, true)
  return joined(others.subarray(0, directoryAt), local, name, packed, directory, central, name, end)
}

describe('files that are refused', () => {
  test.each<[string, Uint8Array]>([
    ['file.empty', new Uint8Array()],
    ['file.empty', text('\n\n  \n')],
    ['file.empty', testWorkbook([{ name: 'Feuil1', rows: [] }])],
    ['file.password', ole('EncryptedPackage')],
    ['file.old-xls', ole('Workbook')],
    ['file.not-a-workbook', ole('WordDocument')],
    [
      'file.ods',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<a/>') }),
    ],
    ['file.numbers', zipSync({ 'Index/Document.iwa': strToU8('x') })],
    ['file.binary-workbook', zipSync({ 'xl/workbook.bin': strToU8('x') })],
    ['file.not-a-workbook', zipSync({ 'word/document.xml': strToU8('<a/>') })],
    ['file.not-a-workbook', text('%PDF-1.7 …')],
    ['file.not-a-workbook', text('<!doctype html><table><tr><td>First Name</td></tr></table>')],
    [
      'file.not-a-workbook',
      text('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    ],
    ['file.not-a-workbook', Uint8Array.from({ length: 600 }, (_, at) => (at * 7919) % 256)],
    [
      'file.damaged',
      testWorkbook([{ name: 'a', rows: [['First Name']] }], {
        parts: { 'xl/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><styleSheet>&b;</styleSheet>' },
      }),
    ],
    [
      'file.damaged',
      testWorkbook([{ name: 'a', rows: [['First Name']] }], {
        parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' },
      }),
    ],
    [
      'file.no-cases',
      testWorkbook([
        {
          name: 'choices',
          rows: [
            ['list_name', 'name', 'label'],
            ['gender', 'Feminine', 'Feminine'],
          ],
        },
      ]),
    ],
    ['file.no-cases', text('Mois,Nuitées,Repas\njanvier,12,30\n')],
    [
      'file.no-cases',
      testWorkbook([
        {
          name: 'Stocks',
          rows: [
            ['Article', 'Quantité'],
            ['Draps', 12],
          ],
        },
      ]),
    ],
  ])('%s', (code, bytes) => {
    expect(codeOf(bytes)).toBe(code)
  })

  test('a cut-off workbook', () => {
    const bytes = sampleBytes('plain-60.xlsx')
    expect(codeOf(bytes.subarray(0, bytes.length - 4000))).toBe('file.truncated')
  })

  test('a changed byte inside a part', () => {
    const bytes = sampleBytes('plain-60.xlsx')
    const changed = bytes.with(900, (bytes[900] ?? 0) ^ 1)
    expect(codeOf(changed)).toBe('file.damaged')
  })

  test('an encrypted part', () => {
    const bytes = Uint8Array.from(testWorkbook([{ name: 'a', rows: [['First Name']] }]))
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < bytes.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true)
    expect(codeOf(bytes)).toBe('file.password')
  })

  test('a file over the limit is refused by its size alone', () => {
    expect(readTable(new Uint8Array(LIMITS.file + 1))).toEqual({
      ok: false,
      code: 'file.too-large',
      limit: LIMITS.file,
    })
  })

  test('a bomb that owns up, and one that lies about its size', () => {
    const small = bomb(8 * 1024 * 1024, LIMITS.part + 1)
    expect(readTable(small)).toMatchObject({ ok: false, code: 'file.bomb' })
    expect(readTable(bomb(24 * 1024 * 1024, 900))).toMatchObject({ ok: false, code: 'file.bomb' })
  })
})

describe('any damage', () => {
  const known = new Set<string>([...REFUSALS, 'ok'])
  const samples = SAMPLES.map(sampleBytes)
  const sample = fc.nat({ max: samples.length - 1 }).map(at => samples[at] ?? new Uint8Array())

  test('truncated anywhere: a code or a plan, never a fault', () => {
    fc.assert(
      fc.property(sample, fc.double({ min: 0, max: 1, noNaN: true }), (bytes, share) => {
        expect(known).toContain(codeOf(bytes.subarray(0, Math.floor(bytes.length * share))))
      }),
      { numRuns: 60 },
    )
  })

  test('bytes changed anywhere: a code or a plan, never a fault', () => {
    const change = fc.array(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.nat({ max: 255 })),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(sample, change, (bytes, changes) => {
        const damaged = Uint8Array.from(bytes)
        for (const [share, value] of changes) damaged[Math.floor(damaged.length * share)] = value
        expect(known).toContain(codeOf(damaged))
      }),
      { numRuns: 80 },
    )
  })

  test('any bytes, and any text: a code or a plan', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        expect(known).toContain(codeOf(bytes))
        expect(known).toContain(codeOf(joined(Uint8Array.of(0x50, 0x4b, 3, 4), bytes)))
      }),
      { numRuns: 150 },
    )
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('First Name', 'Nom', '12/31/98', ';;', '"', '??', '+0', '﻿', '1e999', '\u0000'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }), rows => {
        expect(known).toContain(
          codeOf(
            text(
              `First Name,Second Name,Birthdate,Mobile Phone,Citizenship,Methods of Control,Consent,Gender\n${rows.map(row => row.join(',')).join('\n')}`,
            ),
          ),
        )
      }),
      { numRuns: 150 },
    )
  })

  test('any cell of any shape in a workbook: a code or a plan', () => {
    const xml = fc.constantFrom(
      '<c{r} t="s"><v>99999</v></c>',
      '<c{r} t="s"><v>-1</v></c>',
      '<c{r}><v>1e308</v></c>',
      '<c{r}><v>NaN</v></c>',
      '<c{r} s="77"><v>5</v></c>',
      '<c{r} t="zz"><v>x</v></c>',
      '<c r="ZZZZ99"><v>1</v></c>',
      '<c r="XFD1048576"><v>1</v></c>',
      '<c{r} t="d"><v>not a date</v></c>',
      '<c{r} s="1"><v>-7</v></c>',
    )
    const cell = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      xml.map(each => ({ xml: each })),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 6 }), rows => {
        const bytes = testWorkbook([
          {
            name: 'Cases',
            rows: [
              [
                'First Name',
                'Second Name',
                'Birthdate',
                'Mobile Phone',
                'Citizenship',
                'Methods of Control',
                'Consent',
                'Gender',
              ],
              ...rows,
            ],
          },
        ])
        expect(known).toContain(codeOf(bytes))
      }),
      { numRuns: 80 },
    )
  })
})
