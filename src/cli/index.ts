/** The `halte` command: the only door. `main` hands in how to reach replica and server, and runs it. */
import type { Command } from './command.ts'
import { type CaseWorld, caseCommands } from './commands/cases.ts'
import { type ExchangeWorld, exchangeCommands } from './commands/exchange.ts'
import { type FieldWorld, fieldCommands } from './commands/fields.ts'
import { type OperatorWorld, operatorCommands } from './commands/operator.ts'
import { peopleCommands } from './commands/people.ts'
import { setUpCommands } from './commands/set-up.ts'
import { verifyCommands } from './commands/verify.ts'

export { type Command, EXIT, type Terminal } from './command.ts'
export type { OperatorWorld } from './commands/operator.ts'
export { default as en } from './messages/en.ts'
export { default as es } from './messages/es.ts'
export { default as fr } from './messages/fr.ts'
export { run } from './run.ts'
export { createTerminal, languageOf } from './terminal.ts'

export type CliWorld = CaseWorld & ExchangeWorld & FieldWorld & { readonly operator: OperatorWorld }

/** Every command, in the order of the help. */
export const commandsOf = (world: CliWorld): readonly Command[] => [
  ...setUpCommands(world),
  ...peopleCommands(world),
  ...caseCommands(world),
  ...exchangeCommands(world),
  ...fieldCommands(world),
  ...verifyCommands(world),
  ...operatorCommands(world.operator),
]
