/** Acts that wait for the second of two people. */
import { approveShown, endProposal, listProposals } from '../proposals.ts'
import type { ProposalsFacade } from '../types/proposals.ts'
import type { Life } from './life.ts'

/** {@link ProposalsFacade} of one replica. */
export const proposalsFacade = (life: Life): ProposalsFacade => ({
  proposals: () => life.run(({ copy }) => listProposals(copy)),
  approveProposal: id => life.act(({ copy }) => approveShown(copy, id)),
  declineProposal: id => life.run(({ copy }) => endProposal(copy, id, 'declined')),
  withdrawProposal: id => life.run(({ copy }) => endProposal(copy, id, 'withdrawn')),
  proposeExport: query => life.run(async ({ copy }) => (await import('../export.ts')).proposeExport(copy, query)),
})
