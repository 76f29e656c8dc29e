/** The words of the screens behind the unlocking. */
import { joinMessages } from '#app/languages/index.ts'
import casework from '#capabilities/casework/messages/es.ts'
import caseworkUi from '#capabilities/casework/ui/words/es.ts'
import exchange from '#capabilities/exchange/messages/es.ts'
import records from '#records/messages/es.ts'

export default joinMessages(records, casework, caseworkUi, exchange)
