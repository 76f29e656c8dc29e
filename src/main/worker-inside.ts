/** What the worker loads when somebody comes in: the replica, with all that the capabilities declare. */
import { withoutFileKeys } from '#app/bridge/file-keys.ts'
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { createReplica, type Replica, type ReplicaOptions } from '#replica'

/** A replica over what the door already holds, as the page may have it: without keys of files. */
export const replicaInside = async (
  held: Pick<ReplicaOptions, 'stores' | 'transport' | 'topics' | 'clock'>,
): Promise<Replica> =>
  withoutFileKeys(await createReplica({ ...held, catalogue: CATALOGUE, searchable: SEARCHABLE, language: 'en' }))
