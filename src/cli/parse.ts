/** From the words typed to a command with its options, or a refusal that says which word was wrong. */
import { parseArgs } from 'node:util'
import type { Command, Given, Option } from './command.ts'

/** Options every command takes. */
export const COMMON: readonly Option[] = [
  { name: 'json' },
  { name: 'quiet' },
  { name: 'help' },
  { name: 'lang', value: 'choice', choices: ['en', 'fr', 'es'] },
]

export type Parsed =
  | {
      readonly ok: true
      readonly command: Command | undefined
      readonly given: Given
      readonly words: readonly string[]
    }
  | {
      readonly ok: false
      readonly code: string
      readonly data: Readonly<Record<string, unknown>>
      readonly given: Given
    }

/** Finds the command whose name is the longest beginning of the words, and reads its options. */
export const parse = (commands: readonly Command[], argv: readonly string[]): Parsed => {
  const loose = parseArgs({ args: [...argv], strict: false, allowPositionals: true, options: schemaOf(COMMON) })
  const command = longestMatch(commands, loose.positionals)
  const asked: Given = pick(loose.values)
  if (!command) {
    const word = loose.positionals[0]
    if (word === undefined) return { ok: true, command: undefined, given: asked, words: [] }
    return { ok: false, code: 'cli.unknownCommand', data: { word }, given: asked }
  }
  return readOptions(command, argv, asked)
}

const longestMatch = (commands: readonly Command[], words: readonly string[]): Command | undefined =>
  commands
    .filter(c => c.name.split(' ').every((part, at) => words[at] === part))
    .sort((a, b) => b.name.length - a.name.length)[0]

const readOptions = (command: Command, argv: readonly string[], asked: Given): Parsed => {
  const options = [...command.options, ...COMMON]
  let parsed: { values: Record<string, unknown>; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...argv], strict: true, allowPositionals: true, options: schemaOf(options) })
  } catch (error) {
    // Node words its reason in English only; the option's name is what the person needs.
    const name = error instanceof Error ? (/--?[\w-]+/.exec(error.message)?.[0] ?? '') : ''
    return { ok: false, code: 'cli.badOption', data: { name }, given: asked }
  }
  const given = pick(parsed.values)
  const words = parsed.positionals.slice(command.name.split(' ').length)
  const wrong = firstWrong(command, options, given, words)
  return wrong ? { ok: false, ...wrong, given } : { ok: true, command, given, words }
}

const firstWrong = (command: Command, options: readonly Option[], given: Given, words: readonly string[]) => {
  if (given.help) return undefined
  const needed = command.arguments.filter(a => !a.startsWith('['))
  if (words.length < needed.length) return { code: 'cli.missingArgument', data: { name: needed[words.length] ?? '' } }
  if (words.length > command.arguments.length) return { code: 'cli.tooMany', data: { word: words.at(-1) ?? '' } }
  for (const option of options) {
    const value = given[option.name]
    if (option.required && value === undefined) return { code: 'cli.missingOption', data: { name: option.name } }
    if (option.choices && typeof value === 'string' && !option.choices.includes(value))
      return { code: 'cli.badChoice', data: { name: option.name, choices: option.choices.join(', ') } }
    if (option.value === 'number' && typeof value === 'string' && !/^\d+$/.test(value))
      return { code: 'cli.badNumber', data: { name: option.name } }
  }
  return undefined
}

const schemaOf = (options: readonly Option[]) =>
  Object.fromEntries(
    options.map(o => [
      o.name,
      { type: o.value ? ('string' as const) : ('boolean' as const), multiple: o.many === true },
    ]),
  )

const pick = (values: Record<string, unknown>): Given =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' || typeof value === 'boolean'
        ? value
        : Array.isArray(value)
          ? value.filter(v => typeof v === 'string')
          : undefined,
    ]),
  )
