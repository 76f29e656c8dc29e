/** A server with the demonstration organisation, and the app that also speaks an invented language. */
import type { Page } from 'playwright-core'
import { DEMO_PEOPLE } from '#capabilities/demonstration/index.ts'
import { createLog } from '#server/log.ts'
import { createDemonstration, type RunningDemonstration } from '../../src/main/demonstration.ts'
import { openStage, type Stage } from './browser.ts'
import { buildWithInventedLanguage, type PartsBuild } from './parts-build.ts'
import { WORDS } from './steps.ts'

/** Enough ordinary cases beside the told stories to fill a list. */
const ORDINARY = 3

export interface DemoStage extends Stage {
  end(): Promise<void>
}

/** Starts all of it, with the invented language or with the app as people get it. Ready when the demonstration is made. */
export async function openDemoStage(app: 'invented' | 'ours' = 'invented'): Promise<DemoStage> {
  const build: PartsBuild | undefined = app === 'invented' ? await buildWithInventedLanguage() : undefined
  let demo: RunningDemonstration | undefined
  const made = (): RunningDemonstration => {
    if (!demo) throw new Error('the demonstration is not there yet')
    return demo
  }
  const stage = await openStage({
    ...(build ? { folder: build.folder } : {}),
    demo: {
      people: () => made().people(),
      prepare: () => made().prepare(),
      afresh: () => made().afresh(),
      ready: () => made().ready(),
    },
  })
  const served = stage.server.app
  demo = createDemonstration({
    db: served.services.db,
    log: createLog('silent'),
    answer: (request, env) => served.fetch(request, env),
    ordinary: ORDINARY,
  })
  await demo.prepare()
  const end = async () => {
    await demo?.close()
    await stage.stop()
    await build?.remove()
  }
  return { ...stage, end }
}

/** Comes in by the first page and the demonstration's own, as one of its people. */
export async function enterDemo(page: Page, handle: string): Promise<void> {
  const person = DEMO_PEOPLE.find(one => one.handle === handle)
  if (!person) throw new Error(`nobody is called ${handle}`)
  const { access, app } = WORDS.en
  await page.goto('/demo')
  await page.getByRole('button', { name: new RegExp(person.name) }).click()
  await page.getByRole('button', { name: access.unlock.open, exact: true }).click()
  await page.getByRole('navigation', { name: app.nav.label }).waitFor()
  // Unlocking leads to Today; what follows begins in the list of cases.
  await page.locator('nav.side a[href="/cases"]').dispatchEvent('click')
}
