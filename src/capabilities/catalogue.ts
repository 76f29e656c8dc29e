/** The one list of kinds of this installation; `main` hands it to the server, the replica, the app and the command line. */
import { type Catalogue, catalogue } from '#records'
import { ACCESS_KINDS } from './access/index.ts'
import { CASEWORK_KINDS, CONFIGURATION_KINDS, peopleLanguage, SCREENING_ROOTS } from './casework/index.ts'
import { VIEW_KINDS } from './views/index.ts'

export const CATALOGUE: Catalogue = catalogue([
  ...CASEWORK_KINDS,
  ...SCREENING_ROOTS,
  ...CONFIGURATION_KINDS,
  peopleLanguage,
  ...ACCESS_KINDS,
  ...VIEW_KINDS,
])
