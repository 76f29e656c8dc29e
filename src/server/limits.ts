/** How much is allowed, and how soon it is allowed again. */
export interface Limit {
  /** At once. */
  readonly burst: number
  readonly perHour: number
}

/** The limits of the server; each can be set by who starts it. Kept in memory: a restart forgives. */
export const LIMITS = {
  /** Wrong passphrases for one handle: 10 at once, then 20 an hour. A right one forgives. */
  signInHandle: { burst: 10, perHour: 20 },
  /** Wrong recovery codes for one handle. */
  signInCode: { burst: 5, perHour: 5 },
  /** Acts one person proposes to a second one. */
  proposal: { burst: 60, perHour: 600 },
  /** One device that asks whether it was removed, known or not: nobody else's questions delay an order to wipe. */
  deviceOrder: { burst: 30, perHour: 120 },
  /** Sign-ins and salts of the whole installation. */
  signIn: { burst: 600, perHour: 36_000 },
  /** Looking at, answering and making invitations. */
  invitation: { burst: 60, perHour: 600 },
  /** Set-up attempts, also of the code. */
  setUp: { burst: 20, perHour: 60 },
  /** Codes one person has sent by mail. */
  mailPerson: { burst: 5, perHour: 5 },
  /** Codes sent to one address by anybody: nobody's letter box is filled. */
  mailAddress: { burst: 3, perHour: 2 },
  /** Requests of one person. */
  person: { burst: 2_000, perHour: 400_000 },
  /** Cases opened by one person (the governor of security.md 5.1.6). A step-up starts it anew. */
  rootOpen: { burst: 60, perHour: 60 },
  /** Roots a device takes up again by itself: as many as an import that was broken off may leave. */
  rootSync: { burst: 10_000, perHour: 10_000 },
} as const satisfies Record<string, Limit>
/** One of {@link LIMITS}. */
export type LimitName = keyof typeof LIMITS

/** Counts what is done under limits, by a key of the caller's choice. */
export interface Limits {
  /** Takes one; the seconds to wait when there is none left. */
  take(name: LimitName, key: string): { ok: true } | { ok: false; retryAfter: number }
  /** Starts a key anew. */
  forgive(name: LimitName, key: string): void
}

interface Bucket {
  left: number
  at: number
}

/** Of each limit: a flood of invented devices must not forget whose passphrase is being guessed. */
const MAX_KEYS = 50_000
const HOUR = 3_600_000

/** Token buckets over `clock` (milliseconds). */
export function createLimits(clock: () => number, own: Partial<Record<LimitName, Limit>> = {}): Limits {
  const all = new Map<LimitName, Map<string, Bucket>>()
  const bucketsOf = (name: LimitName): Map<string, Bucket> => {
    const known = all.get(name) ?? new Map<string, Bucket>()
    all.set(name, known)
    return known
  }
  return {
    take(name, key) {
      const { burst, perHour } = own[name] ?? LIMITS[name]
      const buckets = bucketsOf(name)
      const now = clock()
      const bucket = buckets.get(key) ?? { left: burst, at: now }
      const left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) * perHour) / HOUR)
      // The oldest key goes first: a flood of invented handles must not fill the memory.
      buckets.delete(key)
      if (buckets.size >= MAX_KEYS)
        for (const oldest of buckets.keys()) {
          buckets.delete(oldest)
          break
        }
      if (left < 1) {
        buckets.set(key, { left, at: now })
        return { ok: false, retryAfter: Math.ceil(((1 - left) * HOUR) / perHour / 1000) }
      }
      buckets.set(key, { left: left - 1, at: now })
      return { ok: true }
    },
    forgive(name, key) {
      bucketsOf(name).delete(key)
    },
  }
}
