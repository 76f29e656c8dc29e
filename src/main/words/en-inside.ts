/** The words of the screens behind the unlocking. */
import { joinMessages } from '#app/languages/index.ts'
import casework from '#capabilities/casework/messages/en.ts'
import caseworkUi from '#capabilities/casework/ui/words/en.ts'
import exchange from '#capabilities/exchange/messages/en.ts'
import records from '#records/messages/en.ts'

export default joinMessages(records, casework, caseworkUi, exchange)
