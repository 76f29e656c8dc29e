/** Reminders by e-mail: a look at who is to be reminded every few minutes, and the queue. Off where no mail is configured. */
import type { Db } from '../db.ts'
import type { Log } from '../log.ts'
import { queueReminders } from './digest.ts'
import type { Post } from './post.ts'
import { sendQueued } from './queue.ts'

/** The mail of one server. */
export interface Mail {
  /** Whether any can be sent. */
  readonly on: boolean
  /** Looks now, because something was put into the queue; settles when all that could be sent is. */
  look(): Promise<void>
  /** Waits for what is under way, and looks no more. */
  stop(): Promise<void>
}

const EVERY_MS = 5 * 60_000

/** `post` hands one mail to the provider; without it nothing is ever sent, and nothing is looked at. */
export function createMail(db: Db, log: Log, clock: () => number, post: Post | undefined): Mail {
  if (post === undefined) return { on: false, look: async () => {}, stop: async () => {} }
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  const once = async () => {
    await queueReminders(db, clock())
    await sendQueued(db, post, log, clock())
  }
  const look = (): Promise<void> => {
    if (stopped) return Promise.resolve()
    if (running !== undefined) {
      again = true
      return running
    }
    running = (async () => {
      do {
        again = false
        await once().catch((error: unknown) => log.fault('mail.look-failed', error))
      } while (again && !stopped)
    })().finally(() => {
      running = undefined
    })
    return running
  }
  const timer = setInterval(() => void look(), EVERY_MS).unref()
  return {
    on: true,
    look,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
