import codes from '#app/languages/codes-es.ts'
import app from '#app/languages/es.ts'
import { joinMessages } from '#app/languages/index.ts'
import access from '#capabilities/access/messages/es.ts'
import accessUi from '#capabilities/access/ui/words/es.ts'
import casework from '#capabilities/casework/messages/es.ts'
import caseworkUi from '#capabilities/casework/ui/words/es.ts'
import exchange from '#capabilities/exchange/messages/es.ts'
import records from '#records/messages/es.ts'

export default joinMessages(app, codes, records, casework, caseworkUi, access, accessUi, exchange)
