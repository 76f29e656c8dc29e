import { isArticle, tokenise } from './tokens.ts'
import { readToken } from './transliterate.ts'

const vowels = new Set('aeiou')
const isVowel = (letter: string | undefined): boolean => letter !== undefined && vowels.has(letter)

/** Spellings of one sound in the Latin spellings of different countries. J stands for the sound in Jamal, Đorđe, Джамал. */
const regions: ReadonlyMap<string, string> = new Map(
  'tsch:s shch:s sch:s tch:s dzh:J sh:s ch:s cz:s sz:s ts:s tz:s zh:z dj:J xh:J dz:z kh:h gh:g ph:f th:t dh:d bh:b wh:v ck:k qu:k x:ks q:k w:v ou:u oo:u ee:i'
    .split(' ')
    .map(rule => {
      const [from = '', to = ''] = rule.split(':')
      return [from, to] as const
    }),
)
const regionPattern = new RegExp([...regions.keys()].sort((a, b) => b.length - a.length).join('|'), 'g')

/** What any rule below starts from: most folded words have none of it, and building an index is mostly folding. */
const unsettled = /[chjJqwxy]|[dt]z|[st]z|ts|ou|oo|ee|[aeu][dl]d|^abd|^ie|(.)\1/

/** Reads region spellings away (first the two commonest compounds of Arabic names, Abd al-… and …-ad-Din), keeping apart the three letters (y, j, J) that the fold unites and the key needs. */
function unify(plain: string): string {
  if (!unsettled.test(plain)) return plain
  const compound = plain.startsWith('abd')
    ? plain.replace(/^abd[aeou]l$/, 'abd').replace(/^abd[aeou](?:l|r(?=r))/, 'abdal')
    : plain
  let spelled = compound
    .replace(/^ou(?=[aei])|kh$/, found => (found === 'ou' ? 'w' : 'k'))
    .replace(/[aeu](?:dd|ld)[ie]+ne?$/, 'adin')
    .replace(regionPattern, found => regions.get(found) ?? found)
  if (spelled.includes('c'))
    spelled = spelled
      .replace(/ic$/, 'is')
      .replace(/c(?=[eiy])/g, 's')
      .replaceAll('c', 'k')
  return spelled
    .replace(/(?<=..)h+$/, '')
    .replace(/^[yji]e(?=.)/, 'e')
    .replace(/([^0-9])\1+/g, '$1')
}

/** A fold is read again as a token, so it keeps to the length tokens are cut to. */
const longestFold = 64

function settle(unified: string): string {
  const folded = unified.replace(/[yjJi]+/g, 'i').slice(0, longestFold)
  return folded.length >= 5 && folded.endsWith('ei') ? `${folded.slice(0, -2)}i` : folded
}

/** Unifies until nothing changes. Every rule shortens the word or replaces a letter for good, so it ends. */
function foldUnified(unified: string): string {
  let before = ''
  let after = settle(unified)
  while (after !== before) {
    before = after
    after = settle(unify(before))
  }
  return after
}

/** Folds a Latin reading so that regional spellings of one name become equal. */
export const foldReading = (plain: string): string => foldUnified(unify(plain))

/** Fold and key of a Latin reading, for less than one after the other. */
export function readingForms(plain: string): { fold: string; key: string } {
  const unified = unify(plain)
  return { fold: foldUnified(unified), key: keyOf(unified) }
}

const keyClass: ReadonlyMap<string, string> = new Map([
  ['d', 't'],
  ['z', 's'],
  ['v', 'f'],
  ['J', 'j'],
])

/** Skeleton of a Latin reading: consonant classes, and whether it starts with a vowel. */
export const keyReading = (plain: string): string => keyOf(unify(plain))

function keyOf(sounds: string): string {
  let key = ''
  for (let at = 0; at < sounds.length; at++) {
    const sound = keySound(sounds, at)
    if (sound !== '' && key.at(-1) !== sound) key += sound
  }
  return key
}

function keySound(sounds: string, at: number): string {
  const letter = sounds[at] ?? ''
  const next = sounds[at + 1]
  if (at === 0) {
    if (letter === 'y' || letter === 'j' || letter === 'J') return 'j'
    if (letter === 'i' && isVowel(next)) return 'j'
    if (isVowel(letter)) return 'a'
  } else if (isVowel(letter) || letter === 'y') return ''
  else if (letter === 'j') {
    // A Slavic or Scandinavian glide (Katja, Andrej), unlike the consonant of Khadija.
    const previous = sounds[at - 1]
    return next !== undefined && (isVowel(previous) || !isVowel(next)) ? 'j' : ''
  }
  return keyClass.get(letter) ?? letter
}

const usualReadings = (text: string): ReadonlyArray<string> => {
  const tokens = tokenise(text)
  const names = tokens.filter(token => !isArticle(token.text))
  return (names.length > 0 ? names : tokens).flatMap(token => readToken(token.text).plains.slice(0, 1))
}

/** The text in folded Latin letters, word by word in its order: equal for one name across case, marks, scripts and regional spelling. Idempotent. */
export function foldName(text: string): string {
  return tokenise(text)
    .flatMap(token => readToken(token.text).plains.slice(0, 1))
    .map(foldReading)
    .filter(word => word !== '')
    .join(' ')
}

/** Skeleton key of a whole name, independent of the order of its words and of short vowels (محمد, Mohamed, Mehmed). */
export function nameKey(text: string): string {
  return usualReadings(text).map(keyReading).sort().join(' ')
}
