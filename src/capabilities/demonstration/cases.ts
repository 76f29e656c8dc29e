/** The 300 invented cases: a dozen told as a good social worker would, the rest ordinary. The same every time but for the dates. */
import type { Calendar } from './calendar.ts'
import { CONSENTING } from './consenting.ts'
import { ordinaryStory } from './ordinary.ts'
import { PLANNING } from './planning.ts'
import { SCREENING } from './screening.ts'
import { FRENCH } from './stories/french.ts'
import { MOHAMED_AND_THE_SISTERS } from './stories/mohamed-and-the-sisters.ts'
import { OKSANA_AND_BLESSING } from './stories/oksana-and-blessing.ts'
import { SPANISH } from './stories/spanish.ts'
import { WORKING } from './working.ts'
import { caseOf, type DemoCase, type Ids, type Story } from './write.ts'

/** Changing it makes other people; nothing else depends on it. */
export const SEED = 20_261_121
/** Cases in all, and how many of them each worker follows. */
const SHARES: Readonly<Record<Story['by'], number>> = { amina: 130, ines: 50, ana: 120 }
const WORKERS = ['amina', 'ines', 'ana'] as const

/** All cases, those of one worker together. With `ordinary`, at most so many ordinary ones for each worker (tests). */
export function demonstrationCases(
  calendar: Calendar,
  ids: Ids,
  { seed = SEED, ordinary: most = Number.POSITIVE_INFINITY }: { seed?: number; ordinary?: number | undefined } = {},
): DemoCase[] {
  const told = [...OKSANA_AND_BLESSING, ...MOHAMED_AND_THE_SISTERS, ...SPANISH, ...FRENCH]
  const taken = new Set(told.flatMap(({ header }) => header.code ?? []))
  let index = 0
  return WORKERS.flatMap(by => {
    const own = told.filter(story => story.by === by)
    const rest = Math.min(most, SHARES[by] - own.length)
    const ordinary = Array.from({ length: rest }, () => ordinaryStory(by, index++, seed, taken))
    return [...own, ...ordinary].map(story => caseOf(withPlan(story), calendar, ids))
  })
}

/** A told story with its plan and services, and what was told and agreed to. */
const withPlan = (story: Story): Story => ({
  ...story,
  entries: [
    ...story.entries,
    ...(PLANNING[story.key] ?? []),
    ...(CONSENTING[story.key] ?? []),
    ...(SCREENING[story.key] ?? []),
    ...(WORKING[story.key] ?? []),
  ],
})
