import {
  carriesUnwrittenA,
  hangulReadings,
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
  const plains = new Set<string>()
  for (const word of script === scriptNumbers.arabic ? withoutArticle(letters) : [letters])
    for (let choice = 0; choice < mostReadings; choice++) {
      const plain = readLetters(word, choice)
      if (plain.length > 0) plains.add(plain)
    }
  return { script, plains: [...plains] }
}

/** Thai and Lao write some vowels before the consonant they follow, and mark letters that are not spoken. */
const reorder = (text: string): string =>
  /[\u0e00-\u0eff]/.test(text) ? text.replace(silentThai, '').replace(preposedVowel, '$2$1') : text

/** الحسن is looked for as حسن first: the article is written or left out freely. */
function withoutArticle(letters: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<string>> {
  return letters.length >= 5 && letters[0] === 'ا' && letters[1] === 'ل' ? [letters.slice(2), letters] : [letters]
}

function readLetters(letters: ReadonlyArray<string>, choice: number): string {
  let out = ''
  let unwrittenA = false
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? ''
    const code = letter.codePointAt(0) ?? 0
    if (unwrittenA && !replacesUnwrittenA(code)) out += 'a'
    if ((code & 0x7f) === 0x3c && code >= 0x900 && code < 0xd80) {
      out = dotted(out, code)
      continue
    }
    unwrittenA = carriesUnwrittenA(code)
    const pair = letter + (letters[at + 1] ?? '')
    const double = pair.length > letter.length && code < 0x600 ? letterReadings.get(pair) : undefined
    if (double) at++
    out += double ? pick(double, choice) : readLetter(letters, at, choice)
  }
  return out
}

/** The dot below an Indian letter: ज़ is z, Bengali য় is y, ड़ is r. */
function dotted(out: string, code: number): string {
  const last = out.at(-1) ?? ''
  const changed = code === 0x9bc && last === 'j' ? 'y' : lateConsonant.get(last)
  return changed === undefined ? out : out.slice(0, -1) + changed
}

const pick = (readings: ReadonlyArray<string>, choice: number): string => readings[choice] ?? readings[0] ?? ''

function readLetter(letters: ReadonlyArray<string>, at: number, choice: number): string {
  const letter = letters[at] ?? ''
  if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) return letter
  if (weakLetters.has(letter)) return readWeak(letters, at, choice)
  // A last h is the written sign of a final a or e (שרה, فاطمه).
  if (breaths.has(letter) && at > 1 && at === letters.length - 1) return 'a'
  const known = letterReadings.get(letter)
  if (known) return pick(known, choice)
  const code = letter.codePointAt(0) ?? 0
  const syllable = hangulReadings(code, letters.length === 1)
  if (syllable) return pick(syllable, choice)
  return readDigit(code) ?? readDecomposed(letter)
}

/** Letters of Arabic and Hebrew that are a vowel or a consonant depending on what stands beside them. */
function readWeak(letters: ReadonlyArray<string>, at: number, choice: number): string {
  const letter = letters[at] ?? ''
  const next = letters[at + 1] ?? ''
  const first = at === 0
  if (letter === 'ا' || letter === 'א') return 'a'
  if (letter === 'ع' || letter === 'ע') return first && !weakLetters.has(next) ? 'a' : ''
  const betweenVowels = arabicLong.has(next) || arabicLong.has(letters[at - 1] ?? '')
  if (letter === 'و') return first || betweenVowels ? 'w' : (['u', 'v'][choice] ?? 'u')
  if (letter === 'ו') return first ? 'v' : (['o', 'v'][choice] ?? 'o')
  return first || arabicLong.has(next) ? 'y' : 'i'
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
