/** Words of this capability by language; `main` joins them with those of the others. */
import en from './en.ts'
import es from './es.ts'
import fr from './fr.ts'

export const exchangeMessages = { en, fr, es }
