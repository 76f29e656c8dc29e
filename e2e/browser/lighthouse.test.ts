/**
 * What Lighthouse would ask of the app, from the browser's own figures. Times depend on the machine: they are in `npm run bench`
 * (`app_first_paint_ms`, `app_longest_task_ms` …); here stands what must hold on any.
 */
import type { Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { createReplica, fetchTransport, memoryStores, type Outcome } from '#replica'
import { installWatch } from '../../bench/browser/watch.ts'
import { type Device, openStage, type Stage } from './browser.ts'
import { type Founded, unlock, WORDS } from './steps.ts'

const ME: Founded = { handle: 'irena', passphrase: 'copper lantern walks beside nine rivers' }
const NAMES = [
  'Oksana Hrytsenko',
  'Mohamed Idrissi',
  'Blessing Adeyemi',
  'Lan Nguyen',
  'Tamar Kapanadze',
  'Rosa Quintero',
]
/** The budget is none at all; what moved is told with the refusal. */
const NOTHING = { layoutShift: 0, moved: [] }
const TEXT = /^(text\/|application\/(json|javascript|manifest\+json))|svg/

describe('what a browser’s own audit asks', () => {
  let stage: Stage
  let device: Device
  const answers: Response[] = []
  const noted = () => device.page.evaluate(() => watch.noted())

  beforeAll(async () => {
    stage = await openStage()
    await foundWithCases(stage.server.url)
    device = await stage.device({ fileKeeper: true })
    await device.context.addInitScript(installWatch)
    device.page.on('response', response => answers.push(response))
    await device.page.goto('/')
    await device.page.getByRole('button', { name: new RegExp(WORDS.en.access.first.signInNote) }).waitFor()
    await device.page.waitForLoadState('networkidle')
  })
  afterAll(() => stage?.stop())

  it('a document with language, title, description and a width of its own', async () => {
    const seen = await device.page.evaluate(() => ({
      mode: document.compatMode,
      language: document.documentElement.lang,
      title: document.title,
      description: document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '',
      viewport: document.querySelector('meta[name="viewport"]')?.getAttribute('content') ?? '',
      unsized: [...document.images].filter(image => !image.hasAttribute('alt')).length,
    }))
    expect(seen).toMatchObject({ mode: 'CSS1Compat', language: 'en', unsized: 0 })
    expect(seen.title).not.toBe('')
    expect(seen.description).not.toBe('')
    expect(seen.viewport).toContain('width=device-width')
    expect(seen.viewport).not.toMatch(/user-scalable=no|maximum-scale/)
  })

  it('everything from one origin, compressed, kept where its name says what is in it', async () => {
    const own = answers.filter(response => response.url().startsWith(stage.server.url))
    expect(answers.filter(response => !own.includes(response)).map(response => response.url())).toEqual([])
    expect(own.length).toBeGreaterThan(5)
    for (const response of own) {
      const path = new URL(response.url()).pathname
      const headers = response.headers()
      if (path.startsWith('/api/')) expect(headers['cache-control'], path).toContain('no-store')
      else if (path.startsWith('/assets/'))
        expect(headers['cache-control'], path).toMatch(/max-age=31536000.*immutable/)
      if (path.startsWith('/assets/') && TEXT.test(headers['content-type'] ?? ''))
        expect(headers['content-encoding'], path).toMatch(/^(br|gzip)$/)
    }
  })

  it('only its own style is waited for before something is drawn', async () => {
    const blocking = await device.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(entry => Reflect.get(entry, 'renderBlockingStatus') === 'blocking')
        .map(({ name }) => new URL(name).pathname),
    )
    expect(blocking.filter(path => !/^\/assets\/[\w-]+\.css$/.test(path))).toEqual([])
    expect((await noted()).firstPaint).toBeGreaterThan(0)
  })

  it('nothing moves by itself: on the first page, while unlocking, searching and opening a case', async () => {
    const { page } = device
    expect(await noted(), 'first page').toMatchObject(NOTHING)
    await unlock(page, 'en', ME)
    await page.locator('table.list tbody tr[data-index] a').first().waitFor()
    await page.waitForLoadState('networkidle')
    expect(await noted(), 'list').toMatchObject(NOTHING)
    const columns = () =>
      page.locator('table.list thead th').evaluateAll(heads => heads.map(head => head.getBoundingClientRect().width))
    const before = await columns()
    await page.keyboard.press('/')
    for (const letter of 'oks') await page.keyboard.press(letter)
    await page.locator('mark').first().waitFor()
    expect(await noted(), 'search').toMatchObject(NOTHING)
    // The browser forgives what follows a key press at once; whoever reads does not.
    expect(await columns()).toEqual(before)
    await page.keyboard.press('Enter')
    await page.locator('main ol.journey').waitFor()
    await page.waitForLoadState('networkidle')
    expect(await noted(), 'case').toMatchObject(NOTHING)
  })

  it('no error on the way', () => {
    expect(device.faults).toEqual([])
  })
})

/** The organisation and its cases, made on another device. */
async function foundWithCases(url: string): Promise<void> {
  const replica = await createReplica({
    stores: memoryStores(),
    transport: fetchTransport(url, { cookies: 'own' }),
    catalogue: CATALOGUE,
    searchable: SEARCHABLE,
    language: 'en',
  })
  const made = must(
    await replica.setUp({
      name: 'House of the Bridge',
      founder: { name: 'Irena Kovač', duty: 'keyOfficer', ...ME },
      teams: [{ name: 'Case team', purpose: 'cases' }],
      recovery: { mode: 'paper' },
    }),
  )
  must(await replica.confirmSetUp())
  const team = made.teams[0]?.id ?? ''
  const cases = NAMES.map((name, n) => {
    const [firstName = '', secondName = ''] = name.split(' ')
    const header = { code: `H-LGT0${n}`, firstName, secondName }
    return { key: `lighthouse-${n}`, kind: 'case', facts: { status: 'Active', team }, sealed: { header } }
  })
  must(await replica.importCases(cases, { team }))
  await replica.close()
}

function must<T extends object>(outcome: Outcome<T>): { ok: true } & T {
  if (outcome.ok) return outcome
  throw new Error(`refused: ${outcome.code}`)
}
