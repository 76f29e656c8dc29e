/** The words of the screens behind the unlocking. */
import { joinMessages } from '#app/languages/index.ts'
import casework from '#capabilities/casework/messages/fr.ts'
import caseworkUi from '#capabilities/casework/ui/words/fr.ts'
import exchange from '#capabilities/exchange/messages/fr.ts'
import records from '#records/messages/fr.ts'

export default joinMessages(records, casework, caseworkUi, exchange)
