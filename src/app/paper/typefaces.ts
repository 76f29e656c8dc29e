/**
 * Which typeface writes which script. Noto Sans is cut into parts by script, so that a paper fetches only what it needs; for
 * Japanese and Korean two smaller kin take its place, because an installation would carry a hundred megabytes more (decision 0156).
 */
export type Weight = 400 | 700

interface Typeface {
  /** Package and part, as the files are named: `noto-sans/latin`. */
  readonly name: string
  readonly writes: RegExp
  /** Only one weight of it is used: it is large. */
  readonly plain?: true
}

/** In the order in which they are asked: a character goes to the first that claims it and has it. */
const TYPEFACES: readonly Typeface[] = [
  {
    name: 'noto-sans/latin',
    writes: /[\0-\xFF\u0131\u0152\u0153\u02BB\u02BC\u02C6\u02DA\u02DC\u2000-\u206F\u20AC\u2122\u2212]/u,
  },
  { name: 'noto-sans/latin-ext', writes: /[\p{Script=Latin}\p{Script=Inherited}\u02BD-\u02FF\u20A0-\u20C0\u2113]/u },
  { name: 'noto-sans/vietnamese', writes: /[\p{Script=Latin}\p{Script=Inherited}\u20AB]/u },
  { name: 'noto-sans/cyrillic', writes: /\p{Script=Cyrillic}|\u0301|\u2116/u },
  { name: 'noto-sans/cyrillic-ext', writes: /\p{Script=Cyrillic}/u },
  { name: 'noto-sans/greek', writes: /\p{Script=Greek}/u },
  { name: 'noto-sans/greek-ext', writes: /\p{Script=Greek}/u },
  { name: 'noto-sans/devanagari', writes: /\p{Script_Extensions=Devanagari}/u },
  { name: 'noto-sans-arabic/arabic', writes: /\p{Script_Extensions=Arabic}/u },
  { name: 'noto-sans-hebrew/hebrew', writes: /\p{Script_Extensions=Hebrew}/u },
  { name: 'noto-sans-bengali/bengali', writes: /\p{Script_Extensions=Bengali}/u },
  { name: 'noto-sans-gurmukhi/gurmukhi', writes: /\p{Script_Extensions=Gurmukhi}/u },
  { name: 'noto-sans-tamil/tamil', writes: /\p{Script_Extensions=Tamil}/u },
  { name: 'noto-sans-sinhala/sinhala', writes: /\p{Script_Extensions=Sinhala}/u },
  { name: 'noto-sans-thai/thai', writes: /[\p{Script=Thai}\u0E3F]/u },
  { name: 'noto-sans-lao/lao', writes: /\p{Script=Lao}/u },
  { name: 'noto-sans-khmer/khmer', writes: /\p{Script=Khmer}/u },
  { name: 'noto-sans-myanmar/myanmar', writes: /\p{Script_Extensions=Myanmar}/u },
  { name: 'noto-sans-ethiopic/ethiopic', writes: /\p{Script=Ethiopic}/u },
  { name: 'noto-sans-georgian/georgian', writes: /\p{Script_Extensions=Georgian}/u },
  { name: 'noto-sans-armenian/armenian', writes: /\p{Script=Armenian}/u },
  { name: 'nanum-gothic/korean', writes: /\p{Script_Extensions=Hangul}/u },
  {
    name: 'noto-sans-sc/chinese-simplified',
    writes: /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\u3000-\u303F\uFF00-\uFFEF]/u,
    plain: true,
  },
  {
    name: 'sawarabi-gothic/japanese',
    writes: /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]/u,
  },
]
const BOLDER = /^noto-sans/

/** The names of the typefaces that may write a character, the likeliest first. Japanese text goes to the Japanese one first. */
export function typefacesFor(character: string, language: string): string[] {
  const claimed = TYPEFACES.filter(face => face.writes.test(character)).map(face => face.name)
  const japanese = claimed.indexOf('sawarabi-gothic/japanese')
  const first =
    japanese >= 0 && (language.startsWith('ja') || /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character))
  return first ? ['sawarabi-gothic/japanese', ...claimed.filter(name => name !== 'sawarabi-gothic/japanese')] : claimed
}

/** The weight a typeface has for a wished one. */
export const weightOf = (name: string, wished: Weight): Weight =>
  BOLDER.test(name) && !TYPEFACES.some(face => face.name === name && face.plain) ? wished : 400

/** The file of a typeface in its package: `noto-sans/files/noto-sans-latin-400-normal.woff`. */
export function typefaceFile(name: string, weight: Weight): string {
  const [family = '', part = ''] = name.split('/')
  return `${family}/files/${family}-${part}-${weight}-normal.woff`
}

/** Gets the bytes of a typeface's file. Rejects when it cannot be had. */
export type TypefaceSource = (file: string) => Promise<Uint8Array>

/** The typefaces for text of a language, before anybody has written in it: what is worth keeping for the day without signal. */
export function typefacesOfSample(text: string, language: string): string[] {
  return [...new Set([...text].flatMap(character => typefacesFor(character, language).slice(0, 1)))]
}
