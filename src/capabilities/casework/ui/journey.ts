import { shortDay } from '#app/formats.ts'
import type { JourneyPoint } from '#app/parts/journey-bar.tsx'
import type { OpenRoot } from '#replica/types.ts'
import { JOURNEY_STAGE } from '../lists.ts'
import { type Names, text } from './names.ts'

/** Every stage, the reached ones with when; the present one is the case's own fact. */
export function journeyOf(root: OpenRoot, { t, language }: Names): JourneyPoint[] {
  const steps = root.records.filter(record => record.kind === 'journeyStep')
  const now = text(root.records[0]?.facts.stage)
  const at = JOURNEY_STAGE.values.map(String).indexOf(now)
  return JOURNEY_STAGE.values.map((stage, index) => {
    const step = steps.findLast(record => record.facts.stage === stage)
    const day = text(step?.sealed.narrative?.reachedOn) || text(step?.facts.month) || impliedDay(root, stage)
    const note = [day && shortDay(day, language, Date.now()), text(step?.sealed.narrative?.remark)]
    return {
      key: stage,
      label: t(`lists.journeyStage.${stage}`),
      note: note.filter(Boolean).join(', ') || undefined,
      state: index === at ? 'now' : step || index < at ? 'done' : 'ahead',
    }
  })
}

/** Without a step of its own, the first contact is when the case was opened, the identification when it was decided. */
function impliedDay(root: OpenRoot, stage: string): string {
  if (stage === 'contact') return text(root.records[0]?.facts.openedMonth)
  const decision =
    stage === 'identification' && root.records.findLast(record => record.kind === 'identificationDecision')
  return decision ? text(decision.sealed.narrative?.decidedOn) || text(decision.facts.month) : ''
}
