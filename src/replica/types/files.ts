/** Attachments. */
import type { FileRef } from '#records'
import type { Outcome } from './shapes.ts'

/** What a sealed document keeps of an attachment. Its key travels only inside sealed objects; outside the worker it is empty. */
export type FileValue = FileRef
export type FileState = {
  file: string
  chunks: number
  /** Chunks the server has. */
  sent: number
  /** Every chunk is on this device: it opens without signal. */
  here: boolean
  /** Not yet wholly with the server. */
  waiting: boolean
}

/** Attachments. */
export interface FilesFacade {
  addFile(
    root: string,
    file: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> },
  ): Promise<Outcome<{ value: FileValue }>>
  readFile(value: FileValue): Promise<Outcome<{ bytes: Uint8Array<ArrayBuffer> }>>
  fileState(file: string): Promise<FileState>
  /** Keeps the sealed chunks on this device for reading without the network. */
  keepOffline(value: FileValue): Promise<Outcome>
  /** The opposite; refused (`file.waiting`) while the server does not have it yet. */
  dropOffline(file: string): Promise<Outcome>
}
