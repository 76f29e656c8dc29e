/**
 * What the reader accepts. An office's workbook of many years has a few MB; these bounds keep a hostile or broken file from
 * taking the memory or the time of the device. Sizes in bytes.
 */
export const LIMITS = {
  /** The file as it lies on the disk. */
  file: 64 * 1024 * 1024,
  /** One part of a workbook, inflated. */
  part: 192 * 1024 * 1024,
  /** All parts together, inflated. */
  total: 256 * 1024 * 1024,
  parts: 5000,
  /** Cells that hold something. */
  cells: 4_000_000,
  /** Characters of all cells together (one long text may be pointed at from many cells). */
  characters: 128 * 1024 * 1024,
  merges: 20_000,
  columns: 16_384,
  rows: 1_048_576,
} as const
