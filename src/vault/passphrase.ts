import { type Bytes, randomBytes, utf8 } from './bytes.ts'
import { hkdf } from './digest.ts'
import { argon2, type KdfParams, type KdfRefusal } from './kdf.ts'
import { type WordLanguage, wordsOf } from './words.ts'

const MIN_CHARACTERS = 15
const MAX_BYTES = 256
const GENERATED_WORDS = 6

/** Why a passphrase is refused. */
export type PassphraseRefusal = { ok: false; code: 'passphrase.short' | 'passphrase.long' | 'passphrase.common' }

/** What everybody tries first, as it looks after {@link skeleton}; each refuses a passphrase that is little else. */
const COMMON = [
  'password', 'passphrase', 'motdepasse', 'contrasena', 'contraseña', 'qwerty', 'qwertyuiop', 'azerty', 'azertyuiop',
  'letmein', 'welcome', 'bienvenue', 'bienvenido', 'iloveyou', 'jetaime', 'tequiero', 'administrator', 'admin', 'secret',
  'changeme', 'correcthorsebatterystaple', 'abcdefghijklmnopqrstuvwxyz', 'halte',
] // biome-ignore format: a word list reads best dense

/** One spelling for what a person types: NFKC, single spaces, none at the ends. */
export function normalisePassphrase(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ')
}

const skeleton = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '')

function isCommon(text: string): boolean {
  const characters = new Set(text.toLowerCase().replaceAll(' ', ''))
  if (characters.size < 6) return true
  let letters = skeleton(text)
  for (const word of [...COMMON].sort((a, b) => b.length - a.length)) letters = letters.replaceAll(word, '')
  // What is left beside a common word and digits has to be a passphrase by itself.
  return letters.length < 8 && letters.length < skeleton(text).length
}

/**
 * Whether a passphrase a person chose is long and uncommon enough: at least 15 characters, at most 256 bytes, not made of
 * what everybody tries first. Generated ones always pass.
 */
export function checkPassphrase(text: string): { ok: true } | PassphraseRefusal {
  const normal = normalisePassphrase(text)
  if (utf8(normal).length > MAX_BYTES) return { ok: false, code: 'passphrase.long' }
  if ([...normal].length < MIN_CHARACTERS) return { ok: false, code: 'passphrase.short' }
  return isCommon(normal) ? { ok: false, code: 'passphrase.common' } : { ok: true }
}

/** Six random words of a language (66 bits), separated by spaces. */
export async function generatePassphrase(language: WordLanguage): Promise<string> {
  return (await wordsOf(randomBytes(9), GENERATED_WORDS, language)).join(' ')
}

/**
 * Stretches a passphrase into `auth` (32 bytes, shown to the server) and `kek` (32 bytes, never leaves the device), which
 * say nothing of each other. The floor is checked before anything is derived; an over-long passphrase is refused.
 */
export async function stretch(
  passphrase: string,
  params: KdfParams,
): Promise<{ ok: true; auth: Bytes; kek: Bytes } | KdfRefusal | { ok: false; code: 'passphrase.long' }> {
  const secret = utf8(normalisePassphrase(passphrase))
  if (secret.length > MAX_BYTES) return { ok: false, code: 'passphrase.long' }
  const stretched = await argon2(secret, params)
  if (!stretched.ok) return stretched
  const auth = hkdf(stretched.key, utf8('ct/v1/auth'), 32)
  const kek = hkdf(stretched.key, utf8('ct/v1/kek'), 32)
  stretched.key.fill(0)
  return { ok: true, auth, kek }
}
