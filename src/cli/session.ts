/** Signing in for one command: where, who, with which local copy. The passphrase comes from the environment, a file or a question. */
import { chmod, mkdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Me, Replica } from '#replica/types.ts'
import { type Given, type Option, type Outcome, type Terminal, textOf } from './command.ts'
import { messageOf } from './run.ts'

/** What `main` hands the commands: the one way to a replica. `folder` absent: nothing is kept on disk. */
export type World = {
  readonly openReplica: (options: { url: string; folder?: string; lang: Terminal['lang'] }) => Promise<Replica>
}

/** Options of every command that talks to a server. */
export const SERVER: readonly Option[] = [
  { name: 'url', value: 'url' },
  { name: 'store', value: 'folder' },
]
/** Options of every command that signs in. */
export const SIGN_IN: readonly Option[] = [
  ...SERVER,
  { name: 'org', value: 'text' },
  { name: 'handle', value: 'text' },
  { name: 'passphrase-file', value: 'file' },
  { name: 'shared' },
]

/** The server's address: --url, HALTE_URL, else this machine's default port. */
export const urlOf = (terminal: Terminal, given: Given): string =>
  (textOf(given, 'url') ?? terminal.env.HALTE_URL ?? 'http://localhost:4600').replace(/\/+$/, '')

/** Folder of the sealed local copy, one per server; readable by its owner only. */
export const storeOf = async (terminal: Terminal, given: Given): Promise<string> => {
  const named = textOf(given, 'store') ?? terminal.env.HALTE_STORE
  const folder = named ?? join(homedir(), '.halte', urlOf(terminal, given).replace(/[^\w.-]+/g, '_'))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (!named) await chmod(folder, 0o700)
  return folder
}

/** A replica that is not signed in; closed after `work`, whatever happens. */
export const withReplica = async (
  world: World,
  terminal: Terminal,
  given: Given,
  work: (replica: Replica) => Promise<Outcome>,
): Promise<Outcome> => {
  const shared = given.shared === true
  const folder = shared ? {} : { folder: await storeOf(terminal, given) }
  const replica = await world.openReplica({ url: urlOf(terminal, given), lang: terminal.lang, ...folder })
  try {
    return await work(replica)
  } finally {
    await replica.close()
  }
}

/** Signs in, fetches what is new, does the work, sends what is waiting. Offline, the work is done on the local copy. */
export const withSession = (
  world: World,
  terminal: Terminal,
  given: Given,
  work: (replica: Replica, me: Me) => Promise<Outcome>,
): Promise<Outcome> =>
  withReplica(world, terminal, given, async replica => {
    const who = await whoIs(replica, terminal, given)
    if (!who.ok) return who
    const passphrase = await passphraseOf(terminal, given, 'ask.passphrase')
    if (passphrase === undefined) return { ok: false, code: 'cli.noPassphrase' }
    const signedIn = await replica.signIn({ ...who, passphrase, shared: given.shared === true })
    if (!signedIn.ok) return signedIn
    if (signedIn.offline) terminal.note(terminal.say('notes.offline'))
    else await replica.syncNow()
    const outcome = await work(replica, signedIn.me)
    return outcome.ok ? finish(replica, terminal, signedIn.offline, outcome) : outcome
  })

const finish = async (replica: Replica, terminal: Terminal, offline: boolean, outcome: Outcome): Promise<Outcome> => {
  if (!offline) await replica.syncNow()
  for (const alarm of await replica.alarms()) terminal.note(messageOf(terminal, alarm.code, {}))
  const { waiting } = await replica.status()
  if (waiting > 0) terminal.note(terminal.say('notes.waiting', { count: waiting }))
  return outcome
}

type Who = { ok: true; org: string; handle: string } | { ok: false; code: string; data?: Record<string, unknown> }

const whoIs = async (replica: Replica, terminal: Terminal, given: Given): Promise<Who> => {
  const state = await replica.state()
  const remembered = state.is === 'locked' ? state.remembered : []
  const handle =
    textOf(given, 'handle') ??
    terminal.env.HALTE_HANDLE ??
    remembered[0]?.handle ??
    (await terminal.ask(terminal.say('ask.handle')))
  if (!handle) return { ok: false, code: 'cli.noHandle' }
  const wanted = textOf(given, 'org') ?? terminal.env.HALTE_ORG
  const known = await replica.organisations()
  const list = known.ok ? known.organisations : remembered.map(r => ({ id: r.org, name: r.orgName, demo: r.demo }))
  const found = wanted
    ? list.filter(o => o.id === wanted || o.name === wanted)
    : list.length > 1
      ? list.filter(o => !o.demo)
      : list
  if (list.length === 0) return { ok: false, code: known.ok ? 'cli.noOrganisation' : known.code }
  const [only] = found
  if (only && found.length === 1) return { ok: true, org: only.id, handle }
  return {
    ok: false,
    code: wanted ? 'cli.unknownOrganisation' : 'cli.whichOrganisation',
    data: { names: list.map(o => o.name).join(', ') },
  }
}

/** --passphrase-file, HALTE_PASSPHRASE, else a hidden question; undefined when there is no terminal to ask on. */
export const passphraseOf = async (terminal: Terminal, given: Given, question: string): Promise<string | undefined> => {
  const file = textOf(given, 'passphrase-file')
  if (file) return (await readFile(file, 'utf8')).replace(/\r?\n$/, '')
  return terminal.env.HALTE_PASSPHRASE ?? (await terminal.askSecret(terminal.say(question)))
}
