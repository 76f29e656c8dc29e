import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** The encodings we serve, the smaller first. */
export const ENCODINGS = ['br', 'gzip'] as const
export type Encoding = (typeof ENCODINGS)[number]

const PRESSED = new Set(['.html', '.js', '.css', '.json', '.svg', '.webmanifest', '.wasm', '.txt'])
/** Whether a file gets smaller by pressing; pictures and typefaces are pressed already. */
export const isPressed = (path: string): boolean => PRESSED.has(extname(path))

/** Beside the files of a build; no address leads into it, as none leads to a name that begins with a dot. */
const FOLDER = '.pressed'
/** All but two in a hundred of what there is to gain, for half the time of the best. */
const THOROUGH = 10
/** Where nothing was pressed beforehand: somebody is waiting for the answer. */
const QUICK = 5

const placeOf = (folder: string, sha256: string) =>
  join(folder, FOLDER, `${Buffer.from(sha256, 'base64').toString('hex')}.br`)
const brotli = (quality: number) => ({ params: { [constants.BROTLI_PARAM_QUALITY]: quality } })

/**
 * Presses every file of a built app once: a server that did it at the first request kept the first page
 * waiting for seconds. Named by the content (SHA-256), so a file that was changed later is never answered with its old form.
 */
export async function pressBuild(folder: string): Promise<void> {
  await mkdir(join(folder, FOLDER), { recursive: true })
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const left = entries.filter(entry => entry.isFile() && isPressed(entry.name))
  const work = async () => {
    for (let entry = left.pop(); entry !== undefined; entry = left.pop()) {
      const bytes = await readFile(join(entry.parentPath, entry.name))
      const sha256 = createHash('sha256').update(bytes).digest('base64')
      await writeFile(placeOf(folder, sha256), await promisify(brotliCompress)(bytes, brotli(THOROUGH)))
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
}

/** The pressed form of a file: what the build left in `folder` for this content, else made now. `sha256` in base64. */
export function pressedForm(folder: string, bytes: Uint8Array, sha256: string, encoding: Encoding): Buffer {
  if (encoding === 'gzip') return gzipSync(bytes)
  const place = placeOf(folder, sha256)
  return existsSync(place) ? readFileSync(place) : brotliCompressSync(bytes, brotli(QUICK))
}
