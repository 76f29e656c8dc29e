/** Stands for the library `hash-wasm` in test runs; of which Halte uses one function. */
import * as real from 'hash-wasm'
import { remembering } from './remembered-argon.ts'

export const argon2id = remembering(real.argon2id)
