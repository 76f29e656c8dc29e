/** Giving something of a case on her consent, and taking it back. */
import type { ConsentFacade } from '../types/consent.ts'
import type { Life } from './life.ts'

const sharing = () => import('../sharing.ts')

/** {@link ConsentFacade} of one replica. */
export const consentFacade = (life: Life): ConsentFacade => ({
  disclose: (root, input) => life.run(async open => (await sharing()).disclose(open, root, input)),
  shareCase: (root, input) => life.run(async open => (await sharing()).shareCase(open, root, input)),
  withdrawConsent: (at, sealed) => life.run(async open => (await sharing()).withdrawConsent(open, at, sealed)),
  consentReach: at => life.run(async open => (await sharing()).consentReach(open, at)),
})
