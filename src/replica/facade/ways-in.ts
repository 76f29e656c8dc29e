/** The ways in of the person signed in: changed online, and only with her passphrase. */
import { rememberAccount } from '../accounts.ts'
import type { Copy } from '../copy.ts'
import type { Slot } from '../protocol.ts'
import type { WaysInFacade } from '../types/ways-in.ts'
import type { Outcome } from '../types.ts'
import type { PreparedCode } from '../ways-in.ts'
import type { Life } from './life.ts'

const ways = () => import('../ways-in.ts')

/** {@link WaysInFacade} of one replica. */
export function waysInFacade(life: Life): WaysInFacade {
  /** Twelve words shown and not yet read back, of this copy. */
  let prepared: { of: Copy; code: PreparedCode } | undefined
  const without = (passphrase: string, goes: (slot: Slot) => boolean): Promise<Outcome> =>
    life.changing(async ({ entered }, transport) => {
      const done = await (await ways()).removeWay(transport, entered, passphrase, goes)
      return done.ok ? { ok: true, entered: { ...entered, account: done.account } } : done
    })
  return {
    changePassphrase: (old, next) =>
      life.changing(async (open, transport) => {
        const { changePassphrase } = await import('../passphrase.ts')
        return changePassphrase(open.copy, transport, open.entered, old, next)
      }),
    duress: () =>
      life.run(async ({ copy }): Promise<Outcome<{ on: boolean }>> => {
        const answer = await copy.transport.call('session', {})
        return answer.ok ? { ok: true, on: answer.value.duress !== undefined } : answer
      }),
    setDuress: (passphrase, forced) =>
      life.run(async open => {
        const { setDuress } = await import('../duress.ts')
        const set = await setDuress(open.copy, open.copy.transport, open.entered, passphrase, forced)
        if (!set.ok) return set
        open.entered = { ...open.entered, account: set.account }
        if (!open.copy.shared) await rememberAccount(life.places.device, set.account)
        return { ok: true }
      }),
    passkeyRequest: async account =>
      (await ways()).passkeysOf(life.places.device, account ?? life.open?.entered.account),
    waysIn: () => life.run(async ({ copy }) => (await ways()).listWays(copy.transport)),
    prepareRecoveryCode: passphrase =>
      life.run(async ({ entered, copy }) => {
        const made = await (await ways()).prepareCode(entered, passphrase, copy.language)
        if (!made.ok) return made
        prepared = { of: copy, code: made.prepared }
        return { ok: true, words: made.words }
      }),
    confirmRecoveryCode: typed =>
      life.changing(async ({ copy, entered }, transport) => {
        if (prepared?.of !== copy) return { ok: false, code: 'code.nothing' }
        const done = await (await ways()).confirmCode(copy, transport, entered, prepared.code, typed)
        if (done.ok) prepared = undefined
        return done.ok ? { ok: true, entered: { ...entered, account: done.account } } : done
      }),
    removeRecoveryCode: passphrase => without(passphrase, ({ type }) => type === 'code'),
    addPasskey: (passkey, passphrase) =>
      life.changing(async ({ copy, entered }, transport) => {
        const done = await (await ways()).addPasskey(copy, transport, entered, passkey, passphrase)
        return done.ok ? { ok: true, id: done.id, entered: { ...entered, account: done.account } } : done
      }),
    removePasskey: (id, passphrase) => without(passphrase, slot => slot.type === 'passkey' && slot.id === id),
    stepUp: proof =>
      life.run(async ({ copy, entered, sync }) => {
        const done = await (await ways()).stepUp(copy, entered, proof)
        if (!done.ok) return done
        for (const { id, code } of copy.alarms.list()) if (code === 'session.stepUp') await copy.alarms.read(id)
        sync.wake()
        return { ok: true }
      }),
  }
}
