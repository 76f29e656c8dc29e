/** The words of the kernel and of the capabilities of this file's installation, joined for `main` to hand to the app and the command line. */
import { joinMessages, type Language, type MessageTree } from '#records'
import recordsEn from '#records/messages/en.ts'
import recordsEs from '#records/messages/es.ts'
import recordsFr from '#records/messages/fr.ts'
import accessEn from './access/messages/en.ts'
import accessEs from './access/messages/es.ts'
import accessFr from './access/messages/fr.ts'
import areasEn from './casework/messages/areas-en.ts'
import areasEs from './casework/messages/areas-es.ts'
import areasFr from './casework/messages/areas-fr.ts'
import caseworkEn from './casework/messages/en.ts'
import caseworkEs from './casework/messages/es.ts'
import caseworkFr from './casework/messages/fr.ts'
import viewsEn from './views/messages/en.ts'
import viewsEs from './views/messages/es.ts'
import viewsFr from './views/messages/fr.ts'

export const messages: Readonly<Record<Language, MessageTree>> = {
  en: joinMessages(recordsEn, caseworkEn, areasEn, accessEn, viewsEn),
  fr: joinMessages(recordsFr, caseworkFr, areasFr, accessFr, viewsFr),
  es: joinMessages(recordsEs, caseworkEs, areasEs, accessEs, viewsEs),
}
