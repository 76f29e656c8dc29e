/** Letters to a team: sealed to its inbox, opened with its secret. Notes and answers of transfers, opinions of the help. */
import {
  fromB64,
  inboxAt,
  type LetterPurpose,
  openLetter,
  sealLetter,
  teamId,
  teamInbox,
  toB64,
  userId,
  uuidv7,
} from '#vault'
import type { Copy } from '../copy.ts'
import type { WireLetter } from '../protocol.ts'
import type { LetterView, Outcome, Refused } from '../types.ts'

const NO_TEAM: Refused = { ok: false, code: 'team.unknown' }

/** Seals a document for the present members of a team. */
export async function writeLetter(
  copy: Copy,
  team: string,
  purpose: LetterPurpose,
  subject: string,
  document: unknown,
): Promise<Outcome<{ letter: WireLetter }>> {
  const epoch = copy.directory.teams.get(teamId(team))?.epoch
  const toPk = epoch === undefined ? null : inboxAt(copy.directory, teamId(team), epoch)
  if (epoch === undefined || toPk === null) return NO_TEAM
  const dirSeq = copy.directory.head.seq
  const head = { inst: copy.org, team: teamId(team), epoch, purpose, subject, author: copy.user }
  try {
    const made = await sealLetter({ ...head, toPk, signerKey: copy.keys.sig.privateKey, dirSeq }, document)
    const { enc, ct, sig } = made
    const wire = {
      team,
      epoch,
      purpose,
      subject,
      author: copy.user,
      dirSeq,
      enc: toB64(enc),
      ct: toB64(ct),
      sig: toB64(sig),
    }
    return { ok: true, letter: wire }
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, code: 'letter.long' }
    throw error
  }
}

/** What a letter says, where I am in its team and it is what its author signed; undefined otherwise. */
export async function readLetter(copy: Copy, wire: WireLetter): Promise<unknown> {
  const secret = copy.keyring.secret(wire.team, wire.epoch)
  if (secret === undefined) return undefined
  const inbox = await teamInbox(secret, { inst: copy.org, team: teamId(wire.team), epoch: wire.epoch })
  const bytes = { enc: fromB64(wire.enc), ct: fromB64(wire.ct), sig: fromB64(wire.sig) }
  const letter = { ...wire, ...bytes, team: teamId(wire.team), author: userId(wire.author) }
  const opened = await openLetter(letter, inbox, copy.directory)
  return opened.ok ? opened.document : undefined
}

/** Leaves a letter that has nothing to do with any case, for a team I am not in. */
export async function leaveLetter(copy: Copy, team: string, document: unknown): Promise<Outcome> {
  // The id says the month it was left in and nothing closer: the hour would say whose it is.
  const id = uuidv7(Date.parse(new Date(copy.clock()).toISOString().slice(0, 7)))
  const written = await writeLetter(copy, team, 'opinion', id, document)
  if (!written.ok) return written
  const answer = await copy.transport.call('leaveLetter', { body: { letter: written.letter } })
  return answer.ok ? { ok: true } : answer
}

/** Letters to a team of mine that open; those that do not raise an alarm and are left out. */
export async function listLetters(copy: Copy, team: string): Promise<Outcome<{ letters: LetterView[] }>> {
  const answer = await copy.transport.call('letters', { params: { team } })
  if (!answer.ok) return answer
  const letters: LetterView[] = []
  for (const { id, month, letter } of answer.value.letters) {
    const fits = letter.subject === id && letter.team === team && letter.purpose === 'opinion'
    const document = fits ? await readLetter(copy, letter) : undefined
    if (document === undefined) await copy.alarms.raise('letter.damaged')
    else letters.push({ id, month, author: letter.author, document })
  }
  return { ok: true, letters }
}
