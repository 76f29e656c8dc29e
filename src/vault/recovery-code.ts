import { type Bytes, ownBytes, randomBytes } from './bytes.ts'
import { hkdf } from './digest.ts'
import { idBytes, type OrgId } from './ids.ts'
import { lp } from './lp.ts'
import type { SlotOwner } from './slots.ts'
import { WORD_LANGUAGES, type WordLanguage, wordList } from './words.ts'

const mnemonic = () => import('@scure/bip39')

/** A personal recovery code: 128 random bits as 12 BIP-39 words, whose last word carries a checksum. */
export async function newRecoveryCode(language: WordLanguage): Promise<string> {
  return recoveryCodeOf(randomBytes(16), language)
}

/** The twelve words of given 16 bytes, in NFC. */
export async function recoveryCodeOf(entropy: Bytes, language: WordLanguage): Promise<string> {
  const { entropyToMnemonic } = await mnemonic()
  return entropyToMnemonic(entropy, [...(await wordList(language))]).normalize('NFC')
}

/** A spelling that forgives case, accents and spaces; BIP-39 lists stay unambiguous without accents. */
const plain = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Why typed words are no code. */
export type CodeRefusal = { ok: false; code: 'code.words'; wrong: number[] } | { ok: false; code: 'code.checksum' }

/** The key-encryption key of a `code` slot from its 16 bytes. */
export const codeKek = (entropy: Bytes, owner: SlotOwner): Bytes =>
  hkdf(entropy, lp(['ct/v1/code', idBytes(owner.inst), idBytes(owner.user)]), 32)

/**
 * What proves to the server that somebody has the code, whose user id she does not know yet. Says nothing of the key: both
 * come one way from 128 random bits.
 */
export const codeAuth = (entropy: Bytes, inst: OrgId): Bytes => hkdf(entropy, lp(['ct/v1/codeauth', idBytes(inst)]), 32)

/** {@link codeKek} of typed words. */
export async function recoveryCodeKek(
  typed: string,
  owner: SlotOwner,
): Promise<{ ok: true; kek: Bytes } | CodeRefusal> {
  const read = await readRecoveryCode(typed)
  return read.ok ? { ok: true, kek: codeKek(read.entropy, owner) } : read
}

/**
 * The 16 bytes of twelve typed words, whatever their case, accents, separators or language of the three. `code.words` names the
 * positions (from 1) of words no list has; `code.checksum` means all are words but not a code.
 */
export async function readRecoveryCode(typed: string): Promise<{ ok: true; entropy: Bytes } | CodeRefusal> {
  const words = typed
    .normalize('NFKD')
    .split(/[^\p{L}\p{M}]+/u)
    .filter(word => word !== '')
    .map(plain)
  const { mnemonicToEntropy } = await mnemonic()
  let wrong = words.map((_, index) => index + 1)
  for (const language of WORD_LANGUAGES) {
    const list = await wordList(language)
    const known = new Map(list.map(word => [plain(word), word]))
    const missing = words.flatMap((word, index) => (known.has(word) ? [] : [index + 1]))
    if (missing.length < wrong.length) wrong = missing
    if (missing.length > 0 || words.length !== 12) continue
    try {
      const entropy = mnemonicToEntropy(words.map(word => known.get(word) ?? '').join(' '), [...list])
      return { ok: true, entropy: ownBytes(entropy) }
    } catch {
      // Another list may hold the same twelve words (English and French share a hundred), so the next one is tried.
    }
  }
  return wrong.length > 0 || words.length !== 12
    ? { ok: false, code: 'code.words', wrong }
    : { ok: false, code: 'code.checksum' }
}
