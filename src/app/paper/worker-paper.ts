/// <reference lib="webworker" />
/**
 * Makes papers: sets the text, cuts the typefaces, writes the PDF. A worker of its own, without keys, that ends with its paper:
 * nothing of what was printed stays in its memory. Typefaces come from this installation, through what the service worker keeps.
 */
import type { Paper } from './blocks.ts'

declare const self: DedicatedWorkerGlobalScope

// The shaping has to be compiled first; a question that came meanwhile would be lost if the rest of this file waited for it.
const parts = Promise.all([import('./compose.ts'), import('./faces.ts'), import('./typeface-files.ts')])

self.onmessage = async ({ data: paper }: MessageEvent<Paper>) => {
  try {
    const [{ compose }, { Faces }, { typefaceAddress }] = await parts
    const fetched = async (file: string): Promise<Uint8Array> => {
      const response = await fetch(typefaceAddress(file))
      if (!response.ok) throw new Error('typeface')
      return new Uint8Array(await response.arrayBuffer())
    }
    const made = await compose(paper, new Faces(fetched))
    self.postMessage(made, [made.bytes.buffer])
  } catch {
    // Which typeface, which text: nobody outside is told.
    self.postMessage('paper.failed')
  }
}
