import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerApproval } from '#capabilities/casework/approvals/approvals.ts'
import lists from '#capabilities/casework/messages/lists-en.ts'
import en from '#capabilities/casework/moving/messages/en.ts'
import fr from '#capabilities/casework/moving/messages/fr.ts'
import { type Founded, foundedAt, joinedAt, must, type Device as NodeDevice } from '#testing/devices.ts'
import { accessibilityFaults, type Device, openStage, type Stage } from './browser.ts'
import { focusIsOn } from './keyboard.ts'
import { speak, unlock } from './steps.ts'

const SAID = { en, fr }
const { moves, holds, closure } = en
const LUCIA = { name: 'Lucie Ferrer', handle: 'lucie', passphrase: 'harvest window counts seven paper boats' }
const SAMIR = { name: 'Samir Haddad', handle: 'samir', passphrase: 'violet mountain answers under slow bridges' }
const NOTE = 'Elle déménage à Nantes en mai et demande un suivi sur place.'

const button = (at: Page | ReturnType<Page['locator']>, name: string) => at.getByRole('button', { name, exact: true })
/** Goes to a control and presses it, as somebody without a mouse does. */
async function press(at: Page | ReturnType<Page['locator']>, name: string, page: Page): Promise<void> {
  await button(at, name).first().focus()
  await page.keyboard.press('Enter')
}
/** Opens the menu of the case with the keyboard and chooses an act by its name. */
async function choose(page: Page, moves: { menu: string }, act: string): Promise<void> {
  await press(page, moves.menu, page)
  await page.getByRole('menuitem', { name: new RegExp(`^${act}`) }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
}
const toMoves = (page: Page) => page.locator('nav.side a[href="/moves"]').dispatchEvent('click')

/**
 * A case changes teams, is closed with an approval, and is erased by two people, with the keyboard: it is offered in English and in
 * French, taken over, closed and asked to be erased in English, and erased in French.
 */
describe('a case from one team to another, to its end', () => {
  let stage: Stage
  let founder: Founded
  let samir: NodeDevice & { user: string }
  let root: string
  let mirela: Device
  let lucie: Device

  beforeAll(async () => {
    stage = await openStage()
    const { url } = stage.server
    founder = await foundedAt(url, {
      teams: [
        { name: 'Équipe Rivière', purpose: 'cases' },
        { name: 'Équipe Nantes', purpose: 'cases' },
      ],
    })
    const there = founder.teams.get('Équipe Nantes') ?? ''
    const here = founder.teams.get('Équipe Rivière') ?? ''
    const joined = await joinedAt(url, founder, LUCIA, [{ team: there, role: 'member' }])
    samir = await joinedAt(url, founder, SAMIR, [{ team: there, role: 'lead' }])
    must(await founder.replica.setRole(founder.user, there, 'none'))
    await joined.replica.close()
    root = must(
      await founder.replica.create('case', {
        team: here,
        facts: { status: 'Active', team: here, caseWorker: founder.user },
        sealed: { header: { code: 'H-7K3F9', firstName: 'Oksana', secondName: 'Kovalenko' }, identity: {} },
      }),
    ).root
    must(
      await founder.replica.create('consentRecord', {
        root,
        facts: {
          given: true,
          state: 'inForce',
          purposes: ['services'],
          to: 'team',
          team: there,
          compartments: ['header', 'identity', 'location', 'narrative', 'health', 'legal', 'evidence'],
          until: '2099-12-31',
          how: 'spoken',
          month: '2026-11',
        },
      }),
    )
    must(await founder.replica.syncNow())
    must(await founder.replica.askCaseAct({ root, does: 'cowork', to: there }))
    await founder.replica.close()
    must(await samir.replica.syncNow())
    mirela = await stage.device({ language: 'fr' })
    lucie = await stage.device({ language: 'en', width: 360, height: 780 })
    for (const [device, tongue, who] of [
      [mirela, 'fr', founder],
      [lucie, 'en', LUCIA],
    ] as const) {
      await device.page.goto('/')
      await unlock(device.page, tongue, who)
    }
  }, 300_000)
  afterAll(async () => {
    await samir?.replica.close()
    await stage?.stop()
  })

  it('is taken from another team by a second press, not by one', async () => {
    const { page } = mirela
    const { moves } = fr
    await page.getByRole('link', { name: 'Oksana Kovalenko' }).first().click()
    await choose(page, moves, moves.holders)
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Équipe Nantes').waitFor()
    await press(dialog, moves.end, page)
    await dialog.getByText(moves.sure.replace('{{who}}', 'Équipe Nantes')).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    if (process.env.HALTE_PICTURES) await page.screenshot({ path: `${process.env.HALTE_PICTURES}/holders.png` })
    await dialog.getByText('Équipe Nantes', { exact: true }).waitFor()
    await press(dialog, moves.sureDo, page)
    await dialog.getByText('Équipe Nantes', { exact: true }).waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await page.locator('nav.side a[href="/cases"]').dispatchEvent('click')
  })

  it('is offered with a note, refused without one, and can be taken back until it is answered', async () => {
    const { page } = mirela
    for (const tongue of ['en', 'fr'] as const) {
      const { moves } = SAID[tongue]
      await page.getByRole('link', { name: 'Oksana Kovalenko' }).first().click()
      await speak(page, tongue)
      await choose(page, moves, moves.transfer)
      const dialog = page.getByRole('dialog')
      expect(await accessibilityFaults(page)).toEqual([])
      await press(dialog, moves.ask, page)
      await dialog.getByText(moves.noteMissing).waitFor()
      await focusIsOn(dialog.getByLabel(moves.toTeam))
      await dialog.getByLabel(moves.toTeam).selectOption({ label: 'Équipe Nantes' })
      await dialog.getByLabel(moves.note).fill(NOTE)
      await press(dialog, moves.ask, page)
      await dialog.waitFor({ state: 'hidden' })
      await toMoves(page)
      await page.getByRole('heading', { name: moves.mine }).waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      if (tongue === 'fr') return
      await press(page, moves.withdraw, page)
      await page.getByRole('heading', { name: moves.mine }).waitFor({ state: 'detached' })
    }
  })

  it('is accepted by the other team on a phone, and leaves the first', async () => {
    const { page } = lucie
    await toMoves(page)
    await page.getByText(NOTE).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await press(page, moves.accept, page)
    await page.getByText(moves.accepted).waitFor()
    await page.locator('nav.side a[href="/cases"]').dispatchEvent('click')
    await page.getByRole('link', { name: 'Oksana Kovalenko' }).click()
    await page.getByRole('heading', { name: /Oksana Kovalenko/ }).waitFor()
    await mirela.page.locator('nav.side a[href="/cases"]').dispatchEvent('click')
    await mirela.page.getByRole('link', { name: 'Oksana Kovalenko' }).waitFor({ state: 'hidden' })
  })

  it('is closed when somebody else has approved, with her opinion sealed to others', async () => {
    const { page } = lucie
    await choose(page, moves, moves.close)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: lists.closureReason.goalsMet }).check()
    await dialog.getByRole('radio', { name: closure.how.sealed }).check()
    await dialog
      .getByRole('group', { name: closure.questions.safe })
      .getByRole('radio', { name: closure.answers.yes })
      .check()
    expect(await accessibilityFaults(page)).toEqual([])
    await press(dialog, closure.seal, page)
    await dialog.getByText(closure.sealed).waitFor()
    await press(dialog, closure.ask, page)
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('heading', { name: closure.pending }).waitFor()
    expect(await button(page, closure.closeNow).count()).toBe(0)
    await expect
      .poll(
        async () => {
          await samir.replica.syncNow()
          const opened = await samir.replica.open(root)
          const asked = opened.ok ? opened.root.records.find(({ kind }) => kind === 'approval') : undefined
          return asked === undefined ? 'none' : (await answerApproval(samir.replica, asked, 'approved')).ok
        },
        { timeout: 60_000 },
      )
      .toBe(true)
    must(await samir.replica.syncNow())
    await button(page, closure.closeNow).waitFor()
    await press(page, closure.closeNow, page)
    await page.getByText(closure.closed).waitFor()
  })

  it('is erased by two people, and gone from every device', async () => {
    const { page } = lucie
    await choose(page, moves, moves.erase)
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(holds.why).selectOption({ label: holds.whys.herRequest })
    await press(dialog, holds.ask, page)
    await dialog.getByText(holds.eraseTypedWrong).waitFor()
    await dialog.getByRole('textbox').last().fill('h-7k3f9')
    await press(dialog, holds.ask, page)
    await dialog.waitFor({ state: 'hidden' })
    await toMoves(mirela.page)
    await mirela.page.getByText(fr.holds.whys.herRequest).waitFor()
    await press(mirela.page, fr.holds.sure, mirela.page)
    await mirela.page.getByText(fr.holds.agreed.erase).waitFor()
    await page.locator('nav.side a[href="/cases"]').dispatchEvent('click')
    await page.getByRole('link', { name: 'Oksana Kovalenko' }).waitFor({ state: 'hidden' })
    await expect
      .poll(
        async () => {
          await samir.replica.syncNow()
          return (await samir.replica.open(root)).ok
        },
        { timeout: 60_000 },
      )
      .toBe(false)
    expect([...mirela.faults, ...lucie.faults]).toEqual([])
  })
})
