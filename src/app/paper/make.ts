import type { MadePaper, MakePaper } from './blocks.ts'

const PATIENCE_MS = 120_000

/** Hands a paper to a fresh worker and ends that worker with the answer, or when it takes too long. */
export const makeIn =
  (start: () => Worker): MakePaper =>
  paper =>
    new Promise(resolve => {
      const worker = start()
      const end = (answer: MadePaper | 'paper.failed') => {
        clearTimeout(timer)
        worker.terminate()
        resolve(answer)
      }
      const timer = setTimeout(() => end('paper.failed'), PATIENCE_MS)
      worker.onmessage = ({ data }: MessageEvent<MadePaper | 'paper.failed'>) => end(data)
      worker.onerror = () => end('paper.failed')
      worker.postMessage(paper)
    })
