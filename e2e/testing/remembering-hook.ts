/** Loaded by Node before anything else in every process of a test run: whoever asks for Argon2id gets the one that remembers. */
import { registerHooks } from 'node:module'

const STAND_IN = new URL('./remembered-hash-wasm.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    if (context.parentURL === STAND_IN || !/\/node_modules\/hash-wasm\/dist\/[^/]*$/.test(found.url)) return found
    return { url: STAND_IN, format: 'module-typescript', shortCircuit: true }
  },
})
