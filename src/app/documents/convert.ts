/**
 * Photos of kinds that cannot be cleaned here (HEIC, AVIF) drawn anew as JPEG, where this browser can read them: what is drawn
 * is what one sees and nothing else (decision 0111).
 */
import { MAX_PIXELS } from './frame-protocol.ts'

const QUALITY = 0.92

/** The picture as JPEG; undefined where this browser does not read it, or it claims more pixels than an old laptop bears. */
export async function asJpeg(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
  pixels: { width: number; height: number } | undefined,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (pixels === undefined || pixels.width * pixels.height > MAX_PIXELS) return undefined
  try {
    const picture = await createImageBitmap(new Blob([bytes], { type }))
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
    picture.close()
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
    return new Uint8Array(await blob.arrayBuffer())
  } catch {
    return undefined
  }
}
