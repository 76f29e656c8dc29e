import codes from '#app/languages/codes-en.ts'
import app from '#app/languages/en.ts'
import { joinMessages } from '#app/languages/index.ts'
import access from '#capabilities/access/messages/en.ts'
import accessUi from '#capabilities/access/ui/words/en.ts'
import casework from '#capabilities/casework/messages/en.ts'
import caseworkUi from '#capabilities/casework/ui/words/en.ts'
import exchange from '#capabilities/exchange/messages/en.ts'
import records from '#records/messages/en.ts'

export default joinMessages(app, codes, records, casework, caseworkUi, access, accessUi, exchange)
