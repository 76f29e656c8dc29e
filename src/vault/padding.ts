const SMALLEST = 256
const DOUBLING_TO = 4096

/**
 * The padded size of `length` plain bytes: 256, 512, 1k, 2k, 4k, then Padmé (at most 12 % more), so that a size says
 * little about what was written (security.md section 4.1). `length` counts the four bytes of the length field.
 */
export function bucketSize(length: number): number {
  for (let size = SMALLEST; size <= DOUBLING_TO; size *= 2) if (length <= size) return size
  const exponent = Math.floor(Math.log2(length))
  const significant = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** (exponent - significant)
  return Math.ceil(length / step) * step
}

/** Whether a padded plaintext can have this size. For the length of a sealed object see `isSealedSize`. */
export function isBucketSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= SMALLEST && bucketSize(size) === size
}
