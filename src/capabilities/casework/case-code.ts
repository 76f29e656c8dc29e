/**
 * The short code of a case, to say on the phone and write on paper without naming anyone: made on the device from
 * randomness, sealed in the header. Crockford's base 32 without the letters that look like digits (I, L, O, U).
 */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 5

/**
 * A new code such as `H-7K3F9`. `taken` says which codes this device knows; a device that has not synced may still make one that
 * exists (1 in 3,400 with 10,000 cases): codes are for people, ids for machines.
 */
export function newCaseCode(taken: (code: string) => boolean = () => false): string {
  for (let length = LENGTH; ; length += 1) {
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const bytes = globalThis.crypto.getRandomValues(new Uint8Array(length))
      const code = `H-${Array.from(bytes, byte => LETTERS[byte % 32]).join('')}`
      if (!taken(code)) return code
    }
  }
}

/** The code someone meant: any case, with or without the `H-`, look-alikes read as what they look like. */
export function readCaseCode(typed: string): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s.–—-]/g, '')
  const plain = letters.length > LENGTH ? letters.replace(/^H/, '') : letters
  const read = plain.replaceAll('O', '0').replace(/[IL]/g, '1').replaceAll('U', 'V')
  return read.length >= LENGTH && [...read].every(letter => LETTERS.includes(letter)) ? `H-${read}` : undefined
}
