import { z } from 'zod'
import { Problem } from '../problem.ts'

/** How mail leaves: whom it is handed to, and whom it is from. */
export interface MailSettings {
  readonly host: string
  readonly port: number
  /** `tls`: from the first byte. `starttls`: nothing is said before the line is sealed. `none`: only on this machine. */
  readonly security: 'tls' | 'starttls' | 'none'
  readonly user?: string
  readonly password?: string
  /** As in a mail: an address, with a name before it in angle brackets' style or without. */
  readonly from: string
}

type Environment = Readonly<Record<string, string | undefined>>

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]'])
/** `someone@example.org`, or `A name <someone@example.org>` without quotes, commas or line breaks. */
const FROM = /^(?:[^"<>,;:@\p{Cc}]{1,100}<([^<>\s]{3,254})>|([^<>\s]{3,254}))$/u

/**
 * `MAIL_URL` and `MAIL_FROM`; undefined when neither is set, and a problem for each mistake. The address holds a password, so it
 * is never quoted.
 */
export function mailSettings(env: Environment, problems: Problem[]): MailSettings | undefined {
  const address = env.MAIL_URL?.trim()
  const from = env.MAIL_FROM?.trim()
  if (!address && !from) return undefined
  if (!address || !from) {
    const [variable, other] = address ? (['MAIL_URL', 'MAIL_FROM'] as const) : (['MAIL_FROM', 'MAIL_URL'] as const)
    problems.push(new Problem('config.mail-pair', { variable, other }))
    return undefined
  }
  const match = FROM.exec(from)
  const isFrom = match !== null && z.email().safeParse(match[1] ?? match[2]).success
  if (!isFrom) problems.push(new Problem('config.mail-from', { value: from }))
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    problems.push(new Problem('config.mail-url'))
    return undefined
  }
  if (!isFrom) return undefined
  const security = url.protocol === 'smtps:' ? 'tls' : LOCAL.has(url.hostname) ? 'none' : 'starttls'
  const usual = security === 'tls' ? 465 : security === 'starttls' ? 587 : 25
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? usual : Number(url.port),
    security,
    ...(url.username === '' ? {} : { user: decoded(url.username), password: decoded(url.password) }),
    from,
  }
}

/** A password with a bare % is meant as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
