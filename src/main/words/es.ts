/** What is needed before someone is signed in; the rest comes while the keys are being derived. */
import codes from '#app/languages/codes-es.ts'
import app from '#app/languages/es.ts'
import { joinMessages } from '#app/languages/index.ts'
import access from '#capabilities/access/messages/es.ts'
import accessUi from '#capabilities/access/ui/words/es.ts'

export default joinMessages(app, codes, access, accessUi)
