import type { MailSettings } from './settings.ts'

/** One mail: plain text, to one address. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** `final`: trying again is of no use. `code` is the library's, never the provider's words, which quote addresses. */
export type Posted = { readonly ok: true } | { readonly ok: false; readonly final: boolean; readonly code: string }

/** Hands a mail to the provider. Never throws. */
export type Post = (letter: Letter) => Promise<Posted>

const PATIENCE_MS = 20_000

/** Hands mails over by SMTP. The library is loaded with the first mail. */
export function smtpPost(settings: MailSettings): Post {
  const { host, port, security, user, password, from } = settings
  // The name of the machine is nobody's business.
  const name = from.replace(/>$/, '').split('@').at(-1) ?? 'localhost'
  const options = {
    host,
    port,
    name,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { minVersion: 'TLSv1.2' as const },
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // Nothing of a mail is ever read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  return async ({ to, subject, text }) => {
    const { createTransport } = await import('nodemailer')
    const transport = createTransport(options)
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        // Nobody's automatic answer comes back.
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return { ok: true }
    } catch (error) {
      return { ok: false, ...reasonOf(error) }
    } finally {
      transport.close()
    }
  }
}

/** 5xx is the provider's last word; everything else may pass. */
function reasonOf(error: unknown): { final: boolean; code: string } {
  const { code, responseCode }: { code?: unknown; responseCode?: unknown } = Object(error)
  return {
    final: typeof responseCode === 'number' && responseCode >= 500 && code === 'EENVELOPE',
    code: typeof code === 'string' ? code : 'unknown',
  }
}
