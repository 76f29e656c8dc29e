/** What only who runs the server's machine can do: back up, restore, recover, make certificates. `main` hands in the server's part. */
import { type FileHandle, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { type Command, type Given, type Outcome, type Terminal, textOf, textsOf } from '../command.ts'
import { passphraseOf, SERVER, urlOf } from '../session.ts'

type Counted = { readonly rows: number; readonly tables: number }
type Steps = (step: string, done: number, total: number) => void

/** The server's part, handed in by `main`: the command line does not know the server. */
export type OperatorWorld = {
  readonly backUp: (input: {
    org?: string
    out: Writable
    keysOut: Writable
    onProgress: Steps
    signal: AbortSignal
  }) => Promise<Refusable<Counted>>
  readonly restore: (input: {
    identity: string
    in: Readable
    keys: Readable
    onProgress: Steps
  }) => Promise<Refusable<Counted>>
  readonly makeAuthority: (hosts: readonly string[]) => Promise<{ folder: string; lines: readonly string[] }>
  readonly recover: (input: RecoverInput) => Promise<Refusable<{ teams: number; missing: number }>>
  readonly checkRecovery: (input: {
    url: string
    token?: string
    org?: string
    papers: readonly string[]
  }) => Promise<Refusable<{ teams: number; missing: number }>>
  readonly readShares: (papers: readonly string[]) => Promise<Refusable<{ identity: string }>>
}
type Refusable<T> = ({ ok: true } & T) | { ok: false; code: string; data?: Record<string, unknown> }

/** `papers`: the recovery sheet, or three of the five shares, as text. */
export type RecoverInput = {
  readonly url: string
  readonly token?: string
  readonly org?: string
  readonly papers: readonly string[]
  readonly rootSheet: string
  readonly handle: string
  readonly passphrase: string
  readonly onProgress: Steps
}

export const operatorCommands = (world: OperatorWorld): readonly Command[] => [
  backup(world),
  restore(world),
  recover(world),
  https(world),
]

const backup = (world: OperatorWorld): Command => ({
  name: 'backup',
  arguments: ['file'],
  options: [{ name: 'org', value: 'text' }],
  run: async (terminal, given, words) => {
    const file = words[0] ?? ''
    const org = textOf(given, 'org')
    // Written beside and renamed, so that a broken run never looks like a backup.
    const partial = `${file}.partial`
    const keys = `${file}${KEYS}`
    const leave = () => Promise.all([partial, `${keys}.partial`].map(path => rm(path, { force: true })))
    const handles: FileHandle[] = []
    const create = async (path: string): Promise<Writable> => {
      const handle = await open(path, 'w', 0o600)
      handles.push(handle)
      return handle.createWriteStream()
    }
    const done = await create(partial)
      .then(async out =>
        world.backUp({
          out,
          keysOut: await create(`${keys}.partial`),
          signal: terminal.signal,
          onProgress: steps(terminal, 'backup'),
          ...(org ? { org } : {}),
        }),
      )
      .finally(() => Promise.all(handles.map(handle => handle.close())))
      .catch(async error => {
        await leave()
        return notWritten(error, file)
      })
    if (!done.ok) {
      await leave()
      return done
    }
    await rename(partial, file)
    await rename(`${keys}.partial`, keys)
    const old = await dropOldKeys(dirname(file))
    const { rows, tables } = done
    return {
      ok: true,
      data: { file, keys, tables, rows, dropped: old },
      text: [
        terminal.say('notes.backedUp', { file, rows }),
        terminal.say('notes.backupKeys', { keys, days: KEYS_DAYS }),
        ...(old.length > 0 ? [terminal.say('notes.keysDropped', { count: old.length, days: KEYS_DAYS })] : []),
        terminal.say('notes.backupKey'),
      ],
    }
  },
})

/** A place that does not take the file: no such folder, no right, no room. Everything else is a bug and goes on its way. */
function notWritten(error: unknown, file: string): { ok: false; code: string; data: Record<string, unknown> } {
  if (!(error instanceof Error && 'syscall' in error)) throw error
  const { syscall } = error
  const here = syscall === 'open' && 'path' in error && String(error.path).startsWith(file)
  if (!here && syscall !== 'write') throw error
  return { ok: false, code: 'cli.notWritten', data: { file } }
}

/** What the file of keys beside a backup is called. */
const KEYS = '.keys'
/** As long as the server's own rule has it (security.md 5.11): after that an erased case opens from no backup. */
const KEYS_DAYS = 30

/** Takes away files of keys that are too old from the folder a new one was just written to. Answers their names. */
async function dropOldKeys(folder: string): Promise<string[]> {
  const before = Date.now() - KEYS_DAYS * 86_400_000
  const dropped: string[] = []
  for (const name of await readdir(folder)) {
    if (!name.endsWith(KEYS)) continue
    const path = join(folder, name)
    if ((await stat(path)).mtimeMs >= before || !(await isAge(path))) continue
    await rm(path)
    dropped.push(path)
  }
  return dropped
}

/** Nothing but a sealed file is ever taken away. */
async function isAge(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(21), 0, 21, 0)
    return buffer.toString('latin1') === 'age-encryption.org/v1'
  } finally {
    await file.close()
  }
}

const restore = (world: OperatorWorld): Command => ({
  name: 'restore',
  arguments: ['file'],
  options: [
    { name: 'paper', value: 'file', many: true, required: true },
    { name: 'keys', value: 'file' },
  ],
  run: async (terminal, given, words) => {
    const papers = await papersOf(given)
    if (!papers.ok) return papers
    const identity = await world.readShares(papers.texts)
    if (!identity.ok) return identity
    const file = words[0] ?? ''
    const files: Readable[] = []
    for (const path of [file, textOf(given, 'keys') ?? `${file}${KEYS}`]) {
      const handle = await open(path).catch(() => undefined)
      if (handle === undefined) return { ok: false, code: 'cli.noFile', data: { file: path } }
      files.push(handle.createReadStream())
    }
    const [all, keys] = files
    if (all === undefined || keys === undefined) throw new Error('two files')
    const done = await world.restore({
      identity: identity.identity,
      in: all,
      keys,
      onProgress: steps(terminal, 'restore'),
    })
    return done.ok
      ? {
          ok: true,
          data: { tables: done.tables, rows: done.rows },
          text: [terminal.say('notes.restored', { rows: done.rows })],
        }
      : done
  },
})

const recover = (world: OperatorWorld): Command => ({
  name: 'recover',
  arguments: [],
  options: [
    ...SERVER,
    { name: 'org', value: 'text' },
    { name: 'paper', value: 'file', many: true, required: true },
    { name: 'root', value: 'file' },
    { name: 'handle', value: 'text' },
    { name: 'passphrase-file', value: 'file' },
    { name: 'check' },
  ],
  run: async (terminal, given) => {
    const read = await papersOf(given)
    if (!read.ok) return read
    const papers = read.texts
    const org = textOf(given, 'org')
    const token = terminal.env.HALTE_OPERATOR_TOKEN
    const where = { url: urlOf(terminal, given), papers, ...(org ? { org } : {}), ...(token ? { token } : {}) }
    if (given.check === true) {
      const checked = await world.checkRecovery(where)
      return checked.ok
        ? {
            ok: true,
            data: { teams: checked.teams, missing: checked.missing },
            text: [terminal.say('notes.drill', { teams: checked.teams, missing: checked.missing })],
          }
        : checked
    }
    return recoverFully(world, terminal, given, where)
  },
})

const recoverFully = async (
  world: OperatorWorld,
  terminal: Terminal,
  given: Given,
  where: { url: string; papers: readonly string[]; org?: string; token?: string },
): Promise<Outcome> => {
  const rootFile = textOf(given, 'root')
  const handle = textOf(given, 'handle')
  if (!rootFile) return { ok: false, code: 'cli.missingOption', data: { name: 'root' } }
  if (!handle) return { ok: false, code: 'cli.missingOption', data: { name: 'handle' } }
  const passphrase = await passphraseOf(terminal, given, 'ask.newPassphrase')
  if (!passphrase) return { ok: false, code: 'cli.noPassphrase' }
  const rootSheet = await readFile(rootFile, 'utf8').catch(() => undefined)
  if (rootSheet === undefined) return { ok: false, code: 'cli.noFile', data: { file: rootFile } }
  const done = await world.recover({ ...where, rootSheet, handle, passphrase, onProgress: steps(terminal) })
  if (!done.ok) return done
  return {
    ok: true,
    data: { teams: done.teams, missing: done.missing, handle },
    text: [terminal.say('notes.recovered', { teams: done.teams, missing: done.missing, handle })],
  }
}

type Papers = { ok: true; texts: string[] } | { ok: false; code: string; data: { file: string } }

async function papersOf(given: Given): Promise<Papers> {
  const texts: string[] = []
  for (const file of textsOf(given, 'paper')) {
    const text = await readFile(file, 'utf8').catch(() => undefined)
    if (text === undefined) return { ok: false, code: 'cli.noFile', data: { file } }
    texts.push(text)
  }
  return { ok: true, texts }
}

/** `as`: one word for all of it, where the steps are tables, which have no words. */
const steps =
  (terminal: Terminal, as?: 'backup' | 'restore'): Steps =>
  (step, done, total) =>
    terminal.progress(terminal.say(`steps.${as ?? step}`), done, total)

const https = (world: OperatorWorld): Command => ({
  name: 'https',
  arguments: ['[host]'],
  options: [{ name: 'host', value: 'text', many: true }],
  run: async (_terminal, given, words) => {
    const hosts = [...words, ...textsOf(given, 'host')]
    const made = await world.makeAuthority(hosts)
    return { ok: true, data: { folder: made.folder, hosts }, text: made.lines }
  },
})
