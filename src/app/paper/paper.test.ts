import { readFile } from 'node:fs/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import type { Block, Paper } from './blocks.ts'
import { compose } from './compose.ts'
import { Faces } from './faces.ts'
import { linesOf } from './lines.ts'

const faces = new Faces(async file => new Uint8Array(await readFile(`node_modules/@fontsource/${file}`)))
const made = (blocks: readonly Block[], over: Partial<Paper> = {}) =>
  compose({ language: 'en', direction: 'ltr', mark: 'K7QF-2M9D', blocks, ...over }, faces)

/** What a reader gets out of it, without the spaces, which every reader sets as it likes. */
async function read(bytes: Uint8Array<ArrayBuffer>) {
  const task = getDocument({ data: bytes.slice() })
  const document = await task.promise
  const pages: string[] = []
  const tags = new Set<string>()
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('role' in node && typeof node.role === 'string') tags.add(node.role)
    if ('children' in node && Array.isArray(node.children)) for (const child of node.children) walk(child)
  }
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const content = await page.getTextContent()
    pages.push(content.items.map(item => ('str' in item ? item.str : '')).join(''))
    walk(await page.getStructTree())
  }
  const { info, metadata } = await document.getMetadata()
  await task.destroy()
  return { text: pages.map(plain).join('\n'), pages: pages.map(plain), tags, info, metadata }
}
const plain = (text: string): string => text.replace(/\s+/g, '')

/** Joined and right to left, conjuncts and reordered vowels, stacked tones, no spaces between words, thousands of letters. */
const SCRIPTS = {
  Latin: 'Đặng Thị Hương, Łódź: naïve façade fi ffl',
  Cyrillic: 'Она хочет домой. Українська: її ґанок',
  Greek: 'Θέλει να επιστρέψει στο σπίτι',
  Arabic: 'لا أحد يعرف هذا إلا من اختارته',
  Hebrew: 'היא רוצה לחזור הביתה',
  Devanagari: 'क्षत्रिय विश्वविद्यालय की किताब',
  Bengali: 'ক্ষমতা কোথায় স্ত্রী',
  Thai: 'น้ำผู้ใหญ่ที่นี่ปลอดภัยสำหรับทุกคน',
  Chinese: '她想回家并在附近的学校学习',
  Japanese: '彼女は家に帰りたいです',
  Korean: '그녀는 집에 가고 싶어합니다',
  Ethiopic: 'ሰላም ዓለም',
  Khmer: 'សួស្តីពិភពលោក',
  Myanmar: 'မင်္ဂလာပါ',
} as const

describe('a paper', () => {
  it.each(Object.entries(SCRIPTS))(
    'gives back %s as it was written',
    async (_name, text) => {
      const paper = await made([
        { is: 'title', text },
        { is: 'text', text: `${text}. ${text}` },
      ])
      expect(paper.missing).toEqual([])
      expect((await read(paper.bytes)).text).toContain(plain(`${text}.${text}`).slice(0, plain(text).length))
    },
    60_000,
  )

  it('joins Arabic letters: a letter in a word is drawn otherwise than alone', async () => {
    const { Face } = await import('./face.ts')
    const file = new Uint8Array(
      await readFile('node_modules/@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff'),
    )
    const face = new Face('noto-sans-arabic/arabic', file)
    const drawn = (text: string) => face.shape({ text, start: 0, end: text.length, backwards: true, language: 'ar' })
    const [alone] = drawn('ب')
    const joined = drawn('ببب')
    expect(joined.map(sign => sign.text).join('')).toBe('ببب')
    expect(new Set([alone, ...joined].map(sign => JSON.stringify(sign?.parts.map(part => part.glyph)))).size).toBe(4)
    // Lam before alef has a form of its own; what it says stays the letter.
    const [alef, lam] = drawn('لا')
    expect([alef?.text, lam?.text]).toEqual(['ا', 'ل'])
    expect(lam?.parts).not.toEqual(drawn('لب')[1]?.parts)
  })

  it('keeps the groups of a telephone number in their order in a text from the right', async () => {
    const text = 'اتصل بنور +44 7700 900210 مساءً'
    await faces.gather(text, 'ar', 400)
    const choose = faces.chooser('ar', 400, new Set())
    const set = (text: string) => linesOf({ text, language: 'ar', direction: 'rtl', width: 100_000, choose })
    const [line] = set(text)
    const number = line?.runs.filter(run => /\d/.test(run.text)).map(run => [run.text.trim(), run.backwards])
    expect(number).toEqual([['+44 7700 900210', false]])
    // Alone it stands on the paper's side, and is read from the left.
    const [alone] = set('+44 7700 900210')
    expect(alone?.backwards).toBe(true)
    expect(alone?.runs.map(run => [run.text, run.backwards])).toEqual([['+44 7700 900210', false]])
  })

  it('says again on each page what the columns of a table are, and has them read once', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [`Action ${index}`, 'She will call the school'])
    const found = await read((await made([{ is: 'table', head: ['What', 'How'], rows }])).bytes)
    expect(found.pages.length).toBeGreaterThan(1)
    for (const page of found.pages) expect(page).toContain('What')
  }, 60_000)

  it('says which characters no typeface here has, and is tagged, with its language and nothing about its making', async () => {
    const paper = await made([
      { is: 'title', text: 'Plan 𓀀' },
      { is: 'heading', text: 'Now' },
      {
        is: 'facts',
        rows: [
          ['Name', 'نور'],
          ['', ''],
        ],
      },
      { is: 'list', items: ['one', 'two'] },
      { is: 'table', head: ['When', 'What'], rows: [['21 November', 'x '.repeat(400)]], widths: [1, 3] },
      { is: 'space', lines: 2 },
      { is: 'sign', label: 'Signature' },
    ])
    expect(paper.missing).toEqual(['𓀀'])
    const found = await read(paper.bytes)
    for (const tag of ['Document', 'H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'LBody', 'P'])
      expect(found.tags).toContain(tag)
    expect(found.metadata).toBeNull()
    expect(found.info).toMatchObject({ Language: 'en' })
    for (const name of ['Author', 'Title', 'Creator', 'Producer', 'CreationDate', 'ModDate', 'Subject', 'Keywords'])
      expect(found.info).not.toHaveProperty(name)
    for (const page of found.pages) expect(page).toContain('K7QF-2M9D')
  }, 60_000)

  it('keeps everything of three hundred actions, over as many pages as it takes, and names of any length', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => [`Action ${index}`, 'She will call the school'])
    const long = 'م'.repeat(200)
    const paper = await made([
      { is: 'text', text: long },
      { is: 'text', text: `x${'\u202E'}evil${'\u2066'}` },
      { is: 'table', head: ['What', 'How'], rows },
    ])
    const found = await read(paper.bytes)
    expect(paper.pages).toBeGreaterThan(5)
    for (const [what = ''] of rows) expect(found.text).toContain(plain(what))
    expect(found.text.split('م')).toHaveLength(201)
    expect(found.text).toContain('xevil')
  }, 60_000)

  it('two papers of one text differ in nothing but their mark', async () => {
    const [one, other] = await Promise.all([made([{ is: 'text', text: 'Same' }]), made([{ is: 'text', text: 'Same' }])])
    expect(one.bytes).toEqual(other.bytes)
  })
})
