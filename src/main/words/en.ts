/** What is needed before someone is signed in; the rest comes while the keys are being derived. */
import codes from '#app/languages/codes-en.ts'
import app from '#app/languages/en.ts'
import { joinMessages } from '#app/languages/index.ts'
import access from '#capabilities/access/messages/en.ts'
import accessUi from '#capabilities/access/ui/words/en.ts'

export default joinMessages(app, codes, access, accessUi)
