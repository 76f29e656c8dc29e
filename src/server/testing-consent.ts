import type { Change } from '#replica/protocol.ts'
import { COMPARTMENTS } from '#vault'
import { changeOf, type OpenCase, push, wrapFor } from './testing-cases.ts'
import { type Device, freshId, type Organisation, teamNamed } from './testing-device.ts'

/** A day far enough ahead for any test. */
export const FAR = '2099-12-31'

/** Facts of a consent in force for everything a team of the organisation could be given. */
export const agreedFacts = (organisation: Organisation, team: string): Record<string, unknown> => ({
  given: true,
  state: 'inForce',
  purposes: ['services'],
  to: 'team',
  team: teamNamed(organisation, team).id,
  compartments: [...COMPARTMENTS],
  until: FAR,
  how: 'spoken',
  month: '2026-11',
})

/** A change that records a consent, an exception or an approval; the open case counts it as accepted. */
export async function recorded(
  organisation: Organisation,
  by: Device,
  open: OpenCase,
  kind: string,
  facts: Record<string, unknown>,
  rec: string = freshId(),
): Promise<{ rec: string; change: Change }> {
  return { rec, change: await changeOf(organisation, by, open, { rec, kind, facts }) }
}

/** A change that opens a case to a team, resting on a consent (or whatever `facts` say instead). */
export async function shareChange(
  organisation: Organisation,
  by: Device,
  open: OpenCase,
  team: string,
  facts: Record<string, unknown>,
): Promise<Change> {
  const said = {
    how: 'share',
    to: 'team',
    team: teamNamed(organisation, team).id,
    purpose: 'services',
    compartments: [...COMPARTMENTS],
    month: '2026-11',
    ...facts,
  }
  const change = await changeOf(organisation, by, open, { kind: 'disclosure', facts: said })
  return { ...change, wraps: [await wrapFor(organisation, open, team)] }
}

/** She agrees that a team reads everything, and it does. Answers the consent's id. */
export async function shareWith(organisation: Organisation, by: Device, open: OpenCase, team: string): Promise<string> {
  const { rec, change } = await recorded(organisation, by, open, 'consentRecord', agreedFacts(organisation, team))
  const share = await shareChange(organisation, by, open, team, { consent: rec })
  const results = await push(by, change, share)
  if (!results.every(({ ok }) => ok)) throw new Error(`not shared: ${JSON.stringify(results)}`)
  return rec
}
