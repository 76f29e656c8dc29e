/** Acts that wait for the second of two people. */
import type { ProposalsFacade } from '../types/proposals.ts'
import type { Life } from './life.ts'

const proposals = () => import('../proposals.ts')

/** {@link ProposalsFacade} of one replica. */
export const proposalsFacade = (life: Life): ProposalsFacade => ({
  proposals: () => life.run(async ({ copy }) => (await proposals()).listProposals(copy)),
  approveProposal: id => life.act(async ({ copy }) => (await proposals()).approveShown(copy, id)),
  declineProposal: id => life.run(async ({ copy }) => (await proposals()).endProposal(copy, id, 'declined')),
  withdrawProposal: id => life.run(async ({ copy }) => (await proposals()).endProposal(copy, id, 'withdrawn')),
  proposeExport: query => life.run(async ({ copy }) => (await import('../export.ts')).proposeExport(copy, query)),
})
