/**
 * Which help belongs to which screen. `:x` stands for any one part of an address; the longest fitting line wins. A test holds
 * this list against every route there is.
 */
export const TOPICS = [
  ['/', 'first'],
  ['/set-up', 'setUp'],
  ['/demo', 'demo'],
  ['/invitation', 'invitation'],
  ['/today', 'today'],
  ['/calendar', 'calendar'],
  ['/supervision', 'supervision'],
  ['/moves', 'moves'],
  ['/opinions', 'opinions'],
  ['/settings/retention', 'retention'],
  ['/first-contact', 'firstContact'],
  ['/cases', 'cases'],
  ['/cases/:root', 'case'],
  ['/cases/:root/interview/:rec', 'interview'],
  ['/cases/:root/people', 'casePeople'],
  ['/cases/:root/identification', 'identification'],
  ['/cases/:root/safety', 'safety'],
  ['/cases/:root/plan', 'plan'],
  ['/cases/:root/services', 'services'],
  ['/cases/:root/consent', 'consent'],
  ['/cases/:root/rights', 'rights'],
  ['/people', 'people'],
  ['/account', 'account'],
  ['/settings', 'settings'],
  ['/settings/log', 'log'],
  ['/settings/fields', 'fields'],
  ['/settings/instruments', 'instruments'],
  ['/settings/configuration', 'configuration'],
  ['/settings/people-languages', 'peopleLanguages'],
  ['/settings/marks', 'marks'],
  ['/fields', 'fields'],
  ['/import', 'import'],
  ['/export', 'export'],
  ['/first-steps', 'firstSteps'],
  ['/first-steps/practice', 'practice'],
  ['/guide', 'guide'],
] as const satisfies ReadonlyArray<readonly [path: string, topic: string]>

export type Topic = (typeof TOPICS)[number][1] | 'other'

const partsOf = (path: string): string[] => path.split(/[?#]/)[0]?.split('/').filter(Boolean) ?? []

/** The help of an address; a screen nobody wrote help for has the general one. */
export function topicOf(address: string): Topic {
  const at = partsOf(address)
  if (at.length === 0) return 'first'
  let best: { length: number; topic: Topic } = { length: 0, topic: 'other' }
  for (const [path, topic] of TOPICS) {
    const wanted = partsOf(path)
    const fits = wanted.every((part, index) => at[index] !== undefined && (part.startsWith(':') || part === at[index]))
    if (fits && wanted.length > best.length) best = { length: wanted.length, topic }
  }
  return best.topic
}
