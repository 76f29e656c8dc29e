import { type Examine, examineIn } from '#app/documents/examine.ts'
import imageFrame from '#app/documents/frame-image.ts?worker&url'
import pdfFrame from '#app/documents/frame-pdf.ts?worker&url'
import type { FrameName } from '#app/documents/preview.ts'
import workerAddress from '#app/documents/worker-documents.ts?worker&url'
import { framePage, scriptAddress } from './script-address.ts'

/** Reads a chosen file in a worker without keys. */
export const examine: Examine = examineIn(() => new Worker(scriptAddress(workerAddress), { type: 'module' }))

const ADDRESSES: Record<FrameName, string> = { image: imageFrame, pdf: pdfFrame }

/**
 * The page of a preview frame with its script inside, because a frame without an origin is not served by the service worker
 * and would not open without signal. The server's content policy holds the hash of that script (decision 0084). Only in the
 * built app: the development server does not make one file of it.
 */
export async function pageOfFrame(name: FrameName): Promise<string> {
  const script = await (await fetch(ADDRESSES[name])).text()
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script)))
  const policy = `default-src 'none'; script-src 'sha256-${btoa(String.fromCharCode(...hash))}'`
  return framePage(
    `<!doctype html><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${policy}"><script type="module">${script}</script>`,
  )
}
