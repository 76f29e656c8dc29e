/** Attachments. */
import { addFile, dropFile, fileState, keepFile, readFile } from '../files.ts'
import type { FilesFacade } from '../types/files.ts'
import type { Life } from './life.ts'

/** {@link FilesFacade} of one replica. */
export const filesFacade = (life: Life): FilesFacade => ({
  addFile: (root, file) =>
    life.run(async ({ copy, sync }) => {
      const added = await addFile(copy, root, file)
      sync.wake()
      return added
    }),
  readFile: value => life.run(({ copy }) => readFile(copy, value)),
  async fileState(file) {
    const copy = life.open?.copy
    return copy === undefined ? { file, chunks: 0, sent: 0, here: false, waiting: false } : fileState(copy, file)
  },
  keepOffline: value => life.run(({ copy }) => keepFile(copy, value)),
  dropOffline: file => life.run(({ copy }) => dropFile(copy, file)),
})
