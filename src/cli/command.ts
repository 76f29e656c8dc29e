/**
 * What a command of `halte` is: one value with its name, its options and one function.
 * The help text, the parsing and the exit code follow from it.
 */

/** Exit codes, stable for scripts: 0 done, 1 refused (a reason was given), 2 called wrongly, 3 something broke. */
export const EXIT = { done: 0, refused: 1, usage: 2, broken: 3 } as const

/** One option `--name`. `value` absent means a switch; `value` is the key of the word shown in the help. */
export type Option = {
  readonly name: string
  readonly value?: 'file' | 'folder' | 'text' | 'number' | 'url' | 'choice' | 'id'
  readonly choices?: readonly string[]
  readonly required?: boolean
  readonly many?: boolean
}

/** Options as parsed: text as given, switches as true. */
export type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** What a command says when it ends: `data` is printed whole with --json, `text` otherwise. */
export type Outcome =
  | { readonly ok: true; readonly data: unknown; readonly text: readonly string[] }
  | { readonly ok: false; readonly code: string; readonly data?: Readonly<Record<string, unknown>> }

/** The world a command may touch. Handed in by `main`, so that tests drive commands without a terminal. */
export type Terminal = {
  readonly lang: 'en' | 'fr' | 'es'
  /** Translated text of a key, with values. */
  readonly say: (key: string, values?: Readonly<Record<string, unknown>>) => string
  /** A line about what is going on, to the error stream; silent with --json and --quiet. */
  readonly note: (text: string) => void
  /** Progress with a number; draws one line on a terminal, prints tenths elsewhere. */
  readonly progress: (label: string, done: number, total: number) => void
  /** Asks a hidden question; refuses (undefined) when there is no terminal to ask on. */
  readonly askSecret: (question: string) => Promise<string | undefined>
  readonly ask: (question: string) => Promise<string | undefined>
  readonly env: Readonly<Record<string, string | undefined>>
  /** Raised by Ctrl-C: long commands stop at the next safe point. */
  readonly signal: AbortSignal
}

export type Command = {
  /** As typed: "team create" is two words. */
  readonly name: string
  /** Names of what stands without a dash, for the help. */
  readonly arguments: readonly string[]
  readonly options: readonly Option[]
  readonly run: (terminal: Terminal, given: Given, words: readonly string[]) => Promise<Outcome>
}

/** The text of an option, or undefined. */
export const textOf = (given: Given, name: string): string | undefined => {
  const value = given[name]
  return typeof value === 'string' ? value : undefined
}

/** All texts of a repeatable option. */
export const textsOf = (given: Given, name: string): readonly string[] => {
  const value = given[name]
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
}
