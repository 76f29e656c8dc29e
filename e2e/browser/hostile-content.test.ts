/**
 * Test 7 of security.md section 8: payloads in every field of every kind, in file names, SVG, PDF and imported cells, driven
 * over every screen; and a script that is forced into the page asks the worker and the disk for keys.
 */

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdf, png } from '#app/documents/samples.test-support.ts'
import documentWords from '#app/documents/words/en.ts'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import type { Replica } from '#replica'
import { type Founded, foundedAt, must } from '#testing/devices.ts'
import { heldSecrets } from '#testing/held-keys.ts'
import { CAUGHT, hostileDocument, PAYLOADS, payload } from '#testing/hostile.ts'
import { neededFacts } from '#testing/markers.ts'
import { type Device, openStage, type Stage } from './browser.ts'
import { unlock, WORDS } from './steps.ts'

const { app, cases, importing } = WORDS.en
const { documents } = documentWords.app
const NAME = `"><img src=x onerror=alert(1)>.pdf`

describe('hostile content', () => {
  let stage: Stage
  let device: Device
  let mirela: Founded
  let root = ''
  let rec = ''
  let fileKey: Uint8Array = new Uint8Array()
  const violations: string[] = []

  beforeAll(async () => {
    stage = await openStage()
    mirela = await foundedAt(stage.server.url, {
      name: PAYLOADS[0],
      founder: PAYLOADS[1],
      teams: [{ name: PAYLOADS[5], place: PAYLOADS[3], purpose: 'cases' }],
    })
    const { replica } = mirela
    const [team = ''] = mirela.teams.values()
    root = must(await replica.create('case', { team, facts: { status: 'Active' } })).root
    const evil = new TextEncoder().encode(
      `<svg xmlns="http://www.w3.org/2000/svg" onload="(globalThis.${CAUGHT}??=[]).push(1)"><script>1</script></svg>`,
    )
    const files = [
      { name: NAME, type: 'application/pdf', bytes: hostilePdf() },
      { name: `${PAYLOADS[1].slice(0, 200)}.svg`, type: 'image/svg+xml', bytes: evil },
      { name: 'lies.png', type: 'image/png', bytes: evil },
      { name: 'bomb.png', type: 'image/png', bytes: png(60_000, 60_000) },
    ]
    const values = []
    for (const file of files) values.push(must(await replica.addFile(root, file)).value)
    const [file] = values
    if (!file) throw new Error('no file')
    fileKey = file.key
    for (const kind of CATALOGUE.kinds) {
      const sealed = Object.fromEntries(
        kind.compartments.map(comp => [comp, hostileDocument(kind.sealed[comp] ?? {}, file)]),
      )
      if (kind.name === 'case') must(await replica.change({ root, rec: root }, { sealed }))
      // An approval answers what somebody else asked for, or the server does not take it; plaintext-sweep has one.
      else if (!kind.root && kind.sharing !== 'approval')
        must(await replica.create(kind.name, { root, facts: neededFacts(kind, { user: mirela.user, team }), sealed }))
    }
    const everyone = (await replica.teams()).find(({ purpose }) => purpose === 'everyone')?.id ?? ''
    const own = {
      on: 'case',
      comp: 'identity',
      key: 'evil',
      type: 'text',
      labels: { en: payload(60), fr: payload(60) },
    }
    must(await replica.create('ownField', { team: everyone, sealed: { header: own } }))
    rec = must(
      await replica.create('document', {
        root,
        sealed: { legal: { title: PAYLOADS[2].slice(0, 200), files: values } },
      }),
    ).rec
    must(await replica.syncNow())
    expect(await replica.status()).toMatchObject({ waiting: 0, refused: 0 })

    device = await stage.device({ fileKeeper: true })
    await device.context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', event => {
        console.error(`violation ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`)
      })
    })
    device.page.on('dialog', dialog => {
      violations.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    await device.page.goto('/')
    await unlock(device.page, 'en', mirela)
  }, 300_000)
  afterAll(async () => {
    await mirela?.replica.close()
    await stage?.stop()
  })

  /** Nothing ran, nothing was blocked, and nothing of the payloads became an element. */
  async function calm(page: Page, where: string): Promise<void> {
    const found = await page.evaluate(caught => {
      const evil = '[onerror], [onload], [onfocus], script:not([src]), object, embed, [href^="javascript:" i], style'
      const elements = [...document.body.querySelectorAll(evil)].map(element => element.outerHTML.slice(0, 200))
      return { caught: Reflect.get(globalThis, caught), elements }
    }, CAUGHT)
    expect({ where, ...found, faults: device.faults, violations }).toEqual({
      where,
      caught: undefined,
      elements: [],
      faults: [],
      violations: [],
    })
  }
  const settled = async (page: Page) => {
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByText(app.loading, { exact: true }).waitFor({ state: 'hidden' })
  }

  it('is shown as what it is on every part of the case, in its history and in its forms', async () => {
    const { page } = device
    await page.getByRole('row').nth(1).getByRole('link').first().click()
    await settled(page)
    for (const tab of Object.values(cases.tab)) {
      await page
        .locator('nav.tabs')
        .getByRole('link', { name: new RegExp(`^${tab}`) })
        .click()
      await settled(page)
      await calm(page, tab)
      for (const button of await page
        .getByRole('main')
        .getByRole('button', { name: /^History/ })
        .all()) {
        await button.click()
        const dialog = page.getByRole('dialog')
        await dialog.getByRole('heading', { level: 3 }).first().waitFor()
        await dialog.getByRole('button', { name: app.close }).click()
        await dialog.waitFor({ state: 'hidden' })
      }
      const change = page.getByRole('main').getByRole('button', { name: app.edit, exact: true })
      if ((await change.count()) > 0) {
        await change.first().click()
        await page.locator('form.inline-form').waitFor()
        await page.locator('form.inline-form').getByRole('button', { name: app.cancel }).click()
      }
      await calm(page, `${tab}: history and form`)
    }
  }, 240_000)

  it('of files is drawn as pixels or refused with its reason, never opened on the page', async () => {
    const { page } = device
    await page.locator('nav.tabs').getByRole('link', { name: cases.tab.documents, exact: true }).click()
    const row = (name: string) => page.locator('.file').filter({ hasText: name })
    await row('lies.png').getByRole('button', { name: documents.look, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(documents.notShown).waitFor()
    await dialog.getByRole('button', { name: app.close }).click()
    await row('bomb.png').getByRole('button', { name: documents.look, exact: true }).click()
    await dialog.getByText(documentWords.codes.preview.pixels).waitFor()
    await dialog.getByRole('button', { name: app.close }).click()
    expect(await row('.svg').getByRole('button', { name: documents.look, exact: true }).count()).toBe(0)
    await row('alert(1)').last().getByRole('button', { name: documents.look, exact: true }).click()
    await page.locator('canvas[data-page="1"]').waitFor()
    const frame = page.locator('iframe')
    expect(await frame.getAttribute('sandbox')).toBe('allow-scripts')
    expect(await frame.evaluate(element => element instanceof HTMLIFrameElement && element.contentDocument)).toBe(null)
    await dialog.getByRole('button', { name: app.close }).click()
    await frame.waitFor({ state: 'detached' })
    await calm(page, 'previews')
  })

  it('is shown as what it is on every other screen, in three languages, searched and imported', async () => {
    const { page } = device
    const links = page.getByRole('navigation', { name: app.nav.label }).getByRole('link')
    for (const link of await links.all()) {
      await link.click()
      await settled(page)
      await calm(page, page.url())
    }
    await page.getByRole('link', { name: app.nav.import }).first().click()
    const cells = PAYLOADS.map(text => `"${text.replaceAll('"', '""')}"`)
    const csv = `First name;Family name;${cells[0]}\n${cells.map(cell => `${cell};${cell};${cell}`).join('\n')}\n`
    await page
      .getByLabel(importing.file)
      .setInputFiles({ name: `${PAYLOADS[0]}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByRole('heading', { name: /cases found/ }).waitFor()
    await calm(page, 'import')
    await page
      .getByRole('link', { name: new RegExp(`^${app.nav.cases}`) })
      .first()
      .click()
    const [row] = (await mirela.replica.list({ kind: 'case', limit: 1 })).rows
    const word = /[a-z]{4,}/.exec(String(row?.header.firstName))?.[0] ?? ''
    await page.getByLabel(cases.search).fill(word)
    await page.locator('mark').first().waitFor()
    await calm(page, 'search')
    await page.goto(`/cases/${root}`)
    await unlock(page, 'en', mirela)
    for (const language of ['Français', 'Español', 'English']) {
      await page.getByRole('button', { name: language }).click()
      await page.getByRole('button', { name: language, pressed: true }).or(page.getByText(language)).first().waitFor()
      await calm(page, language)
    }
  }, 240_000)

  it('that came to run all the same would find no key: not behind the bridge, not on the disk', async () => {
    const { page } = device
    const secrets = [...(await heldSecrets(mirela.stores, mirela)), fileKey].map(secret => Buffer.from(secret))
    expect(secrets.length).toBeGreaterThan(3)
    // Through the debugger, as nothing else gets past the content policy.
    const client = await page.context().newCDPSession(page)
    const evaluate = async (expression: string): Promise<string> => {
      const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
        allowUnsafeEvalBlockedByCSP: true,
      })
      expect(exceptionDetails).toBeUndefined()
      return String(result.value)
    }
    await evaluate(`{
      const post = Worker.prototype.postMessage
      Worker.prototype.postMessage = function (...given) { globalThis.stolen = this; return Reflect.apply(post, this, given) }
    }`)
    await page.locator('nav.tabs').getByRole('link', { name: cases.tab.log, exact: true }).click()
    const asked = methodsOf(mirela.replica).filter(name => !CHANGES.test(name))
    expect(asked.length).toBeGreaterThan(25)
    const answers = await evaluate(
      `(${stealThroughBridge})(${JSON.stringify([...asked, '__defineGetter__', 'constructor', 'valueOf'])}, ${JSON.stringify({ root, rec, user: mirela.user })})`,
    )
    // What the page may show is there, so the search is one: the words of a field, and the file without its key.
    expect(answers).toContain('onerror')
    expect(answers).toContain('sha256')
    expect(answers).not.toContain('CryptoKey')
    expect(foundIn(answers, secrets)).toEqual([])
    const disk = await evaluate(`(${readDisk})()`)
    expect(disk).toContain('"records"')
    expect(disk.match(/CryptoKey extractable/g)).toBeNull()
    expect(foundIn(disk, secrets)).toEqual([])
    // The same search finds the key of the file where it may be: in the replica itself.
    const inside = must(await mirela.replica.open(root)).root
    expect(foundIn(JSON.stringify(inside, asBase64), secrets)).toEqual([fileKey.length])
  }, 240_000)
})

/** What would change or end things; everything else is asked. */
const CHANGES =
  /^(lock|close|subscribe|setUp|confirm|abandon|accept|sign|change|create|rotate|remove|add|withdraw|invite|reinvite|setRole|settle|discard|import|drop|keep|read[AN]|approve|decline|revoke|end|forget|rename|set|make|begin|start|use|take|renew|propose|resume|cancel|new|give|recover|again|#)/

const methodsOf = (replica: Replica): string[] => {
  const names = new Set<string>()
  for (
    let object: object | null = replica;
    object && object !== Object.prototype;
    object = Object.getPrototypeOf(object)
  )
    for (const name of Object.getOwnPropertyNames(object))
      if (name !== 'constructor' && typeof Reflect.get(replica, name) === 'function') names.add(name)
  return [...names]
}

const asBase64 = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value

/** Which secrets stand in a text, by their length, in any form a thief would carry them in. */
const foundIn = (text: string, secrets: readonly Buffer[]): number[] =>
  secrets
    .filter(secret =>
      [secret.toString('base64').replace(/=+$/, ''), secret.toString('base64url'), secret.toString('hex')].some(form =>
        text.includes(form),
      ),
    )
    .map(secret => secret.length)

/** Runs in the page: asks the worker everything with whatever a thief might guess, and gives all answers as text. */
const stealThroughBridge = `async function steal(methods, { root, rec, user }) {
  const text = value => JSON.stringify(value, (_, one) => {
    if (one instanceof CryptoKey) return 'CryptoKey'
    if (one instanceof ArrayBuffer) one = new Uint8Array(one)
    return ArrayBuffer.isView(one) ? btoa(String.fromCharCode(...new Uint8Array(one.buffer, one.byteOffset, one.byteLength))) : one
  })
  let id = 900000
  const ask = (method, args) => new Promise(resolve => {
    id += 1
    const mine = id
    const timer = setTimeout(() => done({ late: true }), 20000)
    const listen = ({ data }) => { if (data.is === 'answer' && data.id === mine) done(data) }
    const done = answer => { clearTimeout(timer); stolen.removeEventListener('message', listen); resolve(method + ' ' + text(answer)) }
    stolen.addEventListener('message', listen)
    stolen.postMessage({ is: 'ask', id: mine, service: 'replica', method, args })
  })
  const guesses = [[], [root], [user], [{ root, rec }, 'legal'], [{ kind: 'case', why: 'statistics' }], ['case'], ['evil', 'x']]
  const answers = []
  for (const method of methods) answers.push(...(await Promise.all(guesses.map(args => ask(method, args)))))
  return answers.join('\\n')
}`

/** Runs in the page: everything the browser keeps for this origin, as text. */
const readDisk = `async function read() {
  const seen = []
  const text = value => JSON.stringify(value, (_, one) => {
    if (one instanceof CryptoKey) return one.extractable ? 'CryptoKey extractable' : 'CryptoKey'
    if (one instanceof ArrayBuffer) one = new Uint8Array(one)
    if (!ArrayBuffer.isView(one)) return one
    let bytes = ''
    for (const byte of new Uint8Array(one.buffer, one.byteOffset, one.byteLength)) bytes += String.fromCharCode(byte)
    return btoa(bytes)
  })
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((resolve, reject) => {
      const open = indexedDB.open(name)
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error)
    })
    for (const store of db.objectStoreNames) {
      const all = db.transaction(store).objectStore(store).getAll()
      await new Promise(resolve => { all.onsuccess = resolve })
      seen.push(text({ [store]: all.result }))
    }
    db.close()
  }
  seen.push(text({ ...localStorage }), text({ ...sessionStorage }))
  return seen.join('\\n')
}`

/** A PDF that would run a script when it is opened, by every door the format has. */
function hostilePdf(): Uint8Array<ArrayBuffer> {
  const script = `/S /JavaScript /JS (app.alert\\(1\\); globalThis.${CAUGHT}=[1])`
  const text = new TextDecoder('latin1').decode(pdf('Hostile'))
  const armed = text.replace(
    '/Type /Catalog',
    `/Type /Catalog /OpenAction << ${script} >> /AA << /WC << ${script} >> >>`,
  )
  return new TextEncoder().encode(armed)
}
