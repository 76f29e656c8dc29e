import {
  carriesUnwrittenA,
  hangulReadings,
  isAbjad,
  letterReadings,
  replacesUnwrittenA,
  scriptNumbers,
  scriptOf,
} from './scripts.ts'

/** One token in Latin letters: its usual reading first, then others in use (Ukrainian and Russian г, Arabic ج …). */
export type Reading = { readonly script: number; readonly plains: ReadonlyArray<string> }

/** Longer tokens are cut: no name is longer, and it bounds the work on hostile input. */
const longestToken = 64
const mostReadings = 3
const mark = /\p{M}/u
const notInToken = /[^\p{L}\p{N}]/gu
const preposedVowel = /([เแโใไເແໂໃໄ])([ก-ฮກ-ຮ])/g
const silentThai = /[ก-ฮ][ิุ]?์/g
const digitZeros = [0x660, 0x6f0, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10]
const breaths = new Set(['ه', 'ہ', 'ה'])
const weakLetters = new Set(['و', 'ي', 'ی', 'ע', 'ע', 'ו', 'י', 'ع', 'ا', 'א'])
const arabicLong = new Set(['ا', 'ى', 'ة', 'آ', 'א'])
const lateConsonant: ReadonlyMap<string, string> = new Map([
  ['j', 'z'],
  ['d', 'r'],
])

/** Reads one token (a run of letters and digits) in Latin letters. Never throws; unknown letters stay as they are. */
export function readToken(token: string): Reading {
  const lower = token.slice(0, longestToken).toLowerCase()
  if (/^[a-z0-9]*$/.test(lower)) return { script: scriptNumbers.latin, plains: [lower] }
  const letters = Array.from(reorder(lower.normalize('NFKC').toLowerCase()))
  const script = scriptOf((letters.find(letter => letter > 'z') ?? 'a').codePointAt(0) ?? 0)
  const words = script === scriptNumbers.arabic ? withoutArticle(letters) : [letters]
  return { script, plains: [...new Set(words.flatMap(readWord))].filter(plain => plain !== '') }
}

/** Thai and Lao write some vowels before the consonant they follow, and mark letters that are not spoken. */
const reorder = (text: string): string =>
  /[\u0e00-\u0eff]/.test(text) ? text.replace(silentThai, '').replace(preposedVowel, '$2$1') : text

/** الحسن is looked for as حسن first: the article is written or left out freely. */
function withoutArticle(letters: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<string>> {
  return letters.length >= 5 && letters[0] === 'ا' && letters[1] === 'ل' ? [letters.slice(2), letters] : [letters]
}

/** The readings of a word: every letter in its first reading, then every letter in its second where it has one … */
function readWord(letters: ReadonlyArray<string>): ReadonlyArray<string> {
  const sounds = readLetters(letters)
  const choices = sounds.reduce((most, readings) => Math.max(most, readings.length), 1)
  return Array.from({ length: Math.min(choices, mostReadings) }, (_, choice) => {
    let plain = ''
    for (const readings of sounds) plain += readings[choice] ?? readings[0] ?? ''
    return plain
  })
}

function readLetters(letters: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<string>> {
  const sounds: Array<ReadonlyArray<string>> = []
  let unwrittenA = false
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? ''
    const code = letter.codePointAt(0) ?? 0
    if (unwrittenA && !replacesUnwrittenA(code)) sounds.push(['a'])
    if (isDot(code)) {
      sounds.push(dotted(sounds.pop() ?? [], code))
      continue
    }
    unwrittenA = carriesUnwrittenA(code)
    const double =
      startsPair(code) && at + 1 < letters.length ? letterReadings.get(`${letter}${letters[at + 1]}`) : undefined
    sounds.push(apart(sounds.at(-1), double ?? readLetter(letters, at), code))
    if (double) at++
  }
  return sounds
}

/** In Arabic and Hebrew an h after s or b is a letter of its own with a vowel before it (سحر, بهنام), not the sound sh or bh. */
function apart(
  before: ReadonlyArray<string> | undefined,
  readings: ReadonlyArray<string>,
  code: number,
): ReadonlyArray<string> {
  const digraph = readings[0] === 'h' && isAbjad(scriptOf(code)) && /[bdgkpstz]$/.test(before?.[0] ?? '')
  return digraph ? ['ah', 'ih', 'uh'] : readings
}

/** Greek and Armenian have two-letter sounds. */
const startsPair = (code: number): boolean => (code >= 0x370 && code < 0x400) || (code >= 0x530 && code < 0x590)

/** The dot below an Indian letter: ज़ is z, Bengali য় is y, ड़ is r. */
const isDot = (code: number): boolean => (code & 0x7f) === 0x3c && code >= 0x900 && code < 0xd80
function dotted(readings: ReadonlyArray<string>, code: number): ReadonlyArray<string> {
  const changed = code === 0x9bc && readings[0] === 'j' ? 'y' : lateConsonant.get(readings[0] ?? '')
  return changed === undefined ? readings : [changed]
}

function readLetter(letters: ReadonlyArray<string>, at: number): ReadonlyArray<string> {
  const letter = letters[at] ?? ''
  if (weakLetters.has(letter)) return readWeak(letters, at)
  // Ta marbuta is heard as t after a long a (Hayat, Najat).
  if (letter === 'ة' && letters[at - 1] === 'ا') return ['t']
  // A last h is the written sign of a final a or e (שרה, فاطمه).
  if (breaths.has(letter) && at > 1 && at === letters.length - 1) return ['a']
  return (
    letterReadings.get(letter) ?? hangulReadings(letter.codePointAt(0) ?? 0, letters.length === 1) ?? readOther(letter)
  )
}

/** Letters of Arabic and Hebrew that are a vowel or a consonant depending on what stands beside them. */
function readWeak(letters: ReadonlyArray<string>, at: number): ReadonlyArray<string> {
  const letter = letters[at] ?? ''
  const next = letters[at + 1] ?? ''
  const first = at === 0
  if (letter === 'ا' || letter === 'א') return ['a']
  if (letter === 'ع' || letter === 'ע') return [first && !weakLetters.has(next) ? 'a' : '']
  const betweenVowels = arabicLong.has(next) || arabicLong.has(letters[at - 1] ?? '')
  if (letter === 'و') return first || betweenVowels ? ['w'] : ['u', 'v']
  if (letter === 'ו') return first ? ['v'] : ['o', 'v']
  return [first || arabicLong.has(next) ? 'y' : 'i']
}

/** Letters read before by taking them apart: single letters only, so it stays small and holds no names. */
const otherReadings = new Map<string, ReadonlyArray<string>>()
const mostOthers = 4096

function readOther(letter: string): ReadonlyArray<string> {
  const known = otherReadings.get(letter)
  if (known) return known
  const readings = [readDigit(letter.codePointAt(0) ?? 0) ?? readDecomposed(letter)]
  if (otherReadings.size < mostOthers) otherReadings.set(letter, readings)
  return readings
}

function readDigit(code: number): string | undefined {
  if (code >= 0x900 && code < 0xd80 && (code & 0x7f) >= 0x66 && (code & 0x7f) <= 0x6f)
    return String((code & 0x7f) - 0x66)
  const zero = digitZeros.find(start => code >= start && code < start + 10)
  return zero === undefined ? undefined : String(code - zero)
}

/** Takes the marks off a letter; what remains is read again when it is another letter, and kept when unknown. */
function readDecomposed(letter: string): string {
  if (mark.test(letter)) return ''
  const bare = Array.from(letter.normalize('NFKD')).filter(part => !mark.test(part))
  return bare
    .map(part => letterReadings.get(part)?.[0] ?? part)
    .join('')
    .replace(notInToken, '')
}
