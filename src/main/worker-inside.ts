/** What the worker loads when somebody comes in: the replica, with all that the capabilities declare. */
import { CATALOGUE } from '#capabilities/catalogue.ts'
import { SEARCHABLE } from '#capabilities/searchable.ts'
import { createReplica, type Replica, type ReplicaOptions } from '#replica'

/** A replica over what the door already holds. */
export const replicaInside = (
  held: Pick<ReplicaOptions, 'stores' | 'transport' | 'topics' | 'clock'>,
): Promise<Replica> => createReplica({ ...held, catalogue: CATALOGUE, searchable: SEARCHABLE, language: 'en' })
