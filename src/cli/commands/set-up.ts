/** Setting up an organisation without a browser. The sheets go to files only their owner can read, never to the screen. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RecoverySheets, SetUpInput } from '#replica/types.ts'
import { type Command, type Given, type Terminal, textOf, textsOf } from '../command.ts'
import { passphraseOf, SERVER, type World, withReplica } from '../session.ts'

export const setUpCommands = (world: World): readonly Command[] => [
  {
    name: 'set-up',
    arguments: ['organisation'],
    options: [
      ...SERVER,
      { name: 'name', value: 'text', required: true },
      { name: 'handle', value: 'text', required: true },
      { name: 'team', value: 'text', required: true },
      { name: 'sheets', value: 'folder', required: true },
      { name: 'custodian', value: 'text', many: true },
      { name: 'code', value: 'text' },
      { name: 'passphrase-file', value: 'file' },
    ],
    run: (terminal, given, words) =>
      withReplica(world, terminal, given, async replica => {
        const input = await inputOf(terminal, given, words[0] ?? '', () => replica.newPassphrase(terminal.lang))
        if (!input.ok) return input
        const good = await replica.checkPassphrase(input.setUp.founder.passphrase)
        if (!good.ok) return good
        const made = await replica.setUp(input.setUp, p =>
          terminal.progress(terminal.say(`steps.${p.step}`), p.done, p.total),
        )
        if (!made.ok) return made
        // The sheets are on disk before anything is sent: an organisation without its papers could never be recovered.
        const files = await writeSheets(textOf(given, 'sheets') ?? '.', made.sheets)
        if (!files.ok) return files
        const founded = await replica.confirmSetUp()
        if (!founded.ok) {
          // Only a plain refusal is sure: after a lost answer the organisation may exist, and then these are its papers.
          if (founded.code.startsWith('setUp.')) for (const file of files.paths) await rm(file)
          return founded
        }
        const passphrase = input.generated ? { passphrase: input.setUp.founder.passphrase } : {}
        return {
          ok: true,
          data: {
            org: made.org,
            user: made.user,
            teams: made.teams,
            sheets: files.paths,
            rootWords: made.sheets.rootWords,
            ...passphrase,
          },
          text: [
            terminal.say('notes.setUp', { organisation: input.setUp.name }),
            ...(input.generated
              ? [terminal.say('notes.yourPassphrase', { passphrase: input.setUp.founder.passphrase })]
              : []),
            terminal.say('notes.rootWords', { words: made.sheets.rootWords }),
            ...files.paths,
            terminal.say('notes.printSheets'),
          ],
        }
      }),
  },
]

type Input =
  | { ok: true; setUp: SetUpInput; generated: boolean }
  | { ok: false; code: string; data?: Record<string, unknown> }

const inputOf = async (
  terminal: Terminal,
  given: Given,
  name: string,
  generate: () => Promise<string>,
): Promise<Input> => {
  const [a, b, c, d, e, more] = textsOf(given, 'custodian')
  const five = a && b && c && d && e && !more
  if (a && !five) return { ok: false, code: 'cli.fiveCustodians' }
  const chosen = await passphraseOf(terminal, given, 'ask.newPassphrase')
  const code = textOf(given, 'code')
  return {
    ok: true,
    generated: !chosen,
    setUp: {
      name,
      ...(code ? { code } : {}),
      founder: {
        name: textOf(given, 'name') ?? '',
        handle: textOf(given, 'handle') ?? '',
        passphrase: chosen || (await generate()),
        duty: 'keyOfficer',
      },
      teams: [{ name: textOf(given, 'team') ?? '', purpose: 'cases' }],
      recovery: five ? { mode: 'shares', custodians: [a, b, c, d, e] } : { mode: 'paper' },
    },
  }
}

type Written = { ok: true; paths: string[] } | { ok: false; code: string; data: { file: string } }

/** Writes the sheets, each a new file for its owner only. A file that is there already is never overwritten. */
const writeSheets = async (folder: string, sheets: RecoverySheets): Promise<Written> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const texts: Array<[string, string]> = [['root-sheet.txt', sheets.root]]
  if (sheets.identity) texts.push(['recovery-sheet.txt', sheets.identity])
  sheets.shares?.forEach((share, at) => void texts.push([`recovery-share-${at + 1}.txt`, share.text]))
  const paths: string[] = []
  for (const [name, text] of texts) {
    const file = join(folder, name)
    try {
      await writeFile(file, `${text}\n`, { mode: 0o600, flag: 'wx', flush: true })
      paths.push(file)
    } catch {
      for (const path of paths) await rm(path)
      return { ok: false, code: 'cli.sheetNotWritten', data: { file } }
    }
  }
  return { ok: true, paths }
}
