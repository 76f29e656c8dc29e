/** What the lists of a device find and show of each kind; `main` hands it to every replica. */
import type { SearchableKinds } from '#replica'
import {
  approval,
  approvalDues,
  caseAdds,
  caseKind,
  caseTitle,
  document,
  documentDues,
  journeyStep,
  note,
  noteAdds,
  planReview,
  reviewDues,
  SEARCHED,
  searchDocumentOf,
  service,
  serviceDues,
  stepAdds,
  task,
  taskAdds,
  taskDues,
} from './casework/index.ts'

export const SEARCHABLE: SearchableKinds = {
  [caseKind.name]: { compartments: SEARCHED, document: searchDocumentOf, adds: caseAdds, title: caseTitle },
  [task.name]: { compartments: ['narrative'], adds: taskAdds, dues: taskDues },
  [service.name]: { compartments: ['narrative', 'location'], dues: serviceDues },
  [planReview.name]: { compartments: [], dues: reviewDues },
  [approval.name]: { compartments: ['narrative'], dues: approvalDues },
  [document.name]: { compartments: ['identity', 'legal', 'location'], dues: documentDues },
  [note.name]: { compartments: ['narrative'], adds: noteAdds },
  [journeyStep.name]: { compartments: ['narrative'], adds: stepAdds },
}
