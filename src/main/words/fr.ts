import codes from '#app/languages/codes-fr.ts'
import app from '#app/languages/fr.ts'
import { joinMessages } from '#app/languages/index.ts'
import access from '#capabilities/access/messages/fr.ts'
import accessUi from '#capabilities/access/ui/words/fr.ts'
import casework from '#capabilities/casework/messages/fr.ts'
import caseworkUi from '#capabilities/casework/ui/words/fr.ts'
import exchange from '#capabilities/exchange/messages/fr.ts'
import records from '#records/messages/fr.ts'

export default joinMessages(app, codes, records, casework, caseworkUi, access, accessUi, exchange)
