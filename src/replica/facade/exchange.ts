/** Import, export, and checking everything. Loaded when asked for. */
import type { ExchangeFacade } from '../types/exchange.ts'
import type { Life } from './life.ts'

const imports = () => import('../import.ts')

/** {@link ExchangeFacade} of one replica. */
export const exchangeFacade = (life: Life): ExchangeFacade => ({
  importCases: (cases, options) =>
    life.run(async ({ copy, sync }) => (await imports()).runImport(copy, sync, cases, options)),
  async existingForDuplicates(kind) {
    const { open } = life
    return open === undefined ? [] : (await imports()).existingRecords(open.copy, kind)
  },
  exportCases: (query, progress) =>
    life.run(async ({ copy }) => (await import('../export.ts')).exportRoots(copy, query, progress)),
  verify: progress => life.run(async ({ copy }) => (await import('../verify.ts')).verifyEverything(copy, progress)),
  readLog: (newest, progress) =>
    life.run(async ({ copy }) => (await import('../log-read.ts')).readLog(copy, newest, progress)),
})
