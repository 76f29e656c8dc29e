/** Where it is kept, sealed on this device: it never becomes a record. */
export const PRACTICE = 'help/practice'
export const PRACTICE_STEPS = ['name', 'contact', 'story', 'consent', 'next'] as const
export const CONSENTS = ['yes', 'no', 'unknown'] as const
export const DUES = ['tomorrow', 'week'] as const

/** What was typed so far, and at which step; `step` past the last means that all is written. */
export interface Practice {
  step: number
  name: string
  contact: string
  ifAsked: string
  note: string
  consent: (typeof CONSENTS)[number] | ''
  task: string
  due: (typeof DUES)[number]
}

/** What was kept, if it still has the shape we know. */
export function practiceOf(kept: unknown): Practice | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined
  const of = (key: string): unknown => Reflect.get(kept, key)
  const said = (key: string): string => {
    const value = of(key)
    return typeof value === 'string' ? value : ''
  }
  const step = of('step')
  if (typeof step !== 'number' || step < 0 || step > PRACTICE_STEPS.length) return undefined
  return {
    step,
    name: said('name'),
    contact: said('contact'),
    ifAsked: said('ifAsked'),
    note: said('note'),
    consent: CONSENTS.find(one => one === of('consent')) ?? '',
    task: said('task'),
    due: DUES.find(one => one === of('due')) ?? 'tomorrow',
  }
}
