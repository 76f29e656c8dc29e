/** Files as other programs and offices would write them, made here: what the samples have, otherwise. */
import { describe, expect, test } from 'vitest'
import { WORKBOOK_COLUMNS } from './fields.ts'
import { planImport, readTable } from './index.ts'
import { isoToSerial } from './read/serial.ts'
import { planBytes, sampleBytes, TODAY } from './sample-files.ts'
import { dateCell, in64Bit, type TestCell, testWorkbook, type Writer } from './test-workbook.ts'
import type { ImportPlan } from './types.ts'

const LABELS = ['First Name', 'Second Name', 'Birthdate', 'Gender', 'Citizenship', 'Methods of Control', 'Consent']
const ROW: TestCell[] = [
  'Amina',
  'Hodžić',
  dateCell(32995),
  'Feminine',
  'Bosnia and Herzegovina',
  'Debt bondage ; False promises',
  true,
]
const VALUES = {
  prs_FirstName: 'Amina',
  prs_SecondName: 'Hodžić',
  prs_Birthdate: '1990-05-02',
  prs_Gender: 'Feminine',
  prs_Citizenship: ['BA'],
  vic_MethodsOfControl: ['DebtBondage', 'FalsePromises'],
  con_Consent: true,
}
const sheet = (rows: TestCell[][], writer: Writer = {}, name = 'Cases'): Uint8Array =>
  testWorkbook([{ name, rows }], writer)
const values = (plan: ImportPlan) => plan.cases.map(each => each.values)
const kinds = (plan: ImportPlan, level?: string): string[] =>
  plan.problems.filter(each => !level || each.level === level).map(each => each.kind)
const csv = (text: string, encode: (text: string) => Uint8Array = each => new TextEncoder().encode(each)): ImportPlan =>
  planBytes(encode(text))
const one = (labels: string[], cells: TestCell[]) => planBytes(sheet([labels, cells]))

describe('writers', () => {
  test.each<[string, Writer]>([
    ['shared strings', { shared: true }],
    ['strict names', { strict: true }],
    ['a prefix on every element', { prefix: 'x', shared: true }],
    ['absolute targets', { absolute: true }],
    ['no references on rows and cells', { references: false }],
  ])('%s', (_, writer) => {
    const row = writer.prefix ? ROW.map(cell => (cell === ROW[2] ? '1990-05-02' : cell)) : ROW
    expect(values(planBytes(sheet([LABELS, row], writer)))).toEqual([VALUES])
  })

  test('a container in 64-bit form', () => {
    expect(values(planBytes(in64Bit(sheet([LABELS, ROW]))))).toEqual([VALUES])
  })

  test('days counted from 1904', () => {
    expect(values(planBytes(sheet([LABELS, ROW.with(2, dateCell(32995 - 1462))], { date1904: true })))).toEqual([
      VALUES,
    ])
  })

  test('ISO date cells, rich text and phonetic runs', () => {
    const rich = {
      xml: '<c{r} t="inlineStr"><is><r><t>Ami</t></r><rPh sb="0" eb="1"><t>アミナ</t></rPh><r><t>na</t></r></is></c>',
    }
    expect(
      values(
        planBytes(
          sheet([LABELS, [rich, 'Hodžić', { xml: '<c{r} t="d"><v>1990-05-02T00:00:00</v></c>' }, ...ROW.slice(3)]]),
        ),
      ),
    ).toEqual([VALUES])
  })

  test('a macro workbook is read without its macros, and that is said', () => {
    const plan = planBytes(sheet([LABELS, ROW], { macros: true }))
    expect(values(plan)).toEqual([VALUES])
    expect(kinds(plan, 'must')).toContain('file-macros')
  })

  test('a hidden sheet with cases is imported, and that is said', () => {
    const plan = planBytes(testWorkbook([{ name: 'Vieux', state: 'veryHidden', rows: [LABELS, ROW] }]))
    expect(kinds(plan, 'must')).toContain('hidden-sheet')
    expect(plan.cases).toHaveLength(1)
  })

  test('threaded comments replace the old ones that only announce them', () => {
    const type = 'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment'
    const plan = planBytes(
      testWorkbook(
        [
          {
            name: 'Cases',
            rows: [LABELS, ROW],
            rels: `<Relationship Id="a" Type="x/comments" Target="../comments1.xml"/><Relationship Id="b" Type="${type}" Target="../threadedComments/t1.xml"/>`,
          },
        ],
        {
          parts: {
            'xl/comments1.xml':
              '<comments><commentList><comment ref="A2"><text><t>[Threaded comment] your version…</t></text></comment></commentList></comments>',
            'xl/threadedComments/t1.xml':
              '<ThreadedComments><threadedComment ref="A2"><text>Ask her sister</text></threadedComment><threadedComment ref="A2"><text>Done</text></threadedComment></ThreadedComments>',
          },
        },
      ),
    )
    expect(plan.cases[0]?.kept).toEqual([
      { field: 'prs_FirstName', column: 'A', label: 'First Name', raw: 'Ask her sister\nDone', reason: 'cell-comment' },
    ])
  })
})

describe('headers', () => {
  test('title rows above, empty columns between, other order', () => {
    const plan = planBytes(
      sheet([
        ['Centre d’accueil – registre 2023'],
        [],
        [null, 'Gender', null, 'Second Name', 'First Name', 'Chambre'],
        [null, 'Feminine', null, 'Hodžić', 'Amina', 12],
      ]),
    )
    expect(values(plan)).toEqual([{ prs_FirstName: 'Amina', prs_SecondName: 'Hodžić', prs_Gender: 'Feminine' }])
    expect(plan.cases[0]?.own).toEqual({ Chambre: '12' })
    expect(plan.sheets[0]).toMatchObject({ labelRow: 3, firstDataRow: 4 })
  })

  test.each([
    [
      'Spanish',
      ['Nombre', 'Apellidos', 'Fecha de nacimiento', 'Género', 'Nacionalidad', 'Métodos de control', 'Consentimiento'],
    ],
    [
      'French',
      ['Prénom', 'Nom de famille', 'Né(e) le', 'Sexe', 'Nationalité', 'Moyens de contrôle', 'Consentement éclairé'],
    ],
    [
      'English otherwise',
      ['Given name', 'SURNAME', 'D.O.B.', 'sex', 'Nationality', 'Means of control', 'Informed consent'],
    ],
    [
      'misspelt',
      ['Frist Name', 'Second  name', 'Birth date', 'Gendre', 'Citizenshp', 'Methods of Controll', 'Concent'],
    ],
    [
      'two languages',
      [
        'First Name / Prénom',
        'Second Name\n(Nom)',
        'Birthdate *',
        '4. Gender',
        'Citizenship (country)',
        'Methods of Control:',
        'Consent – Consentement',
      ],
    ],
  ])('%s', (_, labels) => {
    expect(values(planBytes(sheet([labels, ROW])))).toEqual([VALUES])
  })

  test('the official names without the label row: the address stands where the labels were', () => {
    const names = [
      '',
      'cas_CaseOwner',
      'prs_FirstName',
      'prs_SecondName',
      'prs_MailingCity',
      'prs_MailingCountry',
      'prs_MailingState',
      'prs_MailingStreet',
      'prs_MailingPostalCode',
    ]
    const plan = planBytes(
      sheet([names, [1, 'Tom', 'Amina', 'Hodžić', '12 rue des Tilleuls', 'Lyon', 'Rhône', '69003', 'France']]),
    )
    expect(values(plan)[0]).toMatchObject({
      prs_MailingStreet: '12 rue des Tilleuls',
      prs_MailingCity: 'Lyon',
      prs_MailingState: 'Rhône',
      prs_MailingPostalCode: '69003',
      prs_MailingCountry: 'FR',
    })
    expect(kinds(plan, 'must')).toContain('label-row-missing')
  })

  test('labels in a language that is not understood: the names decide, and the address is still right', () => {
    const names = WORKBOOK_COLUMNS.slice(1, 20).map(column => column.name)
    const labels = names.map((_, at) => `يبين ${'ابجدهوزحطيكلمنسعفصق'.charAt(at)}`)
    const row = [
      'Tom',
      'Ms',
      'Amina',
      'Hodžić',
      true,
      dateCell(32995),
      'Feminine',
      'Nepal',
      'Nurse',
      null,
      null,
      '+33639981234',
      '12 rue des Tilleuls',
      'Lyon',
      'Rhône',
      '69003',
      'France',
      'Possible victim of trafficking',
      'NGO',
    ]
    const plan = planBytes(sheet([names, labels, row]))
    expect(plan.cases).toHaveLength(1)
    expect(values(plan)[0]).toMatchObject({
      prs_FirstName: 'Amina',
      prs_MailingStreet: '12 rue des Tilleuls',
      prs_MailingCity: 'Lyon',
      prs_MailingPostalCode: '69003',
      prs_MailingCountry: 'FR',
      vic_TraffickingStatusDecisionMakingOrg: 'NGO',
    })
  })

  test('no header at all: the official layout is known by what stands in it', () => {
    const read = readTable(sampleBytes('multi-select-60.xlsx'))
    if (!read.ok) throw new Error(read.code)
    const rows = read.table.sheets[0]?.rows.filter(row => row.number > 2 && row.number < 63) ?? []
    const cells = rows.map(row => {
      const line: TestCell[] = Array.from({ length: 39 }, () => null)
      for (const cell of row.cells)
        line[cell.index] =
          cell.kind === 'date'
            ? dateCell(isoToSerial(cell.text) ?? 0)
            : cell.kind === 'boolean'
              ? cell.text === 'TRUE'
              : cell.text
      return line
    })
    const plan = planBytes(sheet(cells))
    expect(values(plan)).toEqual(planBytes(sampleBytes('multi-select-60.xlsx')).cases.map(each => each.values))
    expect(kinds(plan, 'must')).toEqual(['label-row-missing'])
  })

  test('a column the office relabelled is its own, whatever hidden name stands above it', () => {
    const plan = planBytes(
      sheet([
        ['prs_FirstName', 'prs_SecondName', 'prs_Title', 'prs_Gender'],
        ['First Name', 'Second Name', 'Chambre', 'Gender'],
        ['Amina', 'Hodžić', 'B 12', 'Feminine'],
      ]),
    )
    expect(plan.cases[0]).toMatchObject({
      values: { prs_FirstName: 'Amina', prs_SecondName: 'Hodžić', prs_Gender: 'Feminine' },
      own: { Chambre: 'B 12' },
    })
  })

  test('labels win over hidden names, also where one label was deleted', () => {
    const plan = planBytes(
      sheet([
        ['prs_MobilePhone', 'prs_FirstName', 'prs_SecondName', 'prs_Gender'],
        ['Home Phone', 'First Name', 'Second Name'],
        ['+33639981234', 'Amina', 'Hodžić', 'Feminine'],
      ]),
    )
    expect(values(plan)).toEqual([
      { prs_HomePhone: '+33639981234', prs_FirstName: 'Amina', prs_SecondName: 'Hodžić', prs_Gender: 'Feminine' },
    ])
  })

  test('a sheet of lists and a sheet of sums are no cases; an unknown table is said', () => {
    const plan = planBytes(
      testWorkbook([
        {
          name: 'Listes',
          rows: [
            ['Gender', 'Status', 'Type of Exploitation', 'Country'],
            ['Feminine', 'Active', 'Forced labour', 'France'],
          ],
        },
        {
          name: 'Suivi',
          rows: [
            ['Mois', 'Nuitées', 'Repas'],
            ['janvier', 12, 30],
            ['février', 14, 33],
            ['mars', 9, 21],
          ],
        },
        { name: 'Cases', rows: [LABELS, ROW] },
      ]),
    )
    expect(plan.sheets.map(each => each.role)).toEqual(['ignored', 'ignored', 'data'])
    expect(plan.problems.filter(each => each.kind === 'sheet-ignored')).toMatchObject([
      { sheet: 'Suivi', level: 'must' },
    ])
  })

  test('headings nobody foresaw are told by their words, and give way to better ones', () => {
    const labels = {
      Apellidos: 'prs_SecondName',
      Nombre: 'prs_FirstName',
      'Organismo que tomó la decisión sobre el estatus': 'vic_TraffickingStatusDecisionMakingOrg',
      'Trabajador/a de la organización remitente': 'cas_ReferringPrimaryCaseWorker',
      'Profesional de la entidad destinataria': 'cas_ReferredPrimaryCaseWorker',
      'Organización destinataria': 'cas_ReferredOrganisation',
      'Motivo por el que se deriva (saliente)': 'cas_ReasonForOutgoingReferral',
      'Fecha en que nos derivaron el caso': 'cas_IncomingReferralDate',
      'Modo en que fue reclutada': 'vic_MethodOfRecruitment',
      'Rama del trabajo forzado': 'vic_ForcedLabourIndustry',
      'Teléfono de la madre': 'own',
      Habitación: 'own',
      'Fecha de nacimiento del hijo': 'own',
    }
    const plan = planBytes(sheet([Object.keys(labels), Object.keys(labels).map(() => 'x')]))
    expect(plan.sheets[0]?.columns.map(use => [use.label, use.role === 'field' ? use.field : use.role])).toEqual(
      Object.entries(labels),
    )
  })

  test('a loose heading takes a field only when no better one does', () => {
    const alone = planBytes(
      sheet([
        ['Nom', 'Prénom', 'Date d’arrivée'],
        ['Hodžić', 'Amina', '22/05/2023'],
      ]),
    )
    expect(values(alone)).toEqual([
      { prs_FirstName: 'Amina', prs_SecondName: 'Hodžić', cas_IncomingReferralDate: '2023-05-22' },
    ])
    const beside = planBytes(
      sheet([
        ['Nom', 'Prénom', 'Date d’arrivée', 'Date de l’orientation entrante'],
        ['Hodžić', 'Amina', '22/05/2023', '23/05/2023'],
      ]),
    )
    expect(values(beside)).toEqual([
      { prs_FirstName: 'Amina', prs_SecondName: 'Hodžić', cas_IncomingReferralDate: '2023-05-23' },
    ])
    expect(beside.cases[0]?.own).toEqual({ 'Date d’arrivée': '22/05/2023' })
  })

  test('the person decides about columns, the order of dates, and sheets', () => {
    const read = readTable(
      sheet([
        ['First Name', 'Second Name', 'Birthdate', 'Zimmer', 'Gender'],
        ['Amina', 'Hodžić', '04/05/1997', 'Nepal', 'F'],
      ]),
    )
    if (!read.ok) throw new Error(read.code)
    const plan = planImport(read.table, {
      today: TODAY,
      columns: { 'Cases!D': 'prs_Citizenship', 'Cases!E': 'ignore' },
      dateOrder: { 'Cases!C': 'month-first' },
    })
    expect(plan.ok && plan.cases[0]?.values).toEqual({
      prs_FirstName: 'Amina',
      prs_SecondName: 'Hodžić',
      prs_Birthdate: '1997-04-05',
      prs_Citizenship: ['NP'],
    })
    expect(plan.ok && plan.problems.filter(each => each.level === 'must')).toEqual([])
    expect(planImport(read.table, { today: TODAY, skipSheets: ['Cases'] })).toEqual({
      ok: false,
      code: 'file.no-cases',
    })
  })
})

describe('rows that are no case', () => {
  test('sums, notes, examples, repeated headers, section titles and empty numbers', () => {
    const head = ['N°', 'First Name', 'Second Name', 'Gender', 'Citizenship', 'Remarques']
    const plan = planBytes(
      testWorkbook([
        {
          name: 'Cases',
          rows: [
            head,
            ['Exemple :', 'Marie', 'Dupont', 'Feminine', 'France'],
            [1, 'Amina', 'Hodžić', 'Feminine', 'Nepal'],
            ['Mars 2023'],
            head,
            [2, 'Sokha', 'Chan', 'Masculine', 'Cambodia'],
            [3],
            [4],
            [null, 'Sous-total', null, 2],
            [null, null, null, null, null, 'Appeler la préfecture lundi.'],
            ['TOTAL GÉNÉRAL', 2],
          ],
          after: '<mergeCells count="1"><mergeCell ref="A4:F4"/></mergeCells>',
        },
      ]),
    )
    expect(plan.cases.map(each => each.place.row)).toEqual([3, 6])
    expect(plan.skipped.map(each => [each.row, each.why])).toEqual([
      [2, 'example-row'],
      [4, 'note-only-row'],
      [5, 'repeated-header'],
      [9, 'totals-row'],
      [10, 'note-only-row'],
      [11, 'totals-row'],
    ])
  })

  test('a person of whom only the name is known is a case', () => {
    expect(planBytes(sheet([LABELS, ['Amina']])).cases).toHaveLength(1)
  })
})

describe('dates', () => {
  const dates = (texts: TestCell[]) => {
    const plan = planBytes(
      sheet([
        ['First Name', 'Second Name', 'Birthdate'],
        ...texts.map((text, at) => [`Amina ${String.fromCharCode(65 + at)}`, 'Hodžić', text]),
      ]),
    )
    return texts.map((_, at) => {
      const row = at + 2
      const remark = plan.problems.find(each => each.row === row && each.field === 'prs_Birthdate')
      return [plan.cases[at]?.values.prs_Birthdate, remark?.kind]
    })
  }

  test.each<[TestCell, string | undefined, string | undefined]>([
    ['1990-05-02', '1990-05-02', undefined],
    ['1990/05/02', '1990-05-02', undefined],
    ['2 May 1990', '1990-05-02', 'date-text'],
    ['2nd of May, 1990', '1990-05-02', 'date-text'],
    ['mercredi 2 mai 1990', '1990-05-02', 'date-text'],
    ['02-mai-1990', '1990-05-02', 'date-text'],
    ['2 мая 1990 г.', '1990-05-02', 'date-text'],
    ['02.05.1990', '1990-05-02', 'date-ambiguous'],
    ['22.05.1990', '1990-05-22', undefined],
    ['۱۹۹۰/۰۵/۰۲', '1990-05-02', undefined],
    ['22/05/1990 00:00:00', '1990-05-22', undefined],
    ['19900502', '1990-05-02', 'date-text'],
    ['mai 1990', '1990-05', 'date-partial'],
    ['05/1990', '1990-05', 'date-partial'],
    ['00/00/1990', '1990', 'date-partial'],
    ['vers 1990', '1990', 'date-partial'],
    [1990, '1990', 'date-partial'],
    [dateCell(1990), '1990', 'date-partial'],
    [dateCell(27), undefined, 'age-instead-of-date'],
    ['27 años', undefined, 'age-instead-of-date'],
    ['environ 30 ans', undefined, 'age-instead-of-date'],
    ['25-30 ans', undefined, 'age-instead-of-date'],
    ['05/05/1990', '1990-05-05', undefined],
    ['04/05/1990', undefined, 'date-ambiguous'],
    ['22/05/90', '1990-05-22', 'date-two-digit-year'],
    ['05/22/1990', '1990-05-22', 'date-reordered'],
    ['30/02/1990', undefined, 'date-impossible'],
    ['1990-02-30', undefined, 'date-impossible'],
    ['02/05/2540', undefined, 'date-implausible'],
    ['1372/05/14', undefined, 'date-implausible'],
    ['14/03/2027', undefined, 'date-implausible'],
    ['n/a', undefined, 'date-unknown'],
    ['inconnu', undefined, 'date-unknown'],
    ['-', undefined, 'date-unknown'],
    ['au printemps', undefined, 'date-unreadable'],
  ])('%j', (text, value, kind) => {
    const [found] = dates([text])
    if (kind === 'date-ambiguous' && value === undefined) expect(found?.[1]).toBe('date-ambiguous')
    else expect(found).toEqual([value, kind])
  })

  test('a column written month-first throughout is read so, with one remark', () => {
    const plan = csv(
      'First Name,Second Name,Birthdate\nA,B,05/22/1990\nC,D,12/31/1998\nE,F,01/15/2001\nG,H,04/05/1997\n',
    )
    expect(plan.cases.map(each => each.values.prs_Birthdate)).toEqual([
      '1990-05-22',
      '1998-12-31',
      '2001-01-15',
      '1997-04-05',
    ])
    expect(plan.problems).toMatchObject([
      { kind: 'date-ambiguous', scope: 'column', level: 'may', row: null, column: 'C', count: 1, value: 'month-first' },
    ])
  })

  test('one slip in a column that is settled is said, and does not unsettle the others', () => {
    const rows = Array.from({ length: 12 }, (_, at) => `A${at},B,${13 + at}/05/1990`)
    const plan = csv(`First Name,Second Name,Birthdate\n${rows.join('\n')}\nC,D,12/31/1998\nE,F,04/05/1997\n`)
    expect(plan.cases.at(-1)?.values.prs_Birthdate).toBe('1997-05-04')
    expect(plan.problems.filter(each => each.level === 'must')).toMatchObject([{ kind: 'date-reordered', row: 14 }])
  })

  test('a single month-first date is no reason to turn its neighbours', () => {
    const plan = csv('First Name,Second Name,Birthdate\nA,B,05/22/1990\nE,F,04/05/1997\n')
    expect(plan.cases.map(each => each.values.prs_Birthdate)).toEqual(['1990-05-22', undefined])
  })

  test('a column written both ways asks about each open date', () => {
    const plan = csv('First Name,Second Name,Birthdate\nA,B,05/22/1990\nC,D,31/12/1998\nE,F,04/05/1997\n')
    expect(plan.problems.filter(each => each.kind === 'date-ambiguous')).toMatchObject([
      { row: 4, level: 'must', action: 'asked' },
    ])
    expect(plan.cases[2]?.values.prs_Birthdate).toBeUndefined()
    expect(plan.cases[2]?.kept).toMatchObject([{ raw: '04/05/1997' }])
  })
})

describe('lists, countries, phones, consent', () => {
  const field = (label: string, cell: TestCell) => {
    const plan = one(['First Name', 'Second Name', 'Gender', label], ['Amina', 'Hodžić', 'Feminine', cell])
    const problem = plan.problems.find(each => each.column === 'D' && each.row === 2)
    const { prs_FirstName: _first, prs_SecondName: _second, prs_Gender: _gender, ...rest } = plan.cases[0]?.values ?? {}
    return [Object.values(rest)[0], problem?.kind, problem?.level]
  }

  test.each<[string, TestCell, unknown, string | undefined]>([
    [
      'Forced Labour Industry',
      'Water supply; sewerage, waste management and remediation',
      ['E_WaterSupplySewerageWasteManagement'],
      undefined,
    ],
    ['Forced Labour Industry', 'Construction, Education', ['F_Construction', 'P_Education'], 'picklist-unknown'],
    ['Methods of Control', 'Physical threats | Sexual abuse', ['PhysicalThreats', 'SexualAbuse'], 'picklist-unknown'],
    ['Methods of Control', 'Physical threats\nSexual abuse', ['PhysicalThreats', 'SexualAbuse'], 'picklist-unknown'],
    [
      'Methods of Control',
      'Threatens children/family, Debt bondage',
      ['ThreatensChildrenFamily', 'DebtBondage'],
      'picklist-unknown',
    ],
    ['Methods of Control', 'PhysicalThreats SexualAbuse', ['PhysicalThreats', 'SexualAbuse'], 'picklist-unknown'],
    ['Methods of Control', 'Confiscation des documents; Sorcellerie', ['WithholdsDocuments'], 'picklist-unknown'],
    ['Type of Exploitation', 'Forced labor', ['ForcedLabour'], 'picklist-unknown'],
    ['Type of Exploitation', 'Trabajo forzoso', ['ForcedLabour'], 'picklist-unknown'],
    ['Status', 'Follow-up', 'FollowUp', undefined],
    ['Status', 'en cours', undefined, 'picklist-unknown'],
    ['Trafficking Status', 'presumed victim', undefined, 'picklist-unknown'],
    ['Citizenship', 'NP; UA', ['NP', 'UA'], 'picklist-mapped'],
    ['Citizenship', 'Congo, Democratic Republic of the; Korea, Republic of', ['CD', 'KR'], undefined],
    ['Citizenship', 'Nigériane', ['NG'], 'country-unknown'],
    ['Citizenship', 'Nepal, India', ['NP', 'IN'], 'country-unknown'],
    ['Citizenship', 'Kosovo', undefined, 'country-unknown'],
    ['Citizenship', 'Estados Unidos', ['US'], 'country-unknown'],
    ['Mailing Country', 'COTE D’IVOIRE', 'CI', undefined],
    ['Mobile Phone', '+33 (0)6 39 98 12 34', '+33639981234', undefined],
    ['Mobile Phone', '00 33 6 39 98 12 34', '+33639981234', undefined],
    ['Mobile Phone', '٠٠٣٣٦٣٩٩٨١٢٣٤', '+33639981234', undefined],
    ['Mobile Phone', 33639981234, '33639981234', 'number-in-text-field'],
    ['Mobile Phone', { xml: '<c{r}><v>3.3639981234E10</v></c>' }, '33639981234', 'number-in-text-field'],
    ['Mobile Phone', '33639981234.0', '33639981234', 'number-in-text-field'],
    ['Mobile Phone', '3.3639981E+10', undefined, 'phone-unreadable'],
    ['Mobile Phone', '+33639981234 (mère)', undefined, 'phone-with-text'],
    ['Mobile Phone', '0639981234', '0639981234', 'phone-not-international'],
    ['Email', 'a@example', undefined, 'email-invalid'],
    ['Email', 'a@example.org; b@example.org', undefined, 'email-invalid'],
    ['Consent', 'Sí', true, undefined],
    ['Consent', 'NON', false, undefined],
    ['Consent', 'VRAI', true, undefined],
    ['Consent', 'oui, mais pas pour la police', undefined, 'consent-unreadable'],
    ['Consent', 'X', undefined, 'consent-unreadable'],
    ['Number of Children', '2', 2, undefined],
  ])('%s: %j', (label, cell, value, kind) => {
    const [found, remark] = field(label, cell)
    expect([found, remark]).toEqual([value, kind])
  })

  test('"M" is a woman in a column of H and M, a man beside F', () => {
    const genders = (texts: string[]) =>
      csv(`First Name,Second Name,Gender\n${texts.map((each, at) => `A${at},B,${each}`).join('\n')}\n`).cases.map(
        each => each.values.prs_Gender,
      )
    expect(genders(['H', 'M', 'M'])).toEqual(['Masculine', 'Feminine', 'Feminine'])
    expect(genders(['F', 'M', 'H'])).toEqual(['Feminine', 'Masculine', 'Masculine'])
  })

  test('another separator throughout a column is one remark, not one for every cell', () => {
    const rows = [
      'Physical threats, Sexual abuse',
      'Debt bondage',
      'Debt bondage, Other',
      'Threatens children/family, False promises',
    ]
    const plan = csv(
      `First Name\tSecond Name\tMethods of Control\n${rows.map((each, at) => `A${at}\tB\t${each}`).join('\n')}\n`,
    )
    expect(plan.cases.map(each => each.values.vic_MethodsOfControl)).toEqual([
      ['PhysicalThreats', 'SexualAbuse'],
      ['DebtBondage'],
      ['DebtBondage', 'Other'],
      ['ThreatensChildrenFamily', 'FalsePromises'],
    ])
    expect(plan.problems).toMatchObject([
      { kind: 'picklist-mapped', level: 'may', scope: 'column', count: 3, column: 'C' },
    ])
    expect(plan.cases.flatMap(each => each.kept)).toEqual([])
  })

  test('a dash or a question mark in a list stays with the case', () => {
    const plan = csv('First Name,Second Name,Methods of Control,Gender,Citizenship\nA,B,-,?,—\nC,D,;,,\n')
    expect(plan.cases.map(each => each.kept.map(text => text.raw))).toEqual([['-', '?', '—'], []])
    expect(kinds(plan, 'must')).toEqual([])
  })

  test('ones and noughts are yes and no when the whole column is so', () => {
    const rows = ['A,B,1', 'C,D,0', 'E,F,1'].join('\n')
    expect(csv(`First Name,Second Name,Consent\n${rows}\n`).cases.map(each => each.values.con_Consent)).toEqual([
      true,
      false,
      true,
    ])
  })

  test('long texts in fields of other kinds stay with the case, at once', () => {
    const labels = [
      'First Name',
      'Birthdate',
      'Mobile Phone',
      'Email',
      'Citizenship',
      'Methods of Control',
      'Consent',
      'Status',
      'Second Name',
    ]
    for (const bit of ['T', ';', '<', 'a;', '00 ']) {
      const long = bit.repeat(Math.ceil(70_000 / bit.length))
      const plan = one(labels, ['Amina', ...Array.from({ length: 7 }, () => `${long}x`), 'Hodžić'])
      expect(plan.cases[0]?.values).toEqual({ prs_FirstName: 'Amina', prs_SecondName: 'Hodžić' })
      expect(plan.cases[0]?.kept).toHaveLength(7)
    }
  })

  test('a formula whose result is nothing is an empty cell', () => {
    const empty = { xml: '<c{r} t="str"><f>IF(A1="","",A1)</f><v></v></c>' }
    expect(kinds(one(['First Name', 'Second Name', 'Title'], ['Amina', 'Hodžić', empty]), 'must')).toEqual([])
  })

  test('long texts, formulas, errors, control characters', () => {
    const long = 'mot '.repeat(17_500).trim()
    const plan = one(
      ['First Name', 'Second Name', 'Incoming Referral Details', 'Title', 'Referring Organisation', 'Case Owner'],
      [
        { xml: '<c{r} t="str"><f>HYPERLINK("http://x.example","Amina")</f><v>Amina</v></c>' },
        'Hodžić',
        long,
        { xml: '<c{r} t="e"><v>#REF!</v></c>' },
        { xml: '<c{r}><f>VLOOKUP(1,A:B,2)</f></c>' },
        { xml: '<c{r} t="inlineStr"><is><t>Tom_x0007_ Verhaeghe</t></is></c>' },
      ],
    )
    expect(plan.cases[0]?.values).toEqual({
      prs_FirstName: 'Amina',
      prs_SecondName: 'Hodžić',
      cas_IncomingReferralDetails: long,
      cas_CaseOwner: 'Tom Verhaeghe',
    })
    expect(plan.problems.filter(each => each.row === 2).map(each => [each.column, each.kind])).toEqual([
      ['A', 'formula-cell'],
      ['D', 'cell-error'],
      ['E', 'formula-cell'],
    ])
  })
})

describe('CSV', () => {
  const BODY =
    'First Name;Second Name;Gender;Incoming Referral Details\nAndré;Muñoz;Masculine;"Une ""note""; deux lignes\nici"\nZoé;Lefèvre;Feminine;Œuvre près de Besançon\n'
  const NAMES = ['André Muñoz', 'Zoé Lefèvre']
  const names = (plan: ImportPlan): string[] =>
    plan.cases.map(each => `${each.values.prs_FirstName} ${each.values.prs_SecondName}`)
  const table = (encoding: string) => {
    const decoder = new TextDecoder(encoding)
    return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  }
  const single = (encoding: string) => (text: string) => {
    const bytes = table(encoding)
    return Uint8Array.from([...text].map(character => bytes.get(character) ?? 63))
  }
  const utf16 = (little: boolean, mark: boolean) => (text: string) => {
    const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
    const bytes = new Uint8Array(units.length * 2)
    for (const [at, unit] of units.entries())
      bytes.set(little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255], at * 2)
    return mark ? Uint8Array.from([...(little ? [0xff, 0xfe] : [0xfe, 0xff]), ...bytes]) : bytes
  }

  test.each<[string, (text: string) => Uint8Array]>([
    ['UTF-8', text => new TextEncoder().encode(text)],
    ['UTF-16 LE with mark', utf16(true, true)],
    ['UTF-16 BE with mark', utf16(false, true)],
    ['UTF-16 LE without mark', utf16(true, false)],
    ['Windows-1252', single('windows-1252')],
    ['Mac Roman', single('macintosh')],
  ])('%s', (_, encode) => {
    const plan = csv(BODY, encode)
    expect(names(plan)).toEqual(NAMES)
    expect(plan.cases[0]?.values.cas_IncomingReferralDetails).toBe('Une "note"; deux lignes\nici')
    expect(plan.cases[1]?.values.cas_IncomingReferralDetails).toBe('Œuvre près de Besançon')
  })

  test('Windows-1251', () => {
    expect(
      names(
        csv(
          'First Name,Second Name,Gender\nОксана,Гончаренко,Feminine\nТарас,Паламарчук,Masculine\n',
          single('windows-1251'),
        ),
      ),
    ).toEqual(['Оксана Гончаренко', 'Тарас Паламарчук'])
  })

  test.each<[string, string[]]>([
    ['windows-1250', ['Amina Hodžić', 'Petar Kovačević', 'Đorđe Lukić']],
    ['windows-1251', ['Оксана Ивченко', 'Нина Сокол', 'Тарас Паламарчук']],
    ['windows-1254', ['Çınar Yıldız', 'Ayşe Doğan', 'Büşra Güneş']],
    ['windows-1256', ['فاطمة الأحمد', 'محمد حداد', 'علي حسن']],
    ['windows-1252', ['José Peña', 'Zoë Lefèvre', 'Søren Bjørnæs']],
    ['macintosh', ['José Peña', 'Zoë Lefèvre', 'Irène Bassé']],
  ])('%s is told by its words', (encoding, people) => {
    const rows = people.map(name => `${name.split(' ').join(';')};Feminine`).join('\n')
    expect(names(csv(`First Name;Second Name;Gender\n${rows}\n`, single(encoding)))).toEqual(people)
  })

  test.each([',', ';', '\t', '|'])('separator %j', delimiter => {
    const text = BODY.split('\n').slice(0, 1).join('').replaceAll(';', delimiter)
    expect(names(csv(`${text}\nAndré${delimiter}Muñoz${delimiter}Masculine${delimiter}x\n`))).toEqual(['André Muñoz'])
  })

  test('line ends of old Macs, "sep=" line, blank records counted', () => {
    const plan = csv('sep=;\rFirst Name;Second Name;Gender\r\rAndré;Muñoz;Masculine\r')
    expect(plan.cases.map(each => each.place.row)).toEqual([3])
  })

  test('lines of two encodings pasted together: both read, the rarer marked', () => {
    const encode = (text: string): Uint8Array => {
      const [head = '', first = '', second = '', third = ''] = text.split('\n')
      return Uint8Array.from([
        ...new TextEncoder().encode(`${head}\n${first}\n${second}\n`),
        ...single('windows-1252')(`${third}\n`),
      ])
    }
    const plan = csv(
      'First Name,Second Name,Gender\nAndré,Muñoz,Masculine\nZoé,Lefèvre,Feminine\nJosé,Peña,Masculine',
      encode,
    )
    expect(names(plan)).toEqual([...NAMES, 'José Peña'])
    expect(plan.problems.filter(each => each.kind === 'encoding-mixed').map(each => [each.row, each.column])).toEqual([
      [4, 'A'],
      [4, 'B'],
    ])
  })

  test('letters garbled by a program before are repaired and marked', () => {
    const plan = csv('First Name,Second Name,Gender\nAndrÃ©,MuÃ±oz,Masculine\n')
    expect(names(plan)).toEqual(['André Muñoz'])
    expect(kinds(plan, 'must')).toEqual(['encoding-repaired', 'encoding-repaired'])
  })

  test('a quotation mark that never closes is said, with its place', () => {
    const plan = csv(
      'First Name,Second Name,Gender\nAndré,Muñoz,Masculine\nZoé,"Lefèvre,Feminine\nJosé,Peña,Masculine\n',
    )
    expect(plan.problems.find(each => each.kind === 'file-open-quote')).toMatchObject({ row: 3, level: 'must' })
  })

  test('what we defused comes back as it was; the apostrophe of a foreign file too', () => {
    expect(csv("First Name,Second Name,Gender,Title\n'=1+1,Muñoz,Masculine,O'Brien\n").cases[0]?.values).toMatchObject({
      prs_FirstName: '=1+1',
      prs_Title: "O'Brien",
    })
  })
})

describe('form submissions', () => {
  test('labels instead of names, with "Title" under its wrong label and choices in columns', () => {
    const head = [
      'Consent',
      'First Name',
      'Second Name',
      'Gender',
      'Second Name',
      'Methods of Control',
      'Methods of Control/Debt bondage',
      'Methods of Control/Sexual abuse',
      'Colour',
      '_uuid',
    ]
    const plan = csv(
      `${head.join(';')}\nTRUE;Amina;Hodžić;Feminine;Nurse;;1;0;blue;0b1c\nFALSE;Sokha;Chan;Masculine;Cook;Debt bondage Sexual abuse;1;1;;0b1d\n`,
    )
    expect(
      plan.cases.map(each => [each.values.prs_SecondName, each.values.prs_Title, each.values.vic_MethodsOfControl]),
    ).toEqual([
      ['Hodžić', 'Nurse', ['DebtBondage']],
      ['Chan', 'Cook', ['DebtBondage', 'SexualAbuse']],
    ])
    expect(plan.cases.map(each => each.sourceKey)).toEqual(['submission:0b1c', 'submission:0b1d'])
    expect(plan.problems.filter(each => each.kind === 'unknown-column').map(each => each.raw)).toEqual(['Colour'])
  })

  test('names of another form server: dashes, KEY, no joined column', () => {
    const plan = csv(
      'SubmissionDate,person-prs_First_Name,person-prs_Second_Name,victim-vic_Methods_of_Control/PhysicalThreats,victim-vic_Methods_of_Control/DebtBondage,meta-instanceID,KEY\n2024-02-01,Amina,Hodžić,0,1,uuid:77aa,uuid:77aa\n',
    )
    expect(plan.cases[0]?.values).toEqual({
      prs_FirstName: 'Amina',
      prs_SecondName: 'Hodžić',
      vic_MethodsOfControl: ['DebtBondage'],
    })
    expect(plan.cases[0]?.submission).toBe('77aa')
  })

  test('choices behind an underscore', () => {
    const plan = csv(
      'KEY,prs_First_Name,prs_Second_Name,vic_ForcedLabourIndustry_F_Construction,vic_ForcedLabourIndustry_P_Education\nuuid:9,Amina,Hodžić,1,0\n',
    )
    expect(plan.cases[0]?.values.vic_ForcedLabourIndustry).toEqual(['F_Construction'])
  })

  test('a joined answer and its columns that disagree are said', () => {
    const plan = csv(
      'a/prs_First_Name,a/prs_Second_Name,a/vic_TypeOfExploitation,a/vic_TypeOfExploitation/Servitude,a/vic_TypeOfExploitation/ForcedLabour,_uuid\nAmina,Hodžić,ForcedLabour,1,0,1\n',
    )
    expect(plan.cases[0]?.values.vic_TypeOfExploitation).toEqual(['ForcedLabour'])
    expect(kinds(plan, 'must')).toContain('split-disagrees')
  })
})
