/**
 * The browser's part of a passkey: asks the authenticator for the PRF output of a fixed salt. The server takes no part in it:
 * what comes out is a key and goes straight to the worker, and the challenge protects nothing here.
 */
import type { PasskeyAnswer } from '#replica/types.ts'

/** `stopped`: the person said no, or nothing answered. `noPrf`: the authenticator cannot make keys. */
export type PasskeyOutcome = { ok: true; passkey: PasskeyAnswer } | { ok: false; why: 'stopped' | 'noPrf' }
type Bytes = Uint8Array<ArrayBuffer>

/** Whether this browser knows passkeys at all; whether one can make keys shows only when it is asked. */
export const passkeysPossible = (): boolean => typeof PublicKeyCredential === 'function'

const challenge = (): Bytes => crypto.getRandomValues(new Uint8Array(32))
const stopped: PasskeyOutcome = { ok: false, why: 'stopped' }

/** Makes a new passkey for an account. Its name is what the device shows: neutral, with the sign-in name only. */
export async function makePasskey(
  salt: Bytes,
  account: { user: string; handle: string; known: readonly Bytes[] },
): Promise<PasskeyOutcome> {
  const made = await navigator.credentials
    .create({
      publicKey: {
        challenge: challenge(),
        rp: { name: 'Halte' },
        user: { id: new TextEncoder().encode(account.user), name: account.handle, displayName: account.handle },
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        excludeCredentials: account.known.map(id => ({ type: 'public-key' as const, id })),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        extensions: { prf: { eval: { first: salt } } },
      },
    })
    .catch(() => null)
  if (!(made instanceof PublicKeyCredential)) return stopped
  const { prf } = made.getClientExtensionResults()
  if (prf?.enabled !== true && prf?.results === undefined) return { ok: false, why: 'noPrf' }
  const credential = new Uint8Array(made.rawId)
  const first = bytesOf(prf.results?.first)
  // Some authenticators give the output only when they are asked a second time.
  return first ? { ok: true, passkey: { credential, prf: first } } : askPasskey(salt, [credential])
}

/** Asks for the output of a passkey that exists; without ids, the person chooses among those of this site. */
export async function askPasskey(salt: Bytes, credentials: readonly Bytes[]): Promise<PasskeyOutcome> {
  const given = await navigator.credentials
    .get({
      publicKey: {
        challenge: challenge(),
        allowCredentials: credentials.map(id => ({ type: 'public-key' as const, id })),
        userVerification: 'required',
        extensions: { prf: { eval: { first: salt } } },
      },
    })
    .catch(() => null)
  if (!(given instanceof PublicKeyCredential)) return stopped
  const first = bytesOf(given.getClientExtensionResults().prf?.results?.first)
  if (!first) return { ok: false, why: 'noPrf' }
  return { ok: true, passkey: { credential: new Uint8Array(given.rawId), prf: first } }
}

function bytesOf(source: BufferSource | undefined): Bytes | undefined {
  if (source === undefined) return undefined
  if (source instanceof ArrayBuffer) return new Uint8Array(source.slice(0))
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
    : undefined
}
