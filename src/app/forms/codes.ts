import { countryName, languageName } from '../formats.ts'
import type { Choice } from '../parts/choice.tsx'

/** Every code the browser can name: two letters that are a country or a language to it. */
function named(name: (code: string, language: string) => string, upper: boolean): string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const codes = letters.flatMap(a => letters.map(b => a + b)).map(code => (upper ? code.toUpperCase() : code))
  return codes.filter(code => {
    const said = name(code, 'en')
    return said !== code && !/^unknown/i.test(said)
  })
}
/** Codes that name no country of today: groups, reserved and former ones. */
const NO_COUNTRY = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
  'AN',
  'BU',
  'CS',
  'DD',
  'FX',
  'NT',
  'SU',
  'TP',
  'YD',
  'YU',
  'ZR',
  'UK',
])

const kept = new Map<string, Choice[]>()
const sorted = (key: string, language: string, make: () => Choice[]): Choice[] => {
  const known = kept.get(key + language) ?? make().sort((a, b) => a.label.localeCompare(b.label, language))
  kept.set(key + language, known)
  return known
}

/** Countries by name in the reader's language. */
export const countryChoices = (language: string): Choice[] =>
  sorted('country', language, () =>
    named(countryName, true)
      .filter(code => !NO_COUNTRY.has(code))
      .map(value => ({ value, label: countryName(value, language) })),
  )
/** Languages by name in the reader's language. */
export const languageChoices = (language: string): Choice[] =>
  sorted('language', language, () =>
    named(languageName, false).map(value => ({ value, label: languageName(value, language) })),
  )
