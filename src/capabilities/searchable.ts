/** What the lists of a device find and show of each kind; `main` hands it to every replica. */
import type { SearchableKinds } from '#replica'
import {
  caseAdds,
  caseKind,
  caseTitle,
  journeyStep,
  note,
  noteAdds,
  SEARCHED,
  searchDocumentOf,
  stepAdds,
  task,
  taskAdds,
} from './casework/index.ts'

export const SEARCHABLE: SearchableKinds = {
  [caseKind.name]: { compartments: SEARCHED, document: searchDocumentOf, adds: caseAdds, title: caseTitle },
  [task.name]: { compartments: ['narrative'], adds: taskAdds },
  [note.name]: { compartments: ['narrative'], adds: noteAdds },
  [journeyStep.name]: { compartments: ['narrative'], adds: stepAdds },
}
