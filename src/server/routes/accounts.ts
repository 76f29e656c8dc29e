import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { accountOf, authMac, fakeKdf, findAccount, handleKey, isAuth, isProof, saveProofs } from '../accounts.ts'
import { keepDevice } from '../devices.ts'
import { decoyOf, freeze, isForced, isFrozen, saveDuress } from '../duress.ts'
import type { Handlers } from '../http/call.ts'
import { Refused } from '../refusal.ts'
import type { Services } from '../services.ts'
import { beginSession, endSessions, mannerOf } from '../sessions.ts'
import { bytesAt } from '../wire.ts'

type Names = 'signInStart' | 'signIn' | 'stepUp' | 'signOut' | 'session' | 'saveSlots' | 'saveDuress' | 'saveMemo'

/** Signing in and out, and what a person keeps about herself (security.md 3.1, 5.1.1). */
export function accountRoutes(services: Services): Pick<Handlers, Names> {
  const { secrets, limits, audit, directories, log } = services

  const limited = (org: string, handle: string): string => {
    const all = limits.take('signIn', 'all')
    if (!all.ok) throw new Refused(429, 'rate.limited', { retryAfter: all.retryAfter })
    return `${org}/${handleKey(handle)}`
  }

  return {
    async signInStart({ body, atTheDoor }) {
      limited(body.org, body.handle)
      const found = await atTheDoor(body.org, work => findAccount(work, { handle: body.handle }))
      return { kdf: found?.kdf ?? fakeKdf(secrets, body.org, body.handle) }
    },

    async signIn({ body, atTheDoor, cookie, now }) {
      const key = limited(body.org, body.handle)
      const by = body.by ?? 'passphrase'
      // Twelve words are not guessed; who types them wrong five times an hour is not their owner.
      const name = by === 'code' ? 'signInCode' : 'signInHandle'
      const taken = limits.take(name, key)
      if (!taken.ok) throw new Refused(429, 'rate.limited', { retryAfter: taken.retryAfter })
      const auth = bytesAt(body.auth, 'auth')
      const result = await atTheDoor(body.org, async work => {
        const { rows } = await sql`select from organisation where org_id = ${work.org}::uuid`.execute(work.trx)
        if (rows.length === 0) return null
        const found = await findAccount(work, { handle: body.handle }, 'held')
        // Both are always looked at, so that neither answer comes sooner than the other.
        const forced = found === null || by !== 'passphrase' ? undefined : await isForced(secrets, work, found, auth)
        const proven = found !== null && (await isProof(secrets, work, found, by, auth))
        if (found !== null && forced !== undefined) {
          const account = decoyOf(await accountOf(work, found.user), forced)
          await freeze(work, found.user)
          return { account, token: randomBytes(32).toString('base64url'), frozen: true }
        }
        if (found === null || !proven) {
          work.audit({ action: 'session.refused', objects: found === null ? [] : [found.user] })
          return null
        }
        const account = await accountOf(work, found.user)
        if (account.status === 'revoked') {
          work.audit({ action: 'session.refused', objects: [found.user] })
          return null
        }
        if (await isFrozen(work, found.user)) return 'frozen'
        const shared = body.shared === true
        const device = shared ? undefined : body.device
        const kept = device === undefined ? 'kept' : await keepDevice(services, work, found.user, device, body.renew)
        if (kept !== 'kept') return kept
        work.audit({
          action: by === 'code' ? 'session.code' : 'session.start',
          actor: found.user,
          objects: [found.user],
        })
        return { account, token: await beginSession(work, found.user, { shared, device: device?.id }), frozen: false }
      })
      if (result === null) throw new Refused(401, 'session.refused')
      if (result === 'frozen') throw new Refused(403, 'account.frozen')
      if (result === 'removed') throw new Refused(403, 'device.removed')
      if (result === 'locked') throw new Refused(401, 'device.locked')
      limits.forgive(name, key)
      // A device that comes back by itself is no step-up: only its person is.
      if (body.renew !== true) limits.forgive('rootOpen', `${body.org}/${result.account.user}`)
      if (result.frozen) services.events.locked(body.org, result.account.user)
      cookie(result.token)
      // The person's device asks for a checkpoint next: let it hold what happened up to now.
      await audit.checkpoint(body.org, now).catch((error: unknown) => log.fault('audit.checkpoint-failed', error))
      return result.account
    },

    async stepUp({ body, person, atTheDoor, cookie }) {
      const { org, user, session } = person()
      const key = `${org}/${user}`
      const taken = limits.take('signInHandle', key)
      if (!taken.ok) throw new Refused(429, 'rate.limited', { retryAfter: taken.retryAfter })
      const token = await atTheDoor(
        org,
        async work => {
          const found = await findAccount(work, { user }, 'held')
          const by = body.by ?? 'passphrase'
          if (found === null || by === 'code' || !(await isProof(secrets, work, found, by, bytesAt(body.auth, 'auth'))))
            throw new Refused(403, 'passphrase.wrong', { place: 'auth' })
          const manner = await mannerOf(work, session)
          await endSessions(work, { session })
          work.audit({ action: 'session.stepUp', objects: [user] })
          return await beginSession(work, user, manner)
        },
        user,
      )
      limits.forgive('signInHandle', key)
      limits.forgive('rootOpen', key)
      cookie(token)
      return { ok: true }
    },

    async signOut({ person, transaction, cookie }) {
      await transaction(work => endSessions(work, { session: person().session }))
      cookie(null)
      return { ok: true }
    },

    session: ({ person, transaction }) => transaction(work => accountOf(work, person().user, person().pending)),

    /** New credentials end every session, also this one, which gets a new cookie in the same breath. */
    async saveSlots({ body, person, atTheDoor, cookie }) {
      const { org, user, session } = person()
      const oldAuth = bytesAt(body.oldAuth, 'oldAuth')
      const key = `${org}/${user}`
      const taken = limits.take('signInHandle', key)
      if (!taken.ok) throw new Refused(429, 'rate.limited', { retryAfter: taken.retryAfter })
      const token = await atTheDoor(
        org,
        async work => {
          const found = await findAccount(work, { user }, 'held')
          if (found === null || !(await isProof(secrets, work, found, body.by ?? 'passphrase', oldAuth)))
            throw new Refused(403, 'passphrase.wrong', { place: 'oldAuth' })
          if ((body.auth === undefined) !== (body.kdf === undefined))
            throw new Refused(422, 'body.invalid', { place: 'kdf' })
          if (body.auth !== undefined) {
            const mac = authMac(secrets, org, user, bytesAt(body.auth, 'auth'))
            await saveDuress(work, secrets, user, null)
            await sql`update account set auth_mac = ${mac}, kdf = ${JSON.stringify(body.kdf)}::jsonb
              where org_id = ${org}::uuid and user_id = ${user}::uuid`.execute(work.trx)
          }
          await sql`update account set slots = ${JSON.stringify(body.slots)}::jsonb, changed_at = ${new Date(work.now)}
            where org_id = ${org}::uuid and user_id = ${user}::uuid`.execute(work.trx)
          const proofs = await saveProofs(work, secrets, user, body)
          for (const [i, { type }] of body.statements.entries())
            if (type !== 'user.kdf') throw new Refused(403, 'right.missing', { place: `statements.${i}.type` })
          if (body.statements.length > 0) await directories.append(work, body.statements)
          const manner = await mannerOf(work, session)
          await endSessions(work, { user })
          work.audit({ action: body.auth === undefined ? proofs : 'credentials.change', objects: [user] })
          return await beginSession(work, user, manner)
        },
        user,
      )
      limits.forgive('signInHandle', key)
      services.events.directory(org)
      services.events.locked(org, user)
      cookie(token)
      return { ok: true }
    },

    async saveDuress({ body, person, atTheDoor }) {
      if (person().pending) throw new Refused(403, 'account.unconfirmed')
      const { org, user } = person()
      const key = `${org}/${user}`
      const taken = limits.take('signInHandle', key)
      if (!taken.ok) throw new Refused(429, 'rate.limited', { retryAfter: taken.retryAfter })
      const { duress } = body
      const oldAuth = bytesAt(body.oldAuth, 'oldAuth')
      const given = duress === null ? null : { auth: bytesAt(duress.auth, 'duress.auth'), slot: duress.slot }
      await atTheDoor(
        org,
        async work => {
          const found = await findAccount(work, { user }, 'held')
          if (found === null || !isAuth(secrets, work, found, oldAuth))
            throw new Refused(403, 'passphrase.wrong', { place: 'oldAuth' })
          // It must never be the passphrase itself: every sign-in would freeze the account.
          if (given !== null && isAuth(secrets, work, found, given.auth))
            throw new Refused(422, 'duress.same', { place: 'duress' })
          await saveDuress(work, secrets, user, given)
          work.audit({ action: 'credentials.change', objects: [user] })
        },
        user,
      )
      limits.forgive('signInHandle', key)
      return { ok: true }
    },

    async saveMemo({ body, person, transaction }) {
      if (person().pending) throw new Refused(403, 'account.unconfirmed')
      const memo = bytesAt(body.memo, 'memo')
      await transaction(work =>
        sql`update account set memo = ${memo} where org_id = ${work.org}::uuid and user_id = ${person().user}::uuid`.execute(
          work.trx,
        ),
      )
      return { ok: true }
    },
  }
}
