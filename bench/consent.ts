/**
 * A consent withdrawn: how long until the server refuses the case to the team that had it by her word, and until the case has new
 * keys that none of that team's twenty members holds.
 */

import { setTimeout as pause } from 'node:timers/promises'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { founded, joined, must } from '../src/replica/devices.test-support.ts'
import type { Figure, Measurement } from './measurement.ts'
import { withServer } from './server.ts'
import { quantile } from './statistics.ts'

const MEMBERS = 20
const TIMES = 5
const SECTIONS = ['header', 'identity', 'narrative'] as const

async function withdrawn(url: string): Promise<Figure[]> {
  const around = { url, catalogue: CATALOGUE, searchable: SEARCHABLE }
  const amina = await founded(around)
  const made = must(await amina.replica.createTeam({ name: 'Centre', purpose: 'centre' }))
  must(await amina.replica.syncNow())
  const members = []
  for (let n = 0; n < MEMBERS; n += 1) {
    const person = { name: `Member ${n}`, handle: `member${n}`, passphrase: 'copper lantern walks beside nine rivers' }
    members.push(await joined(around, { ...amina, team: made.team }, person))
  }
  const [member, ...others] = members
  if (member === undefined) throw new Error('nobody joined')
  await Promise.all(others.map(({ replica }) => replica.close()))
  const enforced: number[] = []
  const rotated: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const root = must(
      await amina.replica.create('case', {
        team: amina.team,
        facts: { status: 'Active' },
        sealed: { header: { firstName: 'Nadia' }, narrative: { summary: 'She came in May.' } },
      }),
    ).root
    const facts = {
      given: true,
      state: 'inForce',
      purposes: ['services'],
      to: 'team',
      team: made.team,
      compartments: [...SECTIONS],
      until: '2099-12-31',
      how: 'spoken',
      month: '2026-11',
    }
    const sealed = { narrative: { witness: 'Ana Pop' } }
    const { rec } = must(await amina.replica.create('consentRecord', { root, facts, sealed }))
    const share = { team: made.team, purpose: 'services', compartments: [...SECTIONS] }
    const shared = must(await amina.replica.shareCase(root, share))
    const reads = async () =>
      (await member.line.transport.call('root', { params: { root }, query: { purpose: 'sync' } })).ok
    if (shared.waiting || !(await reads())) throw new Error('not shared')
    const began = performance.now()
    const ending = amina.replica.withdrawConsent({ root, rec })
    while (await reads()) await pause(2)
    enforced.push(performance.now() - began)
    const ended = must(await ending)
    rotated.push(performance.now() - began)
    if (!ended.rotated) throw new Error('no new keys')
  }
  await Promise.all([amina, member].map(({ replica }) => replica.close()))
  return [
    { name: 'consent_withdraw_enforced_ms', value: quantile(enforced, 1), unit: 'ms', limit: 1000 },
    { name: 'consent_keys_rotated_ms', value: quantile(rotated, 1), unit: 'ms', limit: 5000 },
  ]
}

export const consentWithdrawn: Measurement = {
  yields: ['consent_withdraw_enforced_ms', 'consent_keys_rotated_ms'],
  run: () => withServer(({ url }) => withdrawn(url)),
}
