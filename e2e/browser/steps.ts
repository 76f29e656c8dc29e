/** What people do, in the words of the screens: the same steps in three languages. */
import type { Locator, Page } from 'playwright-core'
import app from '#app/languages/en.ts'
import appEs from '#app/languages/es.ts'
import appFr from '#app/languages/fr.ts'
import settings from '#capabilities/access/ui/settings/words/en.ts'
import settingsEs from '#capabilities/access/ui/settings/words/es.ts'
import settingsFr from '#capabilities/access/ui/settings/words/fr.ts'
import access from '#capabilities/access/ui/words/en.ts'
import accessEs from '#capabilities/access/ui/words/es.ts'
import accessFr from '#capabilities/access/ui/words/fr.ts'
import people from '#capabilities/access/ui/words/inside/en.ts'
import peopleEs from '#capabilities/access/ui/words/inside/es.ts'
import peopleFr from '#capabilities/access/ui/words/inside/fr.ts'
import caseworkMessages from '#capabilities/casework/messages/en.ts'
import caseworkMessagesEs from '#capabilities/casework/messages/es.ts'
import caseworkMessagesFr from '#capabilities/casework/messages/fr.ts'
import screening from '#capabilities/casework/screening/ui/words/en.ts'
import screeningEs from '#capabilities/casework/screening/ui/words/es.ts'
import screeningFr from '#capabilities/casework/screening/ui/words/fr.ts'
import casework from '#capabilities/casework/ui/words/en.ts'
import caseworkEs from '#capabilities/casework/ui/words/es.ts'
import caseworkFr from '#capabilities/casework/ui/words/fr.ts'

/** The words of access stand in three places by when they are needed; here they are one again. */
const joined = <Door extends { person: object }, Inside extends { person: object }, Own extends object>(
  door: Door,
  inside: Inside,
  own: Own,
): Omit<Door, 'person'> & Omit<Inside, 'person'> & Own & { person: Door['person'] & Inside['person'] } => ({
  ...door,
  ...inside,
  ...own,
  person: { ...door.person, ...inside.person },
})

/** The words of the screens by language. */
export const WORDS = {
  en: {
    ...app,
    access: joined(access.access, people.access, settings.access),
    ...casework,
    ...screening,
    fields: caseworkMessages.fields,
    kinds: caseworkMessages.kinds,
  },
  fr: {
    ...appFr,
    access: joined(accessFr.access, peopleFr.access, settingsFr.access),
    ...caseworkFr,
    ...screeningFr,
    fields: caseworkMessagesFr.fields,
    kinds: caseworkMessagesFr.kinds,
  },
  es: {
    ...appEs,
    access: joined(accessEs.access, peopleEs.access, settingsEs.access),
    ...caseworkEs,
    ...screeningEs,
    fields: caseworkMessagesEs.fields,
    kinds: caseworkMessagesEs.kinds,
  },
} as const
export type Tongue = keyof typeof WORDS

const button = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const field = (page: Page | Locator, label: string) => page.getByLabel(label, { exact: true })

/** Reads the six words shown and writes them again. Gives the passphrase. */
export async function takePassphrase(page: Page, tongue: Tongue): Promise<string> {
  const list = page.getByTestId('words')
  await list
    .getByText(/\p{L}{3,}/u)
    .first()
    .waitFor()
  const passphrase = (await list.getByRole('listitem').allInnerTexts()).map(word => word.trim()).join(' ')
  await field(page, WORDS[tongue].access.passphrase.again).fill(passphrase)
  return passphrase
}

export interface Founded {
  handle: string
  passphrase: string
}

/** The whole ceremony, sheets read from the "paper" and typed back. Ends on the empty list of cases. */
export async function setUp(
  page: Page,
  tongue: Tongue,
  names: { organisation: string; founder: string; handle: string; team: string; custodians?: readonly string[] },
): Promise<Founded & { papers: Papers }> {
  const { access: words, app: shell } = WORDS[tongue]
  await page.goto('/')
  await button(page, new RegExp(words.first.setUp)).click()
  await field(page, words.setUp.organisation.name).fill(names.organisation)
  await button(page, shell.next).click()
  await field(page, words.setUp.founder.name).fill(names.founder)
  await field(page, words.person.handle).fill(names.handle)
  const passphrase = await takePassphrase(page, tongue)
  await button(page, shell.next).click()
  await field(page, words.setUp.teams.name.replace('{{number}}', '1')).fill(names.team)
  await button(page, shell.next).click()
  if (names.custodians) {
    await page.getByRole('radio', { name: new RegExp(`^${words.setUp.recovery.shares}`) }).check()
    for (const [index, name] of names.custodians.entries())
      await field(page, words.setUp.recovery.custodian.replace('{{number}}', String(index + 1))).fill(name)
  }
  await button(page, words.setUp.recovery.make).click()
  const papers = await readPapersBack(page, tongue)
  await button(page, words.setUp.begin).click()
  await page.getByRole('heading', { name: WORDS[tongue].cases.first.title }).waitFor()
  return { handle: names.handle, passphrase, papers }
}

/** The lines of each printed sheet. */
export type Papers = ReadonlyMap<string, readonly string[]>

/** Ticks that the sheets are in hand, then types the groups asked for from what was on them. Gives the sheets. */
export async function readPapersBack(page: Page, tongue: Tongue): Promise<Papers> {
  const words = WORDS[tongue].access.setUp
  await page.getByTestId('paper-root').waitFor({ timeout: 120_000 })
  const papers = new Map<string, string[]>()
  for (const paper of await page.locator('[data-testid^="paper-"]').all()) {
    papers.set(
      ((await paper.getAttribute('data-testid')) ?? '').slice('paper-'.length),
      ((await paper.textContent()) ?? '').split('\n'),
    )
  }
  await page.getByRole('checkbox').check()
  await button(page, words.print.next).click()
  await page.getByRole('heading', { name: words.readBack.title }).waitFor()
  for (const input of await page.locator('input[data-line]').all()) {
    const lines = papers.get((await input.getAttribute('data-paper')) ?? '') ?? []
    const line = lines[Number(await input.getAttribute('data-line')) - 1] ?? ''
    await input.fill(line.trim().split(/\s+/)[Number(await input.getAttribute('data-group'))] ?? '')
  }
  await button(page, words.readBack.next).click()
  await page.getByRole('heading', { name: words.officers.title }).waitFor()
  return papers
}

/** Signs in on the first page as someone of the only real organisation, or as someone remembered here. */
export async function unlock(page: Page, tongue: Tongue, { handle, passphrase }: Founded): Promise<void> {
  const words = WORDS[tongue].access
  const remembered = page.getByRole('button', { name: new RegExp(`^${handle}`) })
  const organisation = page.getByRole('button', { name: new RegExp(words.first.signInNote) })
  await remembered.or(organisation).first().click()
  const name = field(page, words.unlock.handle)
  if ((await name.inputValue()) === '') await name.fill(handle)
  await field(page, words.unlock.passphrase).fill(passphrase)
  await button(page, words.unlock.open).click()
  // Her own language is taken up when the copy opens; it may be another than the door's.
  await page.locator('nav.side').waitFor()
  // Unlocking leads to Today; most journeys go on in the list of cases.
  if (['/', '/today'].includes(new URL(page.url()).pathname))
    await page.locator('nav.side a[href="/cases"]').dispatchEvent('click')
}

/** Invites someone into the first team; gives the link. */
export async function invite(page: Page, tongue: Tongue, name: string, team: string): Promise<string> {
  const { access: words, app: shell } = WORDS[tongue]
  await page.getByRole('link', { name: shell.nav.people }).click()
  await button(page, words.people.invite).click()
  const dialog = page.getByRole('dialog')
  await field(dialog, words.invite.name).fill(name)
  await dialog.getByRole('checkbox', { name: new RegExp(team) }).check()
  await button(dialog, words.invite.make).click()
  return takeLink(page, tongue)
}
/** The link in the dialog that shows it; closes the dialog. */
export async function takeLink(page: Page, tongue: Tongue): Promise<string> {
  const { access: words, app: shell } = WORDS[tongue]
  const dialog = page.getByRole('dialog', { name: words.invite.linkTitle })
  const link = await field(dialog, words.invite.link).inputValue()
  await dialog.getByRole('button', { name: shell.close }).first().click()
  return link
}

/** Answers an invitation and waits on the page that says "to be confirmed". */
export async function join(page: Page, tongue: Tongue, link: string, handle: string): Promise<Founded> {
  const words = WORDS[tongue].access
  await page.goto(link)
  await field(page, words.person.handle).fill(handle)
  const passphrase = await takePassphrase(page, tongue)
  await button(page, words.join.accept).click()
  await page.getByRole('heading', { name: words.waiting.title }).waitFor()
  return { handle, passphrase }
}

/** The officer says yes to the only invitation that was answered. */
export async function confirm(page: Page, tongue: Tongue): Promise<void> {
  const { access: words, app: shell } = WORDS[tongue]
  await page.getByRole('link', { name: shell.nav.people }).click()
  await button(page, words.invitations.confirm).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: words.confirm.same }).check()
  await button(dialog, words.invitations.confirm).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Makes a case by first and family name; ends on its page. */
export async function newCase(page: Page, tongue: Tongue, first: string, second: string): Promise<void> {
  const { cases: words, app: shell, fields } = WORDS[tongue]
  await page
    .getByRole('link', { name: new RegExp(`^${shell.nav.cases}`) })
    .first()
    .click()
  await page
    .getByRole('button', { name: new RegExp(`^${words.new}`) })
    .first()
    .click()
  const contact = WORDS[tongue].firstContact
  await page.getByRole('heading', { name: contact.title }).waitFor()
  await field(page, fields.case.firstName.label).fill(first)
  await field(page, fields.case.secondName.label).fill(second)
  // Nobody is written twice: what was found has to be looked at.
  await page.getByTestId('searched').waitFor()
  const none = page.getByRole('checkbox', { name: contact.search.noneOfThem })
  if ((await none.count()) > 0) await none.check()
  await button(page, contact.make).click()
  await page.getByRole('heading', { name: new RegExp(`${first} ${second}`) }).waitFor()
}

/** Writes a note into the open case. */
export async function writeNote(page: Page, tongue: Tongue, text: string): Promise<void> {
  const { cases: words, app: shell, fields } = WORDS[tongue]
  await page
    .getByRole('button', { name: new RegExp(`^${words.write}`) })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await field(dialog, fields.note.body.label).fill(text)
  await button(dialog, shell.save).click()
  await dialog.waitFor({ state: 'hidden' })
}
/** Every language there is, for what is driven in all of them. */
export const TONGUES: readonly Tongue[] = ['en', 'fr', 'es']

/** Switches the language of the screen at the foot of the menu, or at the door, as a person does. */
export async function speak(page: Page, tongue: Tongue): Promise<void> {
  await page.locator(`button[lang="${tongue}"]`).first().click()
  await page.locator(`html[lang="${tongue}"]`).waitFor()
}

/** Waits until everything saved here is with the server. */
export async function allSent(page: Page, tongue: Tongue): Promise<void> {
  await page.locator('.sync').getByText(WORDS[tongue].app.sync.sent).waitFor()
}

/** Opens one part of the settings. */
export async function openSettings(
  page: Page,
  tongue: Tongue,
  section: keyof (typeof WORDS)['en']['access']['settings']['section'],
): Promise<void> {
  const { settings } = WORDS[tongue].access
  await page.getByRole('navigation').getByRole('link', { name: settings.title, exact: true }).click()
  await page.getByRole('main').locator(`a[href="/settings/${section}"]`).click()
  await page.waitForURL(`**/settings/${section}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
