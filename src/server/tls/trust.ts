import type { Locale } from '../messages/platform.ts'
import { type TrustKey, trustEn } from '../messages/trust.en.ts'
import { trustEs } from '../messages/trust.es.ts'
import { trustFr } from '../messages/trust.fr.ts'
import type { Authority } from './authority.ts'

const WORDS: Readonly<Record<Locale, Readonly<Record<TrustKey, string>>>> = { en: trustEn, fr: trustFr, es: trustEs }

/** What `halte https` tells: what was made, how each kind of device is made to trust it, and what to be careful about. */
export function trustGuide(locale: Locale, authority: Authority, port: number): string {
  const addresses = authority.names.map(name => `  https://${name.includes(':') ? `[${name}]` : name}:${port}`)
  const data = new Map([
    ['file', `  ${authority.file}`],
    ['fingerprint', `  ${authority.fingerprint}`],
    ['addresses', addresses.join('\n')],
  ])
  return Object.values(WORDS[locale])
    .map(text => text.replace(/\{(\w+)\}/g, (whole, name: string) => data.get(name) ?? whole))
    .join('\n\n')
}
