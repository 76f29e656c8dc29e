/** The log as a page shows it: grouped, filtered, and written into a file. */
import { hasMessage, type Translate } from '#app/languages/index.ts'
import type { LogLine } from '#replica/types.ts'

export const GROUPS = [
  'session',
  'account',
  'invite',
  'directory',
  'keys',
  'root',
  'record',
  'file',
  'sharing',
  'export',
  'governor',
  'recovery',
  'backup',
  'other',
] as const
export type Group = (typeof GROUPS)[number]

const GROUP_OF: Readonly<Record<string, Group>> = {
  session: 'session',
  credentials: 'account',
  account: 'account',
  device: 'account',
  reminders: 'account',
  invite: 'invite',
  organisation: 'directory',
  directory: 'directory',
  proposal: 'directory',
  grant: 'keys',
  root: 'root',
  record: 'record',
  file: 'file',
  wrap: 'sharing',
  act: 'sharing',
  consent: 'sharing',
  export: 'export',
  governor: 'governor',
  recovery: 'recovery',
  backup: 'backup',
}
/** What kind of act it is, for one filter of a dozen words instead of forty codes. */
export const groupOf = (action: string): Group => GROUP_OF[action.split('.')[0] ?? ''] ?? 'other'

/** The act in words; a code this version does not know is shown as it is. */
export function actionText(action: string, t: Translate): string {
  const key = `access.action.${action}`
  const [first, does, how = 'asked'] = action.split('.')
  const [said, act] = [`cases.log.how.${how}`, `cases.log.act.${does}`]
  // An act on a case is said as its own log says it.
  if (first === 'act' && hasMessage(said) && hasMessage(act)) return t(said, { act: t(act) })
  return hasMessage(key) ? t(key) : t('access.settings.log.other', { action })
}

export interface LogFilter {
  /** A person's id, `server` for the server itself, or empty. */
  person: string
  group: string
  /** Days, both included, in the reader's own time; empty for open ends. */
  from: string
  to: string
  /** Roots a line has to speak of, when a case was asked for. */
  roots?: ReadonlySet<string>
}

const dayStart = (day: string): number => new Date(`${day}T00:00:00`).getTime()

/** True when a line passes every filter that was set. */
export function passes(line: LogLine, filter: LogFilter): boolean {
  if (filter.person !== '' && (line.user ?? 'server') !== filter.person) return false
  if (filter.group !== '' && groupOf(line.action) !== filter.group) return false
  if (filter.from !== '' && line.at < dayStart(filter.from)) return false
  if (filter.to !== '') {
    const after = new Date(`${filter.to}T00:00:00`)
    after.setDate(after.getDate() + 1)
    if (line.at >= after.getTime()) return false
  }
  return filter.roots === undefined || line.objects.some(id => filter.roots?.has(id))
}

/** One cell: quoted, and never the beginning of a formula. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** Rows as CSV with a byte order mark, so that spreadsheets read names in any script. */
export const csvOf = (rows: ReadonlyArray<readonly string[]>): string =>
  `\uFEFF${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
