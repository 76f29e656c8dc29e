import type { Bytes } from './bytes.ts'
import { sha256Now } from './digest.ts'
import { lp } from './lp.ts'

/** The languages with a word list: BIP-39, 2,048 words, 11 bits each. */
export const WORD_LANGUAGES = ['en', 'fr', 'es'] as const
/** A language of {@link WORD_LANGUAGES}. */
export type WordLanguage = (typeof WORD_LANGUAGES)[number]

const BITS = 11

/** The 2,048 words of a language, in order; loaded on demand. Accents are NFKD, as BIP-39 has them. */
export async function wordList(language: WordLanguage): Promise<ReadonlyArray<string>> {
  switch (language) {
    case 'en':
      return (await import('@scure/bip39/wordlists/english.js')).wordlist
    case 'fr':
      return (await import('@scure/bip39/wordlists/french.js')).wordlist
    case 'es':
      return (await import('@scure/bip39/wordlists/spanish.js')).wordlist
  }
}

/** The first `count` words that the bits of `bytes` name, big-endian, 11 bits a word, in NFC. */
export async function wordsOf(bytes: Bytes, count: number, language: WordLanguage): Promise<string[]> {
  if (bytes.length * 8 < count * BITS) throw new RangeError('too few bytes for so many words')
  const list = await wordList(language)
  const words: string[] = []
  for (let i = 0; i < count; i++) {
    let index = 0
    for (let bit = i * BITS; bit < (i + 1) * BITS; bit++) {
      index = (index << 1) | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1)
    }
    words.push((list[index] ?? '').normalize('NFC'))
  }
  return words
}

/**
 * Six words (66 bits) two people read to each other to compare a fingerprint or a key:
 * the first bits of SHA-256(lp("ct/v1/words", fingerprint)).
 */
export async function sixWords(fingerprint: Bytes, language: WordLanguage): Promise<string> {
  return (await wordsOf(sha256Now(lp(['ct/v1/words', fingerprint])), 6, language)).join(' ')
}
