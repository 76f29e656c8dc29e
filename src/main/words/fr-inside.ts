/** The words of the screens behind the unlocking. */
import documents from '#app/documents/words/fr.ts'
import { joinMessages } from '#app/languages/index.ts'
import lists from '#app/lists/words/fr.ts'
import safety from '#app/safety/words/fr.ts'
import settings from '#capabilities/access/ui/settings/words/fr.ts'
import people from '#capabilities/access/ui/words/inside/fr.ts'
import areas from '#capabilities/casework/messages/areas-fr.ts'
import casework from '#capabilities/casework/messages/fr.ts'
import screening from '#capabilities/casework/screening/ui/words/fr.ts'
import caseworkUi from '#capabilities/casework/ui/words/fr.ts'
import exchange from '#capabilities/exchange/messages/fr.ts'
import records from '#records/messages/fr.ts'

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
