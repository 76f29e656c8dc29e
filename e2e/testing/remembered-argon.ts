import type * as hashWasm from 'hash-wasm'

type Options = Parameters<typeof hashWasm.argon2id>[0]

/** What was derived, in order: for tests that demand that something was not. */
export const derivations: Array<{ m: number; t: number; salt: string }> = []

/**
 * `hash-wasm` with a memory: Argon2id costs half a second by design and its floor holds in tests as well, but the same inputs
 * give the same key, so each is derived once. `vi.mock('hash-wasm', async original => remembering(await original()))`.
 */
export function remembering(real: typeof hashWasm): typeof hashWasm {
  const known = new Map<string, Promise<Uint8Array>>()
  const argon2id = (options: Options): Promise<Uint8Array> => {
    const salt = Buffer.from(options.salt.toString()).toString('base64')
    derivations.push({ m: options.memorySize, t: options.iterations, salt })
    const name = [options.password, options.salt, options.memorySize, options.iterations].join('|')
    const key = known.get(name) ?? real.argon2id({ ...options, outputType: 'binary' })
    known.set(name, key)
    return key.then(bytes => bytes.slice())
  }
  return { ...real, argon2id: Object.assign(argon2id, real.argon2id) }
}
