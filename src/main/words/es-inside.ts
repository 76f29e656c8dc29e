/** The words of the screens behind the unlocking. */
import documents from '#app/documents/words/es.ts'
import { joinMessages } from '#app/languages/index.ts'
import lists from '#app/lists/words/es.ts'
import safety from '#app/safety/words/es.ts'
import settings from '#capabilities/access/ui/settings/words/es.ts'
import people from '#capabilities/access/ui/words/inside/es.ts'
import areas from '#capabilities/casework/messages/areas-es.ts'
import casework from '#capabilities/casework/messages/es.ts'
import screening from '#capabilities/casework/screening/ui/words/es.ts'
import caseworkUi from '#capabilities/casework/ui/words/es.ts'
import exchange from '#capabilities/exchange/messages/es.ts'
import records from '#records/messages/es.ts'

export default joinMessages(
  safety,
  documents,
  lists,
  records,
  people,
  settings,
  casework,
  areas,
  caseworkUi,
  screening,
  exchange,
)
