/** The locale dates, numbers and names of countries are written in. */
let added: string | undefined

/** Formats follow a language that a translator added; undefined while it is one of ours. */
export function speakFormats(tag: string | undefined): void {
  added = tag
}

/** The locale of a language. English as it is written where the organisations work: day before month, 24 hours. */
export const localeOf = (language: string): string => {
  if (language !== 'en') return language
  return added ?? 'en-GB'
}
