/** Founding an organisation: made here in full, sent only when its papers are safe. */
import { checkPassphrase, generatePassphrase, toB64 } from '#vault'
import { rememberAccount } from '../accounts.ts'
import type { Founding } from '../ceremony.ts'
import type { Copy } from '../copy.ts'
import { pinWrite, statementWrites } from '../directory-sync.ts'
import { changeMemo } from '../memo.ts'
import { openCopy } from '../open-copy.ts'
import type { Change } from '../protocol.ts'
import type { AccountFile } from '../remembered.ts'
import { type Entered, storeName } from '../sign-in.ts'
import { memoryStores } from '../store/memory.ts'
import type { FoundingFacade } from '../types/founding.ts'
import type { Outcome, Progress, Refused, SetUpInput } from '../types.ts'
import { kdfToWire } from '../wire.ts'
import type { Life, Prepared } from './life.ts'
import { meOf } from './me.ts'
import { askSession, openWith } from './stay.ts'

// What is rare is loaded when it is asked for: the first load stays small (architecture.md, budgets).
const ceremonies = () => import('../ceremony.ts')

/** {@link FoundingFacade} of one replica. */
export function foundingFacade(life: Life): FoundingFacade {
  const { around, places } = life
  const organisations: FoundingFacade['organisations'] = async () => {
    const answer = await around.transport.call('organisations', {})
    return answer.ok ? { ok: true, ...answer.value } : answer
  }
  return {
    organisations,
    newPassphrase: language => generatePassphrase(language ?? around.language),
    checkPassphrase: async passphrase => checkPassphrase(passphrase),

    async setUp(input, progress) {
      await life.lock()
      const known = await organisations()
      if (!known.ok) return known
      if (known.setUp === 'closed' && input.demo !== true) return { ok: false, code: 'setUp.closed' }
      const made = await makeFounding(life, input, progress)
      if (!('founding' in made)) return made
      life.prepared = made
      const { org, founder: user, sheets, teams } = made.founding
      return { ok: true, org, user, teams: teams.slice(1).map(({ id, name }) => ({ id, name })), sheets }
    },
    async abandonSetUp() {
      life.prepared = undefined
    },
    async confirmSetUp() {
      const prepared = life.prepared
      if (prepared === undefined) return { ok: false, code: 'setUp.nothing' }
      const { founding, changes } = prepared
      const store = await places.stores.open(storeName(prepared.entered.account))
      const entered: Entered = { ...prepared.entered, store }
      const sent = await sendFounding(life, prepared, changes)
      if (!sent.ok) {
        await store.close()
        return sent
      }
      life.prepared = undefined
      await rememberAccount(places.device, entered.account)
      const open = await openWith(life, entered, false)
      holdSecrets(open.copy, founding)
      await open.copy.store.write([
        ...statementWrites(founding.body.statements),
        await pinWrite(open.copy.box, founding.directory),
      ])
      await changeMemo(around.transport, open.copy.box, memo => ({
        ...memo,
        root: founding.directory.rootFingerprint,
      }))
      life.say()
      await open.sync.now()
      return { ok: true, me: await meOf(open.copy, around.language) }
    },
  }
}

/** A founding with its first records, sealed and signed, here only. */
export async function makeFounding(life: Life, input: SetUpInput, progress?: Progress): Promise<Prepared | Refused> {
  const { around } = life
  const { found, firstChanges } = await ceremonies()
  const founding = await found(input, around.clock(), around.language, progress)
  if (!founding.ok) return founding
  const entered = foundersEntry(founding, input)
  // What does not seal here must not be founded: the first records are made before anything is printed.
  const store = await memoryStores().open(storeName(entered.account))
  const never = new AbortController().signal
  const copy = await openCopy(around, entered.account, entered.keys, store, founding.directory, never, true)
  holdSecrets(copy, founding)
  const built = await firstChanges(copy, founding, input)
  if (!Array.isArray(built)) return built
  return { founding, entered, changes: built.map(({ change }) => change) }
}

/** Sends a founding. When the door is closed because an earlier attempt came in and its answer was lost, that is it. */
async function sendFounding(life: Life, { founding, entered }: Prepared, changes: Change[]): Promise<Outcome> {
  const answer = await life.around.transport.call('setUp', { body: { ...founding.body, changes } })
  if (answer.ok || answer.code !== 'setUp.closed') return answer.ok ? { ok: true } : answer
  return (await askSession(life, entered, false)).ok ? { ok: true } : answer
}

/** The founder as she will be once her organisation was sent. */
function foundersEntry({ org, founder, person, directory }: Founding, input: SetUpInput): Omit<Entered, 'store'> {
  const account: AccountFile = {
    org,
    orgName: input.name,
    demo: input.demo ?? false,
    user: founder,
    handle: person.wire.handle,
    rootFingerprint: toB64(directory.rootFingerprint),
    slots: person.wire.slots,
    keys: person.wire.keys,
    kdf: kdfToWire(person.kdf),
  }
  const { keys, auth, kdf } = person
  const common = { keys, umk: keys.umk, auth, by: 'passphrase' as const, kdf, directory }
  return { ok: true, account, ...common, offline: false, status: 'active' }
}

/** The founder has the secrets of her teams because she made them. */
export function holdSecrets(copy: Copy, { teams }: Founding): void {
  for (const { id, secret } of teams) copy.keyring.hold(id, 1, secret)
  copy.keyring.beganEmpty = true
  copy.rows.ready = true
}
