/**
 * Compact transliteration tables, `letter:reading` pairs; `a|b` gives alternative readings (Ukrainian г is h, Russian g).
 * Own tables because the general package is 215 kB compressed. Chinese characters are left out (pinyin would cost as much
 * again): they are found as written. Sources: ALA-LC and national romanisations, simplified to what people type.
 */
const letterTables: ReadonlyArray<string> = [
  // Latin letters that do not decompose, and those whose bare letter and digraph are both in use.
  'ß:ss ẞ:ss ø:o ł:l đ:d|dj ð:d þ:th æ:ae œ:oe ı:i ŋ:n ħ:h ə:a ǝ:a č:c|ch ć:c|ch ç:c|s|ch ț:t|ts ţ:t|ts ñ:n|ny ɓ:b ɗ:d ƙ:k ƴ:y ɣ:g ɛ:e ɔ:o ʼ: ʻ: ʹ: ʿ: ʾ: ˈ: ʺ:',
  // Cyrillic: Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, Kazakh, Kyrgyz, Tajik, Uzbek.
  'а:a б:b в:v г:g|h ґ:g д:d е:e ё:e|yo є:ye ж:zh|zh|j з:z и:i і:i ї:yi й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ў:u ф:f х:kh ц:ts|ts|c ч:ch|ch|c ш:sh щ:shch|shch|sht ъ:a ы:y ь: э:e ю:yu я:ya ђ:dj|dj|d ј:j љ:lj њ:nj ћ:ch|ch|c џ:dzh ѓ:gj ќ:kj ѕ:dz ѐ:e ѝ:i ә:a ғ:g қ:k ң:n ө:o ұ:u ү:u һ:h ҳ:h ҷ:dj ӣ:i ӯ:u җ:dj ӑ:a ѣ:e',
  // Greek, with the two-letter sounds.
  'α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch|kh ψ:ps ω:o ου:ou ού:ou αυ:av αύ:av ευ:ev εύ:ev μπ:b|mp ντ:nt|d γκ:g|gk γγ:ng τζ:tz ει:i εί:i οι:i οί:i',
  // Armenian (Eastern reading).
  'ա:a բ:b գ:g դ:d ե:e զ:z է:e ը:y թ:t ժ:zh ի:i լ:l խ:kh ծ:ts կ:k հ:h ձ:dz ղ:gh ճ:ch մ:m յ:y ն:n շ:sh ո:o չ:ch պ:p ջ:dj ռ:r ս:s վ:v տ:t ր:r ց:ts ւ:v փ:p ք:k օ:o ֆ:f և:ev ու:u',
  // Georgian.
  'ა:a ბ:b გ:g დ:d ე:e ვ:v ზ:z თ:t ი:i კ:k ლ:l მ:m ნ:n ო:o პ:p ჟ:zh რ:r ს:s ტ:t უ:u ფ:p ქ:k ღ:gh ყ:k შ:sh ჩ:ch ც:ts ძ:dz წ:ts ჭ:ch ხ:kh ჯ:dj ჰ:h',
  // Arabic, Persian, Urdu, Pashto, Kurdish. و and ي depend on their neighbours: see transliterate.ts.
  'ا:a أ:a إ:a|i آ:a ٱ:a ء: ؤ:u ئ:i ى:a ة:a ب:b ت:t ث:th ج:dj|g ح:h خ:kh د:d ذ:d|z ر:r ز:z ژ:zh|j س:s ش:sh ص:s ض:d|z ط:t ظ:z ع: غ:gh ف:f ق:q ک:k ك:k گ:g ل:l م:m ن:n ه:h ہ:h ۂ:h ھ:h ۀ:e ے:e پ:p چ:ch ڤ:v ڨ:g ٹ:t ڈ:d ڑ:r ں:n ە:e ۆ:o ێ:e ڕ:r ڵ:l ټ:t ډ:d ړ:r ږ:zh ښ:sh ګ:g ڼ:n ې:e ۍ:i څ:ts ځ:dz ـ:',
  // Hebrew. ו and י depend on their neighbours.
  'א:a ב:b|v ג:g ד:d ה:h ז:z ח:h|kh ט:t כ:k|kh ך:k|kh ל:l מ:m ם:m נ:n ן:n ס:s ע: פ:p|f ף:f ץ:ts צ:ts|z ק:k ר:r ש:sh ת:t ׳: ״: װ:v ױ:oy ײ:ey',
  // Thai and Lao.
  'ก:k ข:kh ฃ:kh ค:kh ฅ:kh ฆ:kh ง:ng จ:ch|j ฉ:ch ช:ch ซ:s ฌ:ch ญ:y ฎ:d ฏ:t ฐ:th ฑ:th ฒ:th ณ:n ด:d ต:t ถ:th ท:th ธ:th น:n บ:b ป:p ผ:ph ฝ:f พ:ph ฟ:f ภ:ph ม:m ย:y ร:r ล:l ว:w ศ:s ษ:s ส:s ห:h ฬ:l อ:o ฮ:h ะ:a ั:a า:a ำ:am ิ:i ี:i ึ:u ื:u ุ:u ู:u เ:e แ:ae ใ:ai ไ:ai โ:o ฤ:ri ๆ:',
  'ກ:k ຂ:kh ຄ:kh ງ:ng ຈ:ch ສ:s ຊ:s ຍ:ny ດ:d ຕ:t ຖ:th ທ:th ນ:n ບ:b ປ:p ຜ:ph ຝ:f ພ:ph ຟ:f ມ:m ຢ:y ຣ:r ລ:l ວ:v ຫ:h ອ:o ຮ:h ະ:a ັ:a າ:a ຳ:am ິ:i ີ:i ຶ:u ື:u ຸ:u ູ:u ເ:e ແ:ae ໂ:o ໃ:ai ໄ:ai ົ:o ຽ:ia ໝ:m ໜ:n',
  // Khmer and Burmese.
  'ក:k ខ:kh គ:k ឃ:kh ង:ng ច:ch ឆ:ch ជ:ch ឈ:ch ញ:nh ដ:d ឋ:th ឌ:d ឍ:th ណ:n ត:t ថ:th ទ:t ធ:th ន:n ប:b ផ:ph ព:p ភ:ph ម:m យ:y រ:r ល:l វ:v ស:s ហ:h ឡ:l អ: ា:a ិ:i ី:i ឹ:e ឺ:u ុ:o ូ:ou ួ:ua ើ:oe ឿ:ea ៀ:ie េ:e ែ:ae ៃ:ai ោ:o ៅ:au ំ:m ះ:h ឥ:i ឧ:u ឯ:e',
  'က:k ခ:kh ဂ:g ဃ:g င:ng စ:s ဆ:s ဇ:z ဈ:z ည:ny ဉ:ny တ:t ထ:th ဒ:d ဓ:d န:n ပ:p ဖ:ph ဗ:b ဘ:b မ:m ယ:y ရ:y လ:l ဝ:w သ:th ဟ:h အ:a ျ:y ြ:y ွ:w ှ:h ာ:a ါ:a ိ:i ီ:i ု:u ူ:u ေ:e ဲ:e ံ:n',
  // Japanese syllables (katakana is derived from hiragana).
  'あ:a い:i う:u え:e お:o か:ka き:ki く:ku け:ke こ:ko が:ga ぎ:gi ぐ:gu げ:ge ご:go さ:sa し:shi す:su せ:se そ:so ざ:za じ:ji ず:zu ぜ:ze ぞ:zo た:ta ち:chi つ:tsu て:te と:to だ:da ぢ:ji づ:zu で:de ど:do な:na に:ni ぬ:nu ね:ne の:no は:ha ひ:hi ふ:fu へ:he ほ:ho ば:ba び:bi ぶ:bu べ:be ぼ:bo ぱ:pa ぴ:pi ぷ:pu ぺ:pe ぽ:po ま:ma み:mi む:mu め:me も:mo や:ya ゆ:yu よ:yo ら:ra り:ri る:ru れ:re ろ:ro わ:wa を:o ん:n ゃ:ya ゅ:yu ょ:yo っ: ー:',
]

const indicLetters =
  '5:a 6:a 7:i 8:i 9:u a:u b:ri d:e e:e f:e 10:ai 11:o 12:o 13:o 14:au 15:k 16:kh 17:g 18:gh 19:ng 1a:ch 1b:ch 1c:j 1d:jh 1e:n 1f:t 20:th 21:d 22:dh 23:n 24:t 25:th 26:d 27:dh 28:n 29:n 2a:p 2b:ph 2c:b 2d:bh 2e:m 2f:y 30:r 31:r 32:l 33:l 34:l 35:v 36:sh 37:sh 38:s 39:h'
const indicSigns = '1:n 2:n 3:h 3e:a 3f:i 40:i 41:u 42:u 43:ri 44:ri 45:e 46:e 47:e 48:ai 49:o 4a:o 4b:o 4c:au 4d: 70:n'
const ethiopicRows =
  'h l h m s r s sh q q q q b v t ch h h n ny - k k k k w - z zh y d d j g g ng t ch p ts ts f p'.split(' ')
const ethiopicVowels = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa']

const hangulInitials = 'g|k kk n d|t tt r|l m b|p pp s ss  j jj ch k t p h'.split(' ')
const hangulVowels = 'a ae ya yae eo|u e yeo|you ye o wa wae oe|oi yo u|oo wo we wi yu eu ui i'.split(' ')
const hangulFinals = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ')
const hangulSurnames = new Map([
  ['이', 'i|lee'],
  ['박', 'bak|park'],
  ['최', 'choe|choi'],
  ['정', 'jeong|jung'],
])

/** First code points of the nine Indian blocks that share one layout: Devanagari, Bengali … Malayalam. */
const indicStart = 0x900
const indicEnd = 0xd7f

const pairsOf = (table: string): ReadonlyArray<readonly [string, string]> =>
  table.split(' ').map(entry => {
    const colon = entry.indexOf(':')
    return [entry.slice(0, colon), entry.slice(colon + 1)]
  })

function buildReadings(): ReadonlyMap<string, ReadonlyArray<string>> {
  const readings = new Map<string, ReadonlyArray<string>>()
  for (const table of letterTables)
    for (const [letter, reading] of pairsOf(table)) readings.set(letter, reading.split('|'))
  for (let code = 0x3041; code <= 0x3096; code++) {
    const reading = readings.get(String.fromCharCode(code))
    if (reading) readings.set(String.fromCharCode(code + 0x60), reading)
  }
  for (let block = indicStart; block <= indicEnd; block += 0x80)
    for (const [offset, reading] of [...pairsOf(indicLetters), ...pairsOf(indicSigns)])
      readings.set(String.fromCharCode(block + Number.parseInt(offset, 16)), [reading])
  // Bengali য is j; its dotted form is y.
  readings.set('য', ['j'])
  readings.set('য়', ['y'])
  ethiopicRows.forEach((consonant, row) => {
    ethiopicVowels.forEach((vowel, order) => {
      const open = consonant === '-' || consonant === 'h'
      const sound = order === 0 && open ? 'a' : order === 5 && consonant === '-' ? 'e' : vowel
      readings.set(String.fromCharCode(0x1200 + row * 8 + order), [(consonant === '-' ? '' : consonant) + sound])
    })
  })
  return readings
}

/** Lower-case letter (or two-letter sound) to its Latin readings, the usual one first. */
export const letterReadings: ReadonlyMap<string, ReadonlyArray<string>> = buildReadings()

/** Readings of one Hangul syllable, or undefined for anything else. A lone syllable may be a surname with its own spelling. */
export function hangulReadings(code: number, alone: boolean): ReadonlyArray<string> | undefined {
  const index = code - 0xac00
  if (index < 0 || index >= 11172) return undefined
  const surname = alone ? hangulSurnames.get(String.fromCharCode(code)) : undefined
  if (surname !== undefined) return surname.split('|')
  const initial = (hangulInitials[Math.floor(index / 588)] ?? '').split('|')
  const vowel = (hangulVowels[Math.floor((index % 588) / 28)] ?? '').split('|')
  const final = hangulFinals[index % 28] ?? ''
  return [0, 1].map(choice => (initial[choice] ?? initial[0] ?? '') + (vowel[choice] ?? vowel[0] ?? '') + final)
}

/** True for a consonant of an Indian block: it carries an unwritten a. */
export function carriesUnwrittenA(code: number): boolean {
  if (code < indicStart || code > indicEnd) return false
  const offset = code & 0x7f
  return (offset >= 0x15 && offset <= 0x39) || offset === 0x5f
}

/** True for an Indian vowel sign or virama, which replaces the unwritten a, and for the dot, which comes before it. */
export function replacesUnwrittenA(code: number): boolean {
  if (code < indicStart || code > indicEnd) return false
  const offset = code & 0x7f
  return offset === 0x3c || (offset >= 0x3e && offset <= 0x4d)
}

/** Scripts as the index tells them apart. `abjad` ones leave short vowels unwritten. */
export const scriptNumbers = { latin: 0, arabic: 1, hebrew: 2 } as const

/** Which script a letter belongs to, as a small number; blocks of 128 code points are enough outside Latin and abjads. */
export function scriptOf(code: number): number {
  if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) return scriptNumbers.latin
  if ((code >= 0x600 && code < 0x780) || (code >= 0xfb50 && code < 0xfe00) || (code >= 0xfe70 && code < 0xff00))
    return scriptNumbers.arabic
  if (code >= 0x590 && code < 0x600) return scriptNumbers.hebrew
  if (code >= 0x370 && code < 0x400) return 3
  if (code >= 0x400 && code < 0x530) return 4
  if (code >= 0xac00 && code < 0xd7b0) return 5
  if (code >= 0x3040 && code < 0x3100) return 6
  if (code >= 0x1200 && code < 0x1380) return 7
  if (code >= 0xff00) return scriptNumbers.latin
  return 8 + ((code >> 7) % 240)
}

/** True when short vowels are not written, so only the consonants and long vowels can be compared. */
export const isAbjad = (script: number): boolean => script === scriptNumbers.arabic || script === scriptNumbers.hebrew
