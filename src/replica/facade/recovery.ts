/** Drills of the recovery papers, and what is one loss away from being lost. */
import type { RecoveryFacade } from '../types/recovery.ts'
import type { Life } from './life.ts'

/** {@link RecoveryFacade} of one replica. */
export const recoveryFacade = (life: Life): RecoveryFacade => ({
  drill: input => life.act(async ({ copy }) => (await import('../drill.ts')).drill(copy, input)),
  busFactor: () => life.run(async ({ copy }) => (await import('../drill.ts')).busFactor(copy)),
})
