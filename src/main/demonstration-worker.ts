/** The thread that makes the demonstration: nine people's keys and some thousand signatures would hold up the server. */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { DemonstrationRefused, prepareDemonstration } from '#capabilities/demonstration/index.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { fetchTransport } from '#replica'

const asked = z.strictObject({
  base: z.string(),
  code: z.string().optional(),
  today: z.string(),
  ordinary: z.number().optional(),
})
/** Where the server answers this thread, its set-up code, and the day the stories count from. */
export type Asked = z.input<typeof asked>
export type Told = { ok: true; org: string } | { ok: false; code: string }

const { base, code, today, ordinary } = asked.parse(workerData)
const tell = (told: Told) => parentPort?.postMessage(told)
try {
  const connect = () => fetchTransport(base, { cookies: 'own' })
  const { org } = await prepareDemonstration({
    connect,
    catalogue: CATALOGUE,
    searchable: SEARCHABLE,
    today,
    code,
    ordinary,
  })
  tell({ ok: true, org })
} catch (error) {
  if (!(error instanceof DemonstrationRefused)) throw error
  tell({ ok: false, code: error.message })
}
