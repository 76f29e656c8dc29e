/** Reading approvals: whether whoever signed an answer could give it (decision 0145). */
import { answerFault, outcomeFault } from '#records'
import { type Directory, heldAt, type VersionRecord } from '#vault'
import type { Values } from './types.ts'

/**
 * Whether a signed version of an approval may stand. Whether its author wrote what was asked about is told by the version
 * asked about: the capability holds the two against each other.
 */
export function mayAnswer(
  directory: Directory,
  facts: Values,
  { author, version, comp, dirSeq }: VersionRecord,
): boolean {
  if (comp !== 'facts') return version === 1 || facts.askedBy !== author
  if (version === 1)
    return answerFault(undefined, facts, { user: author, leads: false, wrote: undefined }) === undefined
  // Whether anybody else led a team of the case then is the server's to say: an officer could have made herself its lead.
  const officer = heldAt(directory, author, { be: 'officer' }, dirSeq)
  const leads =
    officer || [...directory.teams.keys()].some(team => heldAt(directory, author, { be: 'lead', team }, dirSeq))
  return outcomeFault(facts, { user: author, leads, wrote: undefined }) === undefined
}
