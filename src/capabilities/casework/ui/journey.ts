import { shortDay, within } from '#app/formats.ts'
import type { JourneyPoint } from '#app/parts/journey-bar.tsx'
import type { OpenRoot } from '#replica/types.ts'
import { JOURNEY_STAGE } from '../lists.ts'
import { dayHere, daysBetween } from '../today/today.ts'
import { type Names, text } from './names.ts'

/** A longer remark is read in the story: cut off under a narrow bar it says nothing. */
const SHORT = 30

/** Every stage, the reached ones with when and in a word how; the present one is the case's own fact. */
export function journeyOf(root: OpenRoot, names: Names): JourneyPoint[] {
  const { t, language } = names
  const steps = root.records.filter(record => record.kind === 'journeyStep')
  const now = text(root.records[0]?.facts.stage)
  const at = JOURNEY_STAGE.values.map(String).indexOf(now)
  return JOURNEY_STAGE.values.map((stage, index) => {
    const step = steps.findLast(record => record.facts.stage === stage)
    const day = text(step?.sealed.narrative?.reachedOn) || text(step?.facts.month) || impliedDay(root, stage)
    const remark = text(step?.sealed.narrative?.remark)
    const how = howOf(root, stage, names) || (index === at ? sinceOf(day, names) : '')
    const note = [
      day && shortDay(day, language, Date.now()),
      remark.length > 0 && remark.length <= SHORT ? remark : how,
    ]
    return {
      key: stage,
      label: t(`lists.journeyStage.${stage}`),
      note: note.filter(Boolean).join(', ') || undefined,
      state: index === at ? 'now' : step || index < at ? 'done' : 'ahead',
    }
  })
}

/** By whom she came, and what was decided: what its record says of a stage. */
function howOf(root: OpenRoot, stage: string, { t, language }: Names): string {
  const [kind, fact, list] =
    stage === 'contact'
      ? ['firstContact', 'channel', 'firstChannel']
      : stage === 'identification'
        ? ['identificationDecision', 'status', 'traffickingStatus']
        : ['', '', '']
  const value = text(root.records.findLast(record => record.kind === kind)?.facts[fact])
  return value === '' ? '' : within(t(`lists.${list}.${value}`), language)
}

/** How long she has been at the present stage. */
function sinceOf(day: string, { t }: Names): string {
  const days = day.length === 10 ? daysBetween(day, dayHere(Date.now())) : 0
  return days > 0 ? t('today.inDays', { count: days }) : ''
}

/** Without a step of its own, the first contact is when the case was opened, the identification when it was decided. */
function impliedDay(root: OpenRoot, stage: string): string {
  if (stage === 'contact') return text(root.records[0]?.facts.openedMonth)
  const decision =
    stage === 'identification' && root.records.findLast(record => record.kind === 'identificationDecision')
  return decision ? text(decision.sealed.narrative?.decidedOn) || text(decision.facts.month) : ''
}
