/**
 * A small organisation of its own for one figure of casework: founded and filled by a device in Node, then the built app opened on
 * it in a real Chromium, unlocked and in step. What is measured is what a person waits for, from her key or click to the frame.
 */
import type { Page } from 'playwright-core'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { createReplica, fetchTransport, memoryStores } from '#replica'
import type { Outcome, PlannedCase, Replica } from '#replica/types.ts'
import { WORDS } from '../e2e/browser/steps.ts'
import { stagedApp, startBrowser } from './browser/browser.ts'
import { installWatch, type Watch } from './browser/watch.ts'
import { type Server, startServer } from './server.ts'

const PERSON = { handle: 'amina', passphrase: 'copper lantern walks beside nine rivers' }
const PATIENCE_MS = 60_000
/** After its first fetch a copy checks what came, behind the screens; a person looks before she works. */
const SETTLE_MS = 3000

/** What the cases to begin with are made for: their team and the person who signs in. */
export type Ids = { readonly team: string; readonly me: string }
export type Workplace = Ids & {
  readonly server: Server
  /** The founder's first device, in Node, open and in step: for what is not seen on a screen. */
  readonly replica: Replica
  /** The app in Chromium, unlocked by the same person, everything fetched; it stands on the list of cases. */
  readonly page: Page
}

/** Makes the place, runs `use` in it and takes it down. `cases` are sealed, sent and fetched before; that is not measured. */
export async function atWorkplace<T>(
  cases: (ids: Ids) => readonly PlannedCase[],
  use: (place: Workplace) => Promise<T>,
): Promise<T> {
  const endings: Array<() => Promise<unknown>> = []
  try {
    const app = await stagedApp()
    endings.push(app.remove)
    const server = await startServer(app.folder)
    endings.push(server.stop)
    const { replica, ...ids } = await founded(server.url)
    endings.push(() => replica.close())
    const planned = cases(ids)
    if (planned.length > 0) mustBe(await replica.importCases([...planned], { team: ids.team }))
    mustBe(await replica.syncNow())
    const browser = await startBrowser()
    endings.push(browser.close)
    const page = await browser.context.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    await page.addInitScript(installWatch)
    await signIn(page, server.url)
    await page.waitForTimeout(SETTLE_MS)
    return await use({ ...ids, server, replica, page })
  } finally {
    for (const end of endings.reverse()) await end().catch(() => {})
  }
}

/**
 * Milliseconds from the event that `act` causes in the page to the frame in which something that `selector` names is there.
 * It must not be there before.
 */
export async function shownAfter(
  page: Page,
  event: Parameters<Watch['arm']>[0],
  selector: string,
  act: () => Promise<unknown>,
): Promise<number> {
  await page.evaluate(([type, shown]) => watch.arm(type, shown), [event, selector] as const)
  await act()
  return page.evaluate(() => watch.took())
}

async function founded(url: string): Promise<Ids & { replica: Replica }> {
  const replica = await createReplica({
    stores: memoryStores(),
    transport: fetchTransport(url, { cookies: 'own' }),
    catalogue: CATALOGUE,
    searchable: SEARCHABLE,
    language: 'en',
  })
  const made = mustBe(
    await replica.setUp({
      name: 'Stella Maris',
      founder: { name: 'Amina Haddad', duty: 'keyOfficer', ...PERSON },
      teams: [{ name: 'Casework Tirana', place: 'Tirana', purpose: 'cases' }],
      recovery: { mode: 'paper' },
    }),
  )
  const { me } = mustBe(await replica.confirmSetUp())
  return { replica, team: made.teams[0]?.id ?? '', me: me.user }
}

async function signIn(page: Page, url: string): Promise<void> {
  const words = WORDS.en.access
  await page.goto(`${url}/cases`)
  await page.getByRole('button', { name: new RegExp(words.first.signInNote) }).click()
  await page.getByLabel(words.unlock.handle, { exact: true }).fill(PERSON.handle)
  await page.getByLabel(words.unlock.passphrase, { exact: true }).fill(PERSON.passphrase)
  await page.getByRole('button', { name: words.unlock.open, exact: true }).click()
  await page.locator('.sync').getByText(WORDS.en.app.sync.sent).waitFor()
}

/** The outcome, or the reason it was refused as an error: a figure of something refused would be of something else. */
export function mustBe<T extends object>(outcome: Outcome<T>): { ok: true } & T {
  if (outcome.ok) return outcome
  throw new Error(`refused: ${JSON.stringify(outcome)}`)
}
