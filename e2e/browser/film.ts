/** What the camera of a test sees: one still picture, as a film in the simplest format there is (YUV4MPEG2). */
import { writeFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'

const WIDTH = 640
const HEIGHT = 480

/** Writes a film that shows a picture (PNG) on a white ground. */
export async function filmOf(browser: Browser, picture: Buffer, path: string): Promise<void> {
  const page = await browser.newPage()
  const grey = await page.evaluate(
    async ({ base64, width, height }) => {
      const bytes = Uint8Array.from(atob(base64), sign => sign.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(width, height)
      const brush = canvas.getContext('2d')
      if (!brush) return []
      brush.fillStyle = 'white'
      brush.fillRect(0, 0, width, height)
      const side = height - 20
      brush.drawImage(bitmap, (width - side) / 2, 10, side, side)
      const { data } = brush.getImageData(0, 0, width, height)
      return Array.from({ length: width * height }, (_, at) => data[at * 4 + 1] ?? 0)
    },
    { base64: picture.toString('base64'), width: WIDTH, height: HEIGHT },
  )
  await page.close()
  const colourless = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const head = `YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n`
  writeFileSync(path, Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(grey), colourless]))
}
