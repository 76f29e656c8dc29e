/** Reading QR codes out of pictures. Kept apart: the decoder only comes when someone scans. */
import decodeQR from 'qr/decode.js'

/** Enough for any code held in front of a camera; a huge picture is made smaller before it is looked at. */
const MAX_SIDE = 1600
const FILE_MAX = 40_000_000
const PATIENCE_MS = 1500

/** The text of the first QR code in the picture, or nothing. Never throws for a picture without a code. */
export function readQr(source: CanvasImageSource, size: { width: number; height: number }): string | undefined {
  const scale = Math.min(1, MAX_SIDE / Math.max(size.width, size.height, 1))
  const width = Math.max(1, Math.round(size.width * scale))
  const height = Math.max(1, Math.round(size.height * scale))
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  if (!brush) return undefined
  brush.drawImage(source, 0, 0, width, height)
  const { data } = brush.getImageData(0, 0, width, height)
  try {
    return decodeQR({ width, height, data }, { format: 'RGBA', timeLimit: PATIENCE_MS })
  } catch {
    return undefined
  }
}

/** The same for a photo from a file; nothing for what is no picture. */
export async function readQrPhoto(file: Blob): Promise<string | undefined> {
  if (file.size > FILE_MAX) return undefined
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return undefined
  const text = readQr(picture, picture)
  picture.close()
  return text
}
