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

/** Starts all of it. Calls on the demonstration wait until it is made. */
export async function openDemoStage(): Promise<DemoStage> {
  const build: PartsBuild = await buildWithInventedLanguage()
  let demo: RunningDemonstration | undefined
  const made = (): RunningDemonstration => {
    if (!demo) throw new Error('the demonstration is not there yet')
    return demo
  }
  const stage = await openStage({
    folder: build.folder,
    demo: {
      people: () => made().people(),
      prepare: () => made().prepare(),
      afresh: () => made().afresh(),
      ready: () => made().ready(),
    },
  })
  const { app } = stage.server
  demo = createDemonstration({
    db: app.services.db,
    log: createLog('silent'),
    answer: (request, env) => app.fetch(request, env),
    ordinary: ORDINARY,
  })
  await demo.prepare()
  const end = async () => {
    await demo?.close()
    await stage.stop()
    await build.remove()
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
}
