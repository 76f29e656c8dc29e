/**
 * What a page and its preview frame say to each other over one port. The frame gets the bytes of one file and gives back
 * pixels: plain numbers that no program can hide in (decision 0084).
 */
export type ToFrame =
  | { ask: 'open'; bytes: ArrayBuffer; type: string }
  /** Pages count from 1; `width` is the widest picture wanted, in pixels. */
  | { ask: 'page'; page: number; width: number }

export type FromFrame =
  | { is: 'open'; pages: number }
  | { is: 'page'; page: number; width: number; height: number; pixels: ArrayBuffer }
  | { is: 'refused'; code: FrameCode }

/** Why there is nothing to see: damaged, sealed with a password of its own, or too many pixels. */
export const FRAME_CODES = ['preview.damaged', 'preview.password', 'preview.pixels'] as const
export type FrameCode = (typeof FRAME_CODES)[number]

/** The most pixels a preview decodes: a photograph of 64 megapixels; more is refused before decoding. */
export const MAX_PIXELS = 64_000_000
/** The most pixels a frame gives back for one page. */
export const MAX_SHOWN = 12_000_000

/** An answer as it must be; anything else a frame says is nothing. */
export function answerOf(data: unknown): FromFrame | undefined {
  if (typeof data !== 'object' || data === null || !('is' in data)) return undefined
  if (data.is === 'open' && 'pages' in data && isCount(data.pages, 100_000)) return { is: 'open', pages: data.pages }
  if (data.is === 'refused' && 'code' in data) {
    const code = FRAME_CODES.find(one => one === data.code)
    return { is: 'refused', code: code ?? 'preview.damaged' }
  }
  if (data.is !== 'page' || !('pixels' in data) || !(data.pixels instanceof ArrayBuffer)) return undefined
  if (!('width' in data && 'height' in data && 'page' in data)) return undefined
  const { page, width, height, pixels } = data
  if (!isCount(width, MAX_SHOWN) || !isCount(height, MAX_SHOWN) || !isCount(page, 100_000)) return undefined
  return width * height <= MAX_SHOWN && pixels.byteLength === width * height * 4
    ? { is: 'page', page, width, height, pixels }
    : undefined
}

const isCount = (value: unknown, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= max
