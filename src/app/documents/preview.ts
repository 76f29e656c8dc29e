/** A file shown as pixels that a frame without origin has drawn. The frame lives as long as the preview. */
import { answerOf, type FrameCode, type FromFrame, type ToFrame } from './frame-protocol.ts'

/** The frames of our build, each one script: for raster images, and for PDF. */
export type FrameName = 'image' | 'pdf'
/** The page of a frame as its script, checked by the app's only Trusted Types policy. */
export type FramePages = (frame: FrameName) => Promise<TrustedPage>
/** What `srcdoc` takes under Trusted Types. */
export type TrustedPage = string | { toString(): string }

export interface Picture {
  width: number
  height: number
  pixels: ArrayBuffer
}
export interface Preview {
  pages: number
  page(number: number, width: number): Promise<Picture | FrameCode | 'preview.slow'>
  close(): void
}
const PATIENCE_MS = 30_000

/** Opens a file in a frame put into `place`. A code instead when it cannot be shown. */
export async function openPreview(
  place: HTMLElement,
  pages: FramePages,
  file: { bytes: ArrayBuffer; type: string },
): Promise<Preview | FrameCode | 'preview.slow'> {
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  frame.className = 'preview-frame'
  const loaded = new Promise<void>(resolve => frame.addEventListener('load', () => resolve(), { once: true }))
  Reflect.set(frame, 'srcdoc', await pages(file.type === 'application/pdf' ? 'pdf' : 'image'))
  place.append(frame)
  await loaded
  const { port1, port2 } = new MessageChannel()
  frame.contentWindow?.postMessage('preview', '*', [port2])
  let tell: (answer: FromFrame | 'preview.slow') => void = () => {}
  port1.onmessage = ({ data }) => tell(answerOf(data) ?? { is: 'refused', code: 'preview.damaged' })
  const ask = (question: ToFrame, transfer: Transferable[] = []) =>
    new Promise<FromFrame | 'preview.slow'>(resolve => {
      const timer = setTimeout(() => resolve('preview.slow'), PATIENCE_MS)
      tell = answer => {
        clearTimeout(timer)
        resolve(answer)
      }
      port1.postMessage(question, transfer)
    })
  const close = () => {
    port1.close()
    frame.remove()
  }
  const opened = await ask({ ask: 'open', ...file }, [file.bytes])
  if (opened === 'preview.slow' || opened.is !== 'open') {
    close()
    return codeOf(opened)
  }
  return {
    pages: opened.pages,
    close,
    async page(number, width) {
      const answer = await ask({ ask: 'page', page: number, width })
      return answer !== 'preview.slow' && answer.is === 'page' ? answer : codeOf(answer)
    },
  }
}

const codeOf = (answer: FromFrame | 'preview.slow'): FrameCode | 'preview.slow' => {
  if (answer === 'preview.slow') return answer
  return answer.is === 'refused' ? answer.code : 'preview.damaged'
}
