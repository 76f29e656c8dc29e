/** Every language of the app. A part is fetched when it is first wanted, one language at a time. */
import type { Dictionaries, Messages } from '#app/languages/index.ts'

const ADDED = import.meta.glob<Messages>('./added/*.json', { import: 'default' })
const tagOf = (path: string): string => path.replace(/^.*\/|\.json$/g, '')

const french = async (words: Messages) => (await import('#app/languages/french.ts')).frenchSpaces(words)

export const DICTIONARIES: Dictionaries = {
  ours: {
    en: {
      door: async () => (await import('./en.ts')).default,
      inside: async () => (await import('./en-inside.ts')).default,
      help: async () => (await import('#app/help/words/en.ts')).default,
    },
    fr: {
      door: async () => french((await import('./fr.ts')).default),
      inside: async () => french((await import('./fr-inside.ts')).default),
      help: async () => french((await import('#app/help/words/fr.ts')).default),
    },
    es: {
      door: async () => (await import('./es.ts')).default,
      inside: async () => (await import('./es-inside.ts')).default,
      help: async () => (await import('#app/help/words/es.ts')).default,
    },
  },
  added: Object.fromEntries(Object.entries(ADDED).map(([path, load]) => [tagOf(path), load])),
}
