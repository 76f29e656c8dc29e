/** Runs one command: help, outcome, exit code. Nothing here knows what a command does. */
import { type Command, EXIT, type Outcome, type Terminal } from './command.ts'
import { COMMON, parse } from './parse.ts'

/** Where the outcome is written. */
export type Streams = { readonly out: (text: string) => void; readonly err: (text: string) => void }

/**
 * Runs `halte` with these words and answers the exit code. With --json exactly one JSON document goes to `out`,
 * refusals included: `{"ok":false,"code":…,"message":…}`.
 */
export const run = async (
  commands: readonly Command[],
  argv: readonly string[],
  terminal: Terminal,
  streams: Streams,
): Promise<number> => {
  const parsed = parse(commands, argv)
  const json = parsed.given.json === true
  if (!parsed.ok) {
    report({ ok: false, code: parsed.code, data: parsed.data }, json, terminal, streams)
    return EXIT.usage
  }
  const { command } = parsed
  if (!command || parsed.given.help) {
    streams.out(command ? helpOf(command, terminal) : overview(commands, terminal))
    return command || parsed.given.help ? EXIT.done : EXIT.usage
  }
  const heard = json || parsed.given.quiet === true ? hushed(terminal) : terminal
  const outcome = await command.run(heard, parsed.given, parsed.words)
  report(outcome, json, terminal, streams)
  return outcome.ok ? EXIT.done : EXIT.refused
}

const hushed = (terminal: Terminal): Terminal => ({ ...terminal, note: () => {}, progress: () => {} })

const report = (outcome: Outcome, json: boolean, terminal: Terminal, streams: Streams): void => {
  if (outcome.ok) {
    if (json) streams.out(JSON.stringify(outcome.data, null, 2))
    else for (const line of outcome.text) streams.out(line)
    return
  }
  const message = messageOf(terminal, outcome.code, outcome.data ?? {})
  if (json) streams.out(JSON.stringify({ ok: false, code: outcome.code, message, ...outcome.data }, null, 2))
  else streams.err(message)
}

/** The sentence of a code, wherever its words are kept; a code without one still tells its name, so nothing is swallowed. */
export const messageOf = (terminal: Terminal, code: string, data: Readonly<Record<string, unknown>>): string => {
  const file = `exchange.${code}`
  for (const keys of [
    [`refusals.${code}`],
    [`codes.${code}`],
    [`problems.${code}`],
    [`${file}.what`, `${file}.remedy`],
  ]) {
    const texts = keys.map(key => terminal.say(key, data))
    if (texts.every((text, at) => text !== keys[at])) return texts.join(' ')
  }
  return terminal.say('refusals.other', { code, ...data })
}

const overview = (commands: readonly Command[], terminal: Terminal): string => {
  const width = Math.max(...commands.map(c => c.name.length)) + 2
  return [
    terminal.say('help.intro'),
    '',
    terminal.say('help.usage', { usage: 'halte <command> [--option …]' }),
    '',
    ...commands.map(c => `  ${c.name.padEnd(width)}${terminal.say(`commands.${keyOf(c)}.about`)}`),
    '',
    terminal.say('help.more'),
    terminal.say('help.environment'),
    terminal.say('help.exit'),
  ].join('\n')
}

const helpOf = (command: Command, terminal: Terminal): string => {
  const options = [...command.options, ...COMMON]
  const shown = options.map(o => `--${o.name}${o.value ? ` <${terminal.say(`values.${o.value}`)}>` : ''}`)
  const width = Math.max(...shown.map(s => s.length)) + 2
  return [
    terminal.say('help.usage', {
      usage: [
        'halte',
        command.name,
        ...command.arguments.map(a => `<${a}>`.replace('<[', '[').replace(']>', ']')),
        '[--option …]',
      ].join(' '),
    }),
    '',
    terminal.say(`commands.${keyOf(command)}.about`),
    terminal.say(`commands.${keyOf(command)}.more`),
    '',
    ...options.map((o, at) => {
      const choices = o.choices ? ` (${o.choices.join(', ')})` : ''
      return `  ${(shown[at] ?? '').padEnd(width)}${terminal.say(`options.${o.name}`)}${choices}${o.required ? ` ${terminal.say('help.required')}` : ''}`
    }),
  ].join('\n')
}

/** Message key of a command: "team create" → "teamCreate". */
export const keyOf = (command: Command): string =>
  command.name.replace(/[ -](\w)/g, (_, letter: string) => letter.toUpperCase())
