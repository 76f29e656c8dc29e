/** The frame that draws pages of a PDF: no origin, no network, nothing but this script (decision 0084). */
import { getDocument, PasswordException } from 'pdfjs-dist'
import { WorkerMessageHandler } from 'pdfjs-dist/build/pdf.worker.mjs'
import { answerPage, fitted, NotShown } from './frame-port.ts'

// The frame is a process of its own already, and a page without an origin may not start a worker: pdf.js finds its other half here.
Reflect.set(globalThis, 'pdfjsWorker', { WorkerMessageHandler })

answerPage(async bytes => {
  const file = await getDocument({
    data: new Uint8Array(bytes),
    enableXfa: false,
    disableFontFace: false,
    useSystemFonts: true,
    useWorkerFetch: false,
    useWasm: false,
    disableAutoFetch: true,
    maxImageSize: 32_000_000,
    stopAtErrors: false,
    verbosity: 0,
  }).promise.catch((error: unknown) => {
    throw new NotShown(error instanceof PasswordException ? 'preview.password' : 'preview.damaged')
  })
  return {
    pages: file.numPages,
    async draw(number, wanted) {
      const page = await file.getPage(number)
      const whole = page.getViewport({ scale: 1 })
      const size = fitted(whole.width * 4, whole.height * 4, wanted)
      const canvas = document.createElement('canvas')
      canvas.width = size.width
      canvas.height = size.height
      // `print` draws without waiting for animation frames, which a frame that is not on the screen never gets.
      const viewport = page.getViewport({ scale: size.width / whole.width })
      await page.render({ canvas, viewport, intent: 'print', annotationMode: 0 }).promise
      page.cleanup()
      return canvas
    },
  }
})
