/** What the local index may find, by kind; `main` hands it to every replica. */
import type { SearchableKinds } from '#replica'
import { caseKind, SEARCHED, searchDocumentOf } from './casework/index.ts'

export const SEARCHABLE: SearchableKinds = {
  [caseKind.name]: { compartments: SEARCHED, document: searchDocumentOf },
}
