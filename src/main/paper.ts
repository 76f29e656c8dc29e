import type { MakePaper } from '#app/paper/blocks.ts'
import { makeIn } from '#app/paper/make.ts'
import workerAddress from '#app/paper/worker-paper.ts?worker&url'
import { scriptAddress } from './script-address.ts'

/** Makes a paper in a worker without keys. */
export const makePaper: MakePaper = makeIn(() => new Worker(scriptAddress(workerAddress), { type: 'module' }))
