/** A world that may be looked at but not used: for tests of help and words. */
import { catalogue } from '#records'
import type { CliWorld } from './index.ts'

const never = (): never => {
  throw new Error('not in this test')
}

export const emptyWorld: CliWorld = {
  openReplica: never,
  catalogue: catalogue([]),
  titleOf: never,
  newCaseHeader: never,
  ownFieldsOf: never,
  today: never,
  write: never,
  operator: {
    backUp: never,
    restore: never,
    makeAuthority: never,
    recover: never,
    checkRecovery: never,
    readShares: never,
  },
}
