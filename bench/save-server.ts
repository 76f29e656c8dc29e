/**
 * Sixteen people save at the same time, each in cases of her own, one save after the other: sealed and signed before, then
 * from the request to the answer that it is stored, committed and in the audit log.
 */
import type { Change } from '#replica/protocol.ts'
import { changeOf, newCase, type OpenCase, push } from '#server/testing-cases.ts'
import { call, type Device, enrol, found, mustBe } from '#server/testing-device.ts'
import type { Figure } from './measurement.ts'
import type { Server } from './server.ts'
import { p95, timed } from './statistics.ts'

const WRITERS = 16
const WARM_UP = 10
const SAVES = 40
/** About what a case worker writes into one field of a case. */
const STORY = 'Spoke with her on the phone; she has found a room and asks about the course. '.repeat(4)

export async function saveServer(server: Server): Promise<Figure[]> {
  const organisation = await found(server.url)
  const writers: Array<{ device: Device; changes: Change[] }> = []
  for (let n = 0; n < WRITERS; n++) {
    const device = await enrol(organisation, `writer${n}`, ['everyone', 'cases'])
    const made = await newCase(organisation, device, ['cases'])
    accepted(await push(device, made.change))
    const changes: Change[] = []
    for (let save = 0; save < WARM_UP + SAVES; save++)
      changes.push(await changeOf(organisation, device, made.open, draft(made.open, save)))
    writers.push({ device, changes })
  }
  const times: number[] = []
  await Promise.all(
    writers.map(async ({ device, changes }) => {
      for (const [save, change] of changes.entries()) {
        const { ms, value } = await timed(() => push(device, change))
        accepted(value)
        if (save >= WARM_UP) times.push(ms)
      }
    }),
  )
  await audited(organisation.founder, WRITERS * (WARM_UP + SAVES))
  return [{ name: 'save_server_p95_ms_16', value: p95(times), unit: 'ms', limit: 60 }]
}

const draft = ({ root }: OpenCase, save: number) => ({
  rec: root,
  facts: { status: 'Active', riskLevel: save % 2 === 0 ? 'high' : 'low' },
  sealed: { narrative: { summary: `${save} ${STORY}` } },
})

function accepted(results: Awaited<ReturnType<typeof push>>): void {
  const refused = results.find(result => !result.ok)
  if (refused !== undefined) throw new Error(`a save was refused: ${JSON.stringify(refused)}`)
}

/** Every save is an entry of the log, or the figure would be of something else. */
async function audited(officer: Device, saves: number): Promise<void> {
  const { size } = await mustBe(call(officer, 'auditEntries', { query: { after: '0', limit: '1' } }))
  if (size < saves) throw new Error(`${saves} saves, ${size} entries in the audit log`)
}
