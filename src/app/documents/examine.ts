import type { FileFormat } from './file-type.ts'
import type { HiddenData } from './strip/removed.ts'

/** The largest file that is taken, in bytes. It is sealed in memory, on an old laptop too. */
export const MAX_FILE = 50_000_000

/** A chosen file as it was found to be, before anything is kept. */
export interface Examined {
  name: string
  format: FileFormat
  /** Media type of what it is, not of what it says. */
  type: string
  /** What its name says, when that is something else. */
  said?: FileFormat
  /** Size in pixels as an image claims it. */
  pixels?: { width: number; height: number }
  /** Name and type of what is kept, when it was drawn anew as a picture of another kind. */
  converted?: { name: string; type: string }
  /** `clean`: hidden data was taken out; `plain`: there was none; `cannot`: nobody can say for this kind of file. */
  hidden: 'clean' | 'plain' | 'cannot'
  removed: HiddenData[]
  original: Uint8Array<ArrayBuffer>
  cleaned: Uint8Array<ArrayBuffer>
}
/** Reads a file in a worker of its own. `file.unread` when the reading did not come to an end. */
export type Examine = (file: File) => Promise<Examined | 'file.unread'>

const PATIENCE_MS = 60_000

/** Hands the file to a fresh worker and ends that worker with the answer, or when it takes too long. */
export const examineIn =
  (start: () => Worker): Examine =>
  file =>
    new Promise(resolve => {
      const worker = start()
      const end = (answer: Examined | 'file.unread') => {
        clearTimeout(timer)
        worker.terminate()
        resolve(answer)
      }
      const timer = setTimeout(() => end('file.unread'), PATIENCE_MS)
      worker.onmessage = ({ data }: MessageEvent<Examined>) => end(data)
      worker.onerror = () => end('file.unread')
      worker.postMessage(file)
    })
