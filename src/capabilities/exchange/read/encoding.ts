/** Finds out how the bytes of a CSV spell their letters, cell by cell where a file mixes encodings. */

/** Text of a file, and how to read each cell of it. */
export type Decoded = {
  encoding: string
  text: string
  /** Applied to each cell after splitting; the identity when the whole file has one encoding. */
  cell: (text: string) => { text: string; encoding?: 'mixed' | 'repaired' }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const decodeStrict = (bytes: Uint8Array): string | undefined => {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** One character per byte, so a file can be split before it is known how its cells are spelt. */
const byteText = (bytes: Uint8Array): string => {
  let text = ''
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192))
  return text
}
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0))

/** UTF-16 without a mark shows as a zero in every second byte of Latin text. */
const utf16WithoutMark = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const length = Math.min(bytes.length, 4000) & ~1
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  if (length < 4) return undefined
  if (odd > length / 5 && even < length / 50) return 'utf-16le'
  if (even > length / 5 && odd < length / 50) return 'utf-16be'
  return undefined
}

const SINGLE_BYTE = [
  'windows-1252',
  'macintosh',
  'windows-1250',
  'windows-1251',
  'windows-1254',
  'windows-1256',
] as const
const WESTERN: ReadonlySet<string> = new Set(['windows-1252', 'macintosh'])
const WESTERN_LETTERS = /[àâäáãåçéèêëíìîïñóòôöõúùûüýÿœßÀÂÄÁÃÇÉÈÊËÍÎÏÑÓÔÖÕÚÙÛÜŒøØåÅ]/
/** Letters that prove nothing: seldom meant in Western Europe, and what other tables' letters turn into. */
const UNSURE = /[æÆðÐšžŠŽ]/
const MARKS = /[’‘“”–—…«»°º€·\u00a0¿¡]/
const EASTERN_LETTERS = /[\u0100-\u017f\u0218-\u021b]/
const OTHER_SCRIPTS = /[\u0400-\u04ff\u0600-\u06ff]/

/** How much one character looks like part of a word, with its neighbours. */
const weight = (letter: string, before: string, after: string, western: boolean): number => {
  const inWord = /\p{L}/u.test(before) || /\p{L}/u.test(after)
  // A capital in the middle of small letters is a sign of the wrong table.
  if (/\p{Lu}/u.test(letter) && /\p{Ll}/u.test(before)) return -2
  if (OTHER_SCRIPTS.test(letter)) return /[a-z]/i.test(before + after) ? -2 : 2
  // So are three accented letters in a row.
  if (
    /\p{L}/u.test(letter) &&
    /[^\p{ASCII}]/u.test(before) &&
    /[^\p{ASCII}]/u.test(after) &&
    /\p{L}/u.test(before) &&
    /\p{L}/u.test(after)
  )
    return -2
  if (EASTERN_LETTERS.test(letter)) return western ? 1 : 2
  if (UNSURE.test(letter)) return western ? 0 : 2
  if (WESTERN_LETTERS.test(letter)) return western ? 2 : 1
  if (MARKS.test(letter)) return letter === '’' || !inWord || !(/\p{L}/u.test(before) && /\p{L}/u.test(after)) ? 1 : -1
  return inWord ? -2 : -1
}

/** How much a decoding looks like words. */
const plausibility = (text: string, candidate: string): number => {
  let score = 0
  for (const match of text.matchAll(/\P{ASCII}/gu))
    score += weight(match[0], text[match.index - 1] ?? ' ', text[match.index + 1] ?? ' ', WESTERN.has(candidate))
  return score
}

const guessSingleByte = (bytes: Uint8Array): string => {
  let best = 'windows-1252'
  let bestScore = Number.NEGATIVE_INFINITY
  const sample = bytes.subarray(0, 200_000)
  for (const candidate of SINGLE_BYTE) {
    // On a tie the first, by far the most common, wins.
    const score =
      plausibility(new TextDecoder(candidate).decode(sample), candidate) - (candidate === 'windows-1252' ? 0 : 1)
    if (score > bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

/** The bytes windows-1252 gives to its 27 characters outside Latin-1. */
const CP1252 = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, i) => 128 + i))].map((c, i) => [
    c,
    128 + i,
  ]),
)

/** "FranÃ§ois" (UTF-8 read as windows-1252 and saved again) back to "François", or undefined when it is not that. */
export const repairMojibake = (text: string): string | undefined => {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/u.test(text)) return undefined
  const bytes: number[] = []
  for (const character of text) {
    const code = CP1252.get(character) ?? character.codePointAt(0) ?? 0
    if (code > 255) return undefined
    bytes.push(code)
  }
  return decodeStrict(Uint8Array.from(bytes))
}

const whole = (encoding: string, text: string): Decoded => ({
  encoding,
  text,
  cell: each => {
    const repaired = repairMojibake(each)
    return repaired === undefined ? { text: each } : { text: repaired, encoding: 'repaired' }
  },
})

/** Decodes a CSV. Returns undefined for bytes that are no text. */
export const decodeText = (bytes: Uint8Array): Decoded | undefined => {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    const text = decodeStrict(bytes.subarray(3))
    return text === undefined ? byCell(bytes.subarray(3)) : whole('utf-8-bom', text)
  }
  const utf16 = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : utf16WithoutMark(bytes)
  if (utf16) return whole(utf16, new TextDecoder(utf16).decode(bytes))
  if (bytes.includes(0)) return undefined
  const text = decodeStrict(bytes)
  return text === undefined ? byCell(bytes) : whole('utf-8', text)
}

/**
 * Bytes that are not UTF-8 as a whole: either one old single-byte encoding, or lines of both kinds pasted together. Split
 * first, then decide cell by cell; cells of the rarer kind are marked.
 */
const byCell = (bytes: Uint8Array): Decoded => {
  const text = byteText(bytes)
  const chunks = text.split(/[,;\t|"\r\n]/).filter(chunk => /\P{ASCII}/u.test(chunk))
  const utf8 = chunks.filter(chunk => decodeStrict(bytesOf(chunk)) !== undefined).length
  const single = guessSingleByte(bytesOf(chunks.filter(chunk => decodeStrict(bytesOf(chunk)) === undefined).join(' ')))
  const decoder = new TextDecoder(single)
  const mostlyUtf8 = utf8 > chunks.length - utf8
  return {
    encoding: mostlyUtf8 ? 'utf-8' : single,
    text,
    cell: each => {
      if (!/\P{ASCII}/u.test(each)) return { text: each }
      const raw = bytesOf(each)
      const strict = decodeStrict(raw)
      const decoded = strict ?? decoder.decode(raw)
      return (strict !== undefined) === mostlyUtf8 ? { text: decoded } : { text: decoded, encoding: 'mixed' }
    },
  }
}
