/** The real terminal: questions, notes and progress on the error stream, so that the output can be piped. */
import { createInterface } from 'node:readline'
import type { Terminal } from './command.ts'

/** What the real terminal needs to know of the process. */
export type ProcessLike = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: NodeJS.ReadStream
  readonly stderr: NodeJS.WriteStream
}

/** Language from --lang is applied by the caller; here from LC_ALL / LANG. */
export const languageOf = (env: Readonly<Record<string, string | undefined>>): 'en' | 'fr' | 'es' => {
  const tag = (env.HALTE_LANG ?? env.LC_ALL ?? env.LANG ?? '').slice(0, 2).toLowerCase()
  return tag === 'fr' || tag === 'es' ? tag : 'en'
}

/** Makes the terminal commands see. */
export const createTerminal = (
  process: ProcessLike,
  lang: 'en' | 'fr' | 'es',
  say: Terminal['say'],
  signal: AbortSignal,
): Terminal => ({
  lang,
  say,
  env: process.env,
  signal,
  note: text => void process.stderr.write(`${text}\n`),
  progress: progressOn(process.stderr),
  ask: question => askOn(process, question, false),
  askSecret: question => askOn(process, question, true),
})

const progressOn = (stream: NodeJS.WriteStream): Terminal['progress'] => {
  let lastTenth = -1
  let lastLabel = ''
  return (label, done, total) => {
    if (stream.isTTY) {
      stream.write(`\r\u001b[K${label} ${done}/${total}${done >= total ? '\n' : ''}`)
      return
    }
    const tenth = total === 0 ? 10 : Math.floor((done / total) * 10)
    if (tenth === lastTenth && label === lastLabel) return
    lastTenth = tenth
    lastLabel = label
    stream.write(`${label} ${done}/${total}\n`)
  }
}

const askOn = (process: ProcessLike, question: string, hidden: boolean): Promise<string | undefined> => {
  if (!process.stdin.isTTY) return Promise.resolve(undefined)
  return new Promise(resolve => {
    const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: true })
    // Hidden questions swallow the echo: readline writes every key through _writeToOutput, so we mute the stream instead.
    const write = process.stderr.write.bind(process.stderr)
    lines.question(`${question} `, answer => {
      process.stderr.write = write
      lines.close()
      process.stderr.write('\n')
      resolve(answer)
    })
    if (hidden) process.stderr.write = () => true
  })
}
