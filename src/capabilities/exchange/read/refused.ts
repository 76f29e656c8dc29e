import type { Refusal, RefusalCode } from '../types.ts'

/**
 * Carries a refusal out of streaming parsers, where a value cannot be returned. Never leaves this folder: `readTable`
 * turns it into a value.
 */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(code: RefusalCode, limit?: number) {
    super(code)
    this.refusal = limit === undefined ? { ok: false, code } : { ok: false, code, limit }
  }
}
