/** The frame that decodes images: no origin, no network, nothing but this script (decision 0084). */
import { answerPage, fitted, NotShown } from './frame-port.ts'
import { MAX_PIXELS } from './frame-protocol.ts'

answerPage(async (bytes, type) => {
  const image = await createImageBitmap(new Blob([bytes], { type }))
  if (image.width * image.height > MAX_PIXELS) throw new NotShown('preview.pixels')
  return {
    pages: 1,
    async draw(_page, wanted) {
      const { width, height } = fitted(image.width, image.height, wanted)
      const canvas = new OffscreenCanvas(width, height)
      canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
      return canvas
    },
  }
})
