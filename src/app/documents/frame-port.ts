import type { FrameCode, FromFrame, ToFrame } from './frame-protocol.ts'
import { MAX_SHOWN } from './frame-protocol.ts'

/** One opened file in a frame. */
export interface Shown {
  pages: number
  /** Draws one page no wider than `width` and gives its canvas. */
  draw(page: number, width: number): Promise<OffscreenCanvas | HTMLCanvasElement>
}
/** Thrown with a code that the page has words for. */
export class NotShown extends Error {
  readonly code: FrameCode
  constructor(code: FrameCode) {
    super(code)
    this.code = code
  }
}

/** Waits for the page to hand over a port, then answers it. Everything that goes wrong inside becomes a code. */
export function answerPage(open: (bytes: ArrayBuffer, type: string) => Promise<Shown>): void {
  addEventListener(
    'message',
    event => {
      const [port] = event.ports
      if (event.source !== parent || !port) return
      let shown: Shown | undefined
      port.onmessage = async ({ data }: MessageEvent<ToFrame>) => {
        try {
          if (data.ask === 'open') {
            shown = await open(data.bytes, data.type)
            say(port, { is: 'open', pages: shown.pages })
          } else if (shown) {
            const canvas = await shown.draw(data.page, data.width)
            const { width, height } = canvas
            const pixels = pixelsOf(canvas)
            say(port, { is: 'page', page: data.page, width, height, pixels }, [pixels])
          }
        } catch (error) {
          say(port, { is: 'refused', code: error instanceof NotShown ? error.code : 'preview.damaged' })
        }
      }
    },
    { once: true },
  )
}

const say = (port: MessagePort, message: FromFrame, transfer: Transferable[] = []) =>
  port.postMessage(message, transfer)

function pixelsOf(canvas: OffscreenCanvas | HTMLCanvasElement): ArrayBuffer {
  const context = canvas.getContext('2d')
  if (!(context instanceof CanvasRenderingContext2D || context instanceof OffscreenCanvasRenderingContext2D))
    throw new NotShown('preview.damaged')
  const { buffer } = context.getImageData(0, 0, canvas.width, canvas.height).data
  if (!(buffer instanceof ArrayBuffer)) throw new NotShown('preview.damaged')
  return buffer
}

/** The size of what fits: no wider than wanted, no more pixels than a page takes. */
export function fitted(width: number, height: number, wanted: number): { width: number; height: number } {
  const scale = Math.min(1, wanted / width, Math.sqrt(MAX_SHOWN / (width * height)))
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) }
}
