/** The words of the screens behind the unlocking. */
import documents from '#app/documents/words/en.ts'
import { joinMessages } from '#app/languages/index.ts'
import lists from '#app/lists/words/en.ts'
import safety from '#app/safety/words/en.ts'
import settings from '#capabilities/access/ui/settings/words/en.ts'
import people from '#capabilities/access/ui/words/inside/en.ts'
import areas from '#capabilities/casework/messages/areas-en.ts'
import casework from '#capabilities/casework/messages/en.ts'
import screening from '#capabilities/casework/screening/ui/words/en.ts'
import caseworkUi from '#capabilities/casework/ui/words/en.ts'
import exchange from '#capabilities/exchange/messages/en.ts'
import records from '#records/messages/en.ts'

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
