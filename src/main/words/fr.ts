/** What is needed before someone is signed in; the rest comes while the keys are being derived. */
import codes from '#app/languages/codes-fr.ts'
import app from '#app/languages/fr.ts'
import { joinMessages } from '#app/languages/index.ts'
import access from '#capabilities/access/messages/fr.ts'
import accessUi from '#capabilities/access/ui/words/fr.ts'

export default joinMessages(app, codes, access, accessUi)
