import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { startTestServer, type TestServer } from '#server/testing.ts'

/** The real command in real processes against a real server. */
const SAMPLES = new URL('../capabilities/exchange/samples/', import.meta.url).pathname
const PASSPHRASE = 'marble kitchen hears quiet winter drums'

let server: TestServer
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'halte-cli-'))
  // The operator's commands find the database by the data folder.
  server = await startTestServer({ catalogue: CATALOGUE, alone: true })
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

type Ran = { code: number | null; out: string; err: string; json: () => unknown }

/** Runs `halte` as `who`; the data folder of the environment is the server's, as on its own machine. */
const halte = (who: string, words: string[], env: Record<string, string> = {}): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [new URL('./cli.ts', import.meta.url).pathname, ...words], {
      env: {
        ...process.env,
        LANG: 'en_GB.UTF-8',
        HALTE_URL: server.url,
        HALTE_STORE: join(folder, who),
        HALTE_HANDLE: who,
        HALTE_PASSPHRASE: PASSPHRASE,
        HALTE_DATA: server.dataDir,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    child.stdout.on('data', chunk => {
      out += chunk
    })
    child.stderr.on('data', chunk => {
      err += chunk
    })
    child.on('error', reject)
    child.on('close', code => resolve({ code, out, err, json: () => JSON.parse(out) }))
  })

const must = async (who: string, words: string[], env: Record<string, string> = {}): Promise<Ran> => {
  const ran = await halte(who, words, env)
  expect(ran.code, `${words.join(' ')}\n${ran.out}\n${ran.err}`).toBe(0)
  return ran
}

describe('an organisation on the command line', () => {
  const custodians = ['Ana', 'Bo', 'Chi', 'Dov', 'Eva'].flatMap(name => ['--custodian', name])

  test('set-up founds nothing when a sheet cannot be written', async () => {
    const sheets = join(folder, 'taken')
    mkdirSync(sheets)
    writeFileSync(join(sheets, 'recovery-sheet.txt'), 'kept')
    const words = ['set-up', 'Foyer Rivière', '--name', 'Mirela Novak', '--team', 'Case team', '--sheets', sheets]
    const ran = await halte('mirela', [...words, '--handle', 'mirela', '--json'])
    expect({ code: ran.code, refused: ran.out + ran.err }).toEqual({
      code: 1,
      refused: expect.stringContaining('cli.sheetNotWritten'),
    })
    expect(readdirSync(sheets)).toEqual(['recovery-sheet.txt'])
    const { organisations } = await (await fetch(`${server.url}/api/organisations`)).json()
    expect(organisations).toEqual([])
  })

  test('set-up writes five shares and the root sheet for their owner only', async () => {
    const words = [
      'set-up',
      'Foyer Rivière',
      '--name',
      'Mirela Novak',
      '--team',
      'Case team',
      '--sheets',
      join(folder, 'sheets'),
    ]
    await must('mirela', [...words, '--handle', 'mirela', ...custodians])
    for (const file of ['root-sheet.txt', 'recovery-share-1.txt', 'recovery-share-5.txt'])
      expect(statSync(join(folder, 'sheets', file)).mode & 0o777).toBe(0o600)
  })

  test('a second person is invited, accepts, is confirmed and sees the team', async () => {
    const invited = await must('mirela', [
      'invite',
      'Samir Delić',
      '--duty',
      'caseWorker',
      '--team',
      'Case team',
      '--json',
    ])
    const { link, invitation } = invited.json() as { link: string; invitation: string }
    // As the app makes and reads it.
    expect(link.replace(/[\w-]{114}$/, '…')).toBe(`${server.url}/invitation#…`)
    const early = await halte('samir', ['cases'])
    expect(early.code).toBe(1)
    await must('samir', ['accept', link, '--handle', 'samir'])
    await must('mirela', ['confirm', invitation])
    expect((await must('samir', ['teams'])).out).toContain('Case team')
    expect((await must('samir', ['people'])).out).toContain('Mirela Novak')
  })

  test('import shows first, writes with --yes, and the same file twice creates nothing twice', async () => {
    const file = join(SAMPLES, 'plain-60.xlsx')
    const preview = await must('mirela', ['import', file, '--team', 'Case team', '--json'])
    expect(preview.json()).toMatchObject({ written: false, rows: 60 })
    expect((await must('mirela', ['cases', '--json'])).json()).toMatchObject({ total: 0 })
    await must('mirela', ['import', file, '--team', 'Case team', '--yes', '--all-rows'])
    const again = await must('samir', ['import', file, '--team', 'Case team', '--yes', '--all-rows', '--json'])
    expect(again.json()).toMatchObject({ created: 0, already: 60 })
    expect((await must('samir', ['cases', '--json'])).json()).toMatchObject({ total: 60 })
  })

  test('one finds and changes what the other reads, with its history', async () => {
    const made = await must('mirela', [
      'new',
      'Case team',
      '--set',
      'header.firstName=Оксана',
      '--set',
      'header.secondName=Ярова',
      '--json',
    ])
    const { root } = made.json() as { root: string }
    const found = await must('samir', ['search', 'oxana yarova', '--json'])
    expect((found.json() as Array<{ root: string }>)[0]?.root).toBe(root)
    await must('samir', ['set', root, '--set', 'header.aliases=Xana', '--set', 'facts.riskLevel=high'])
    await must('samir', ['write', root, 'note', '--set', 'narrative.body=She sleeps again.'])
    const shown = (await must('mirela', ['show', root])).out
    expect(shown).toContain('header.aliases = ["Xana"]')
    expect(shown).toContain('She sleeps again.')
    expect((await must('mirela', ['history', root, 'header'])).out).toContain('Samir Delić')
    const refused = await halte('samir', ['set', root, '--set', 'facts.riskLevel=terrible'])
    expect(refused.code).toBe(1)
  })

  test('export goes through the log, never overwrites, and comes back the same', async () => {
    const out = join(folder, 'out.xlsx')
    const made = await must('mirela', ['export', out, '--format', 'xlsx', '--why', 'move', '--json'])
    const { mark } = made.json() as { mark: string }
    // From the mark, which every row carries, back to who made the file.
    const whose = (await must('mirela', ['mark', mark.toLowerCase(), '--json'])).json()
    expect(whose).toMatchObject({ mark, name: 'Mirela Novak', action: 'export.move' })
    const given = ['export', join(folder, 'given.csv'), '--format', 'csv', '--why', 'authority', '--to', 'authority']
    const half = await halte('mirela', [...given, '--whom', 'police', '--for', 'services', '--json'])
    expect(half.json()).toMatchObject({ ok: false, code: 'cli.missingOption' })
    const whole = [...given, '--whom', 'police', '--for', 'services', '--section', 'header', '--json']
    expect((await halte('mirela', whole)).json()).toMatchObject({
      ok: false,
      code: expect.stringMatching(/^consent\./),
    })
    const again = await halte('mirela', ['export', out, '--format', 'xlsx', '--why', 'move'])
    expect(again.code).toBe(1)
    expect(again.err).toContain('exists already')
    const nowhere = join(folder, 'gone', 'out.csv')
    const lost = await halte('mirela', ['export', nowhere, '--format', 'csv', '--why', 'move', '--json'])
    expect(lost.json()).toMatchObject({ ok: false, code: 'cli.notWritten', file: nowhere })
    const preview = await must('samir', ['import', out, '--team', 'Case team', '--json'])
    expect(preview.json()).toMatchObject({ rows: 61 })
  })

  test('verify says all agrees; offline the local copy still answers', async () => {
    expect((await must('samir', ['verify', '--json'])).json()).toMatchObject({ ok: true, problems: [] })
    const offline = await must('samir', ['search', 'оксана', '--json'], {
      HALTE_URL: 'http://127.0.0.1:9',
      HALTE_ORG: '',
    })
    expect((offline.json() as unknown[]).length).toBeGreaterThan(0)
  })

  test('the drill with three shares; two are too few; a mistyped one is named', async () => {
    const share = (n: number) => ['--paper', join(folder, 'sheets', `recovery-share-${n}.txt`)]
    const elsewhere = await halte('mirela', ['recover', '--check', ...share(1), ...share(3), ...share(5), '--json'], {
      HALTE_DATA: join(folder, 'not-the-server'),
    })
    expect(elsewhere.json()).toMatchObject({ ok: false, code: 'right.operator' })
    expect(
      (await must('mirela', ['recover', '--check', ...share(1), ...share(3), ...share(5), '--json'])).json(),
    ).toMatchObject({ missing: 0 })
    const few = await halte('mirela', ['recover', '--check', ...share(1), ...share(3), '--json'])
    expect(few.json()).toMatchObject({ ok: false, code: 'recovery.shares.few', needed: 3 })
    const text = readFileSync(join(folder, 'sheets', 'recovery-share-2.txt'), 'utf8').split('\n')
    text[1] = (text[1] ?? '').replace(/[0-9A-Z]{4}/, 'ZZZZ')
    writeFileSync(join(folder, 'mistyped.txt'), text.join('\n'))
    const wrong = await halte('mirela', [
      'recover',
      '--check',
      ...share(1),
      '--paper',
      join(folder, 'mistyped.txt'),
      ...share(3),
      '--json',
    ])
    expect(wrong.json()).toMatchObject({ ok: false, code: 'recovery.shares.sheet', sheet: 2, line: 2 })
  })

  test('backup while the server runs, restored elsewhere with three shares', async () => {
    const file = join(folder, 'backup.halte')
    const backedUp = (await must('mirela', ['backup', file, '--json'])).json() as { rows: number }
    const nowhere = await halte('mirela', ['backup', join(folder, 'gone', 'backup.halte')])
    expect({ code: nowhere.code, err: nowhere.err.trim() }).toEqual({
      code: 1,
      err: expect.stringMatching(/^The file cannot be written: \S+backup\.halte\. Check that its folder/),
    })
    const papers = [1, 2, 4].flatMap(n => ['--paper', join(folder, 'sheets', `recovery-share-${n}.txt`)])
    const restored = await must('mirela', ['restore', file, ...papers, '--json'], {
      HALTE_DATA: join(folder, 'elsewhere'),
    })
    expect(restored.json()).toMatchObject({ rows: backedUp.rows })
    const twice = await halte('mirela', ['restore', file, ...papers, '--json'], {
      HALTE_DATA: join(folder, 'elsewhere'),
    })
    expect(twice.code).toBe(1)
  })

  test('all officers lost: papers and root sheet bring one back with the cases', async () => {
    const papers = [2, 3, 5].flatMap(n => ['--paper', join(folder, 'sheets', `recovery-share-${n}.txt`)])
    const root = ['--root', join(folder, 'sheets', 'root-sheet.txt')]
    const fresh = {
      HALTE_PASSPHRASE: 'seven lanterns cross the frozen meadow',
      HALTE_STORE: join(folder, 'mirela-again'),
    }
    await must('mirela', ['recover', ...papers, ...root, '--handle', 'mirela'], fresh)
    expect((await must('mirela', ['search', 'oksana', '--json'], fresh)).out).toContain('Оксана')
    const old = await halte('mirela', ['cases'], { HALTE_STORE: join(folder, 'mirela-elsewhere') })
    expect(old.code).toBe(1)
  })

  test('the three languages, one JSON document, exit codes', async () => {
    expect((await halte('x', ['--help', '--lang', 'fr'])).out).toContain('Utilisation')
    expect((await halte('x', ['search', '--lang', 'es'])).err).toContain('Falta <text>')
    const broken = await halte('x', ['import', join(folder, 'none.xlsx'), '--team', 'Case team', '--json'])
    expect(broken.code).toBe(1)
    expect(broken.json()).toMatchObject({ ok: false, code: 'cli.noFile' })
    expect((await halte('x', ['nonsense'])).code).toBe(2)
  })
})
