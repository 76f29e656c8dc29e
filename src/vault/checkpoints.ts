import { type Bytes, concat, equalBytes, fromStandardBase64, standardBase64, toHex, utf8 } from './bytes.ts'
import { sha256Now } from './digest.ts'
import { type KeyPair, sign, verify } from './signing.ts'

/** What a log claims at one moment (C2SP tlog-checkpoint). */
export type Checkpoint = {
  /** Name of the log, without a scheme; one line. */
  readonly origin: string
  /** Number of leaves. */
  readonly size: number
  /** Root of the tree of that size, 32 bytes. */
  readonly root: Bytes
  /** Further lines; none of them empty. */
  readonly extensions?: ReadonlyArray<string>
}

/** A signature line of a note. */
export type NoteSignature = { readonly name: string; readonly keyId: Bytes; readonly sig: Bytes }

const ED25519 = new Uint8Array([1])
const MAX_NOTE = 64 * 1024

const isLine = (text: string) => text !== '' && !/[\p{Cc}\u2028\u2029]/u.test(text)
const isName = (text: string) => isLine(text) && !/[\s+]/u.test(text)

/** The text that is signed: origin, size, root and extensions, a line each. Throws for lines that no reader would take. */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  if (![origin, ...extensions].every(isLine)) throw new TypeError('a checkpoint line is not one line')
  if (!Number.isSafeInteger(size) || size < 0 || root.length !== 32) throw new TypeError('not a checkpoint')
  return [origin, String(size), standardBase64(root), ...extensions].map(line => `${line}\n`).join('')
}

/** The four bytes that name a key in a note: SHA-256 of name, newline, algorithm 1, public key. */
export function noteKeyId(name: string, publicKey: Bytes): Bytes {
  return sha256Now(concat(utf8(`${name}\n`), ED25519, publicKey)).slice(0, 4)
}

/** The key as C2SP tools take it: `name+keyid+key`. */
export function noteVerifierKey(name: string, publicKey: Bytes): string {
  return `${name}+${toHex(noteKeyId(name, publicKey))}+${standardBase64(concat(ED25519, publicKey))}`
}

/** Signs a checkpoint text as a note; given a note, adds a further signature. Throws for a name that notes cannot carry. */
export async function signCheckpoint(textOrNote: string, name: string, key: KeyPair): Promise<string> {
  if (!isName(name)) throw new TypeError('not a name of a note key')
  const end = textOrNote.indexOf('\n\n')
  const text = end === -1 ? textOrNote : textOrNote.slice(0, end + 1)
  const before = end === -1 ? '' : textOrNote.slice(end + 2)
  const blob = concat(noteKeyId(name, key.publicKey), await sign(key.privateKey, utf8(text)))
  return `${text}\n${before}— ${name} ${standardBase64(blob)}\n`
}

function readBase64(text: string): Bytes | null {
  try {
    const bytes = fromStandardBase64(text)
    return standardBase64(bytes) === text ? bytes : null
  } catch {
    return null
  }
}

function readSignature(line: string): NoteSignature | null {
  const match = /^— (\S+) (\S+)$/u.exec(line)
  const blob = readBase64(match?.[2] ?? '')
  if (match?.[1] === undefined || blob === null || blob.length < 5) return null
  return { name: match[1], keyId: blob.slice(0, 4), sig: blob.slice(4) }
}

/** A parsed note; nothing in it is verified yet. */
export type ParsedCheckpoint = {
  readonly checkpoint: Checkpoint
  readonly text: string
  readonly signatures: ReadonlyArray<NoteSignature>
}

/** Reads a signed checkpoint; null when it is not one. Says nothing about the signatures. */
export function parseCheckpoint(note: string): ParsedCheckpoint | null {
  const end = note.indexOf('\n\n')
  if (end === -1 || note.length > MAX_NOTE || !note.endsWith('\n')) return null
  const text = note.slice(0, end + 1)
  const [origin, sizeText, rootText, ...extensions] = text.slice(0, -1).split('\n')
  const root = readBase64(rootText ?? '')
  const size = Number(sizeText)
  if (origin === undefined || root?.length !== 32 || !/^(0|[1-9]\d{0,15})$/.test(sizeText ?? '')) return null
  if (![origin, ...extensions].every(isLine) || !Number.isSafeInteger(size)) return null
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map(readSignature)
  const known = signatures.filter(signature => signature !== null)
  if (known.length !== signatures.length || known.length === 0) return null
  return { checkpoint: { origin, size, root, extensions }, text, signatures: known }
}

/** The checkpoint of a note that the log's key signed, or why not. Signatures of other keys are ignored, as notes demand. */
export async function verifyCheckpoint(
  note: string,
  log: { readonly origin: string; readonly name: string; readonly publicKey: Bytes },
): Promise<
  | { ok: true; checkpoint: Checkpoint }
  | { ok: false; code: 'checkpoint.format' | 'checkpoint.origin' | 'checkpoint.signature' }
> {
  const parsed = parseCheckpoint(note)
  if (parsed === null) return { ok: false, code: 'checkpoint.format' }
  if (parsed.checkpoint.origin !== log.origin) return { ok: false, code: 'checkpoint.origin' }
  const keyId = noteKeyId(log.name, log.publicKey)
  const ours = parsed.signatures.filter(({ name, keyId: id }) => name === log.name && equalBytes(id, keyId))
  const message = utf8(parsed.text)
  const checks = await Promise.all(ours.map(({ sig }) => verify(log.publicKey, sig, message)))
  // A known key whose signature is wrong spoils the note, even beside a good one.
  return checks.length > 0 && checks.every(Boolean)
    ? { ok: true, checkpoint: parsed.checkpoint }
    : { ok: false, code: 'checkpoint.signature' }
}
