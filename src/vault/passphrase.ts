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
// biome-ignore format: a list of words reads best dense
const COMMON = [
  'password', 'passphrase', 'motdepasse', 'contrasena', 'contraseña', 'qwerty', 'qwertyuiop', 'azerty', 'azertyuiop',
  'letmein', 'welcome', 'bienvenue', 'bienvenido', 'iloveyou', 'jetaime', 'tequiero', 'administrator', 'admin', 'secret',
  'changeme', 'correcthorsebatterystaple', 'abcdefghijklmnopqrstuvwxyz', 'halte',
]

/** One spelling for what a person types: NFKC, single spaces, none at the ends. */
export function normalisePassphrase(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ')
}

const skeleton = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '')

/** Text that is one short piece over and over, or walks along the alphabet or the digits. */
function isPattern(text: string): boolean {
  if (new Set(text).size < 6 || /^(.{1,9}?)\1+.{0,2}$/u.test(text)) return true
  let steps = 0
  for (let i = 1; i < text.length; i++) if (Math.abs(text.charCodeAt(i) - text.charCodeAt(i - 1)) <= 1) steps++
  return steps * 3 > text.length * 2
}

function isCommon(text: string): boolean {
  if (isPattern(text.toLowerCase().replaceAll(' ', ''))) return true
  const letters = skeleton(text)
  // Longest first, so that a phrase goes before the word in it.
  const left = [...COMMON]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), letters)
  // What is left beside a common word and digits has to be a passphrase by itself.
  return left.length < 8 && left.length < letters.length
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
