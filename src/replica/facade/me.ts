/** Who is at work, as the screens show her. */
import { fromB64, sixWords } from '#vault'
import { type Copy, nameOfOrg } from '../copy.ts'
import { keyWords } from '../key-words.ts'
import type { Entered } from '../sign-in.ts'
import { isOfficer } from '../teams.ts'
import type { Language, Me } from '../types.ts'

/** The person of an open copy. */
export async function meOf(copy: Copy, language: Language): Promise<Me> {
  const known = copy.directory.users.get(copy.user)
  const row = copy.rows.ofKind('colleague').find(({ facts }) => facts.user === copy.user)
  return {
    org: copy.org,
    orgName: nameOfOrg(copy),
    demo: copy.demo,
    user: copy.user,
    handle: copy.handle,
    name: String(row?.header.name ?? ''),
    officer: isOfficer(copy.directory, copy.user),
    shared: copy.shared,
    rootWords: await sixWords(copy.directory.rootFingerprint, language),
    words: known === undefined ? '' : await keyWords(known, language),
  }
}

/** Somebody who answered an invitation and waits for its confirmation. */
export async function meWaiting({ account, keys }: Entered, language: Language): Promise<Me> {
  const { org, orgName, demo, user, handle, rootFingerprint } = account
  const rootWords = await sixWords(fromB64(rootFingerprint), language)
  const words = await keyWords({ encPk: keys.enc.publicKey, sigPk: keys.sig.publicKey }, language)
  return { org, orgName, demo, user, handle, name: '', officer: false, shared: false, rootWords, words }
}
