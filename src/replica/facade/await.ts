/** Somebody answered an invitation: she waits for the officer's confirmation, with no rights until then. */
import { changeMemo } from '../memo.ts'
import { fillCopy } from '../open-copy.ts'
import { type Entered, firstDirectory } from '../sign-in.ts'
import type { Outcome } from '../types.ts'
import type { Life, Waiting } from './life.ts'
import { askSession, openWith } from './stay.ts'

const CONFIRM_POLL_MS = 5000

/** Waits, asking now and then. */
export function awaitConfirmation(life: Life, entered: Entered, shared: boolean): void {
  const waiting: Waiting = { entered, timer: undefined }
  life.waiting = waiting
  const look = async () => {
    if (life.waiting !== waiting) return
    await lookConfirmed(life, waiting, shared)
    if (life.waiting === waiting) waiting.timer = setTimeout(() => void look(), CONFIRM_POLL_MS)
  }
  waiting.timer = setTimeout(() => void look(), CONFIRM_POLL_MS)
  life.say()
}

/** Whoever asks while a look is under way waits for its end: after it the copy is open, or not yet. */
export function lookConfirmed(life: Life, waiting: Waiting, shared: boolean): Promise<Outcome> {
  life.look ??= lookOnce(life, waiting, shared).finally(() => {
    life.look = undefined
  })
  return life.look
}

async function lookOnce(life: Life, waiting: Waiting, shared: boolean): Promise<Outcome> {
  const { transport } = life.around
  const asked = await transport.call('session', {})
  // New keys end every session, also the one that waits for them to be confirmed.
  const answer = !asked.ok && asked.status === 401 ? await askSession(life, waiting.entered, shared) : asked
  if (!answer.ok) return answer
  if (answer.value.status !== 'active') return { ok: true }
  const first = await firstDirectory(life.around, { ...waiting.entered, status: 'active' })
  if (!first.ok) return first
  if (life.waiting !== waiting) return { ok: true }
  clearTimeout(waiting.timer)
  life.waiting = undefined
  const open = await openWith(life, first, shared)
  await fillCopy(open.copy)
  await changeMemo(transport, open.copy.box, memo => ({ ...memo, root: open.copy.directory.rootFingerprint }))
  life.say()
  await open.sync.now()
  return { ok: true }
}
