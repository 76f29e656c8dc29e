/** The server under measurement, in a process of its own as in an installation: clients do not share its thread. */
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { startTestServer } from '#server/testing.ts'

const [folder] = process.argv.slice(2)
const server = await startTestServer({ catalogue: CATALOGUE, eventsEveryMs: 1000, ...(folder ? { folder } : {}) })
process.on('disconnect', () => void server.stop().finally(() => process.exit()))
process.on('SIGINT', () => {})
process.send?.({ url: server.url, ownerUrl: server.database.ownerUrl, appUrl: server.database.appUrl })
