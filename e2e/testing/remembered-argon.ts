import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as hashWasm from 'hash-wasm'

type Options = Parameters<typeof hashWasm.argon2id>[0]

/** What was derived in this process, in order: for tests that demand that something was not. */
export const derivations: Array<{ m: number; t: number; salt: string }> = derivationsOf(globalThis)

/** Where the processes of one test run tell each other. */
const PLACE = process.env.HALTE_TEST_DERIVED

/**
 * `argon2id` with a memory: it costs half a second by design and its floor holds in tests as well, but the same inputs give the
 * same key, so each is derived once in a run. remembering-hook.ts puts it in the place of the real one.
 */
export function remembering(argon2id: typeof hashWasm.argon2id): (options: Options) => Promise<Uint8Array> {
  const known = new Map<string, Promise<Uint8Array>>()
  return async options => {
    derivations.push({
      m: options.memorySize,
      t: options.iterations,
      salt: Buffer.from(options.salt.toString()).toString('base64'),
    })
    const inputs = [options.password, options.salt, options.memorySize, options.iterations, options.hashLength].join(
      '|',
    )
    const name = createHash('sha256').update(inputs).digest('hex')
    const key = known.get(name) ?? told(name, () => argon2id({ ...options, outputType: 'binary' }))
    known.set(name, key)
    return (await key).slice()
  }
}

/** What another process of the run has derived, else derived now and told to the others. */
async function told(name: string, derive: () => Promise<Uint8Array>): Promise<Uint8Array> {
  if (PLACE === undefined) return await derive()
  const file = join(PLACE, name)
  if (existsSync(file)) return new Uint8Array(readFileSync(file))
  const key = await derive()
  const writing = `${file}.${randomUUID()}`
  writeFileSync(writing, key, { mode: 0o600 })
  renameSync(writing, file)
  return key
}

/** One list for a process, whoever loads this file in it: Node itself, or the test runner with modules of its own. */
function derivationsOf(place: object): Array<{ m: number; t: number; salt: string }> {
  const name = Symbol.for('halte.derivations')
  if (!Object.hasOwn(place, name)) Object.defineProperty(place, name, { value: [] })
  return Reflect.get(place, name)
}
