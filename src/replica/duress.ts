/**
 * The passphrase for being forced (security.md 5.8, decision 0092): with it an empty workspace opens that looks like any other,
 * the real account is frozen, and the copy on this device goes. It fails closed: nothing real is ever opened by it.
 */
import {
  type Bytes,
  checkPassphrase,
  equalBytes,
  fromB64,
  orgId,
  randomBytes,
  sealSlot,
  stretch,
  toB64,
  userId,
} from '#vault'
import { handleKey, rememberAccount } from './accounts.ts'
import type { Copy } from './copy.ts'
import { duressMark } from './duress-mark.ts'
import { keepOrder } from './freeze-orders.ts'
import type { Surroundings } from './open-copy.ts'
import type { AnswerOf, BodyOf, Change, FeedPage, RouteName } from './protocol.ts'
import { type AccountFile, readAccounts } from './remembered.ts'
import { type Entered, type Places, storeName } from './sign-in.ts'
import type { Answer, CallRefused, Transport } from './transport.ts'
import type { Refused, SetUpInput, SignInInput } from './types.ts'
import { kdfFromWire, slotToWire } from './wire.ts'

/** Sets it, or with `null` takes it away. Answers the account as this device keeps it from now on. */
export async function setDuress(
  copy: Copy,
  transport: Transport,
  entered: Entered,
  passphrase: string,
  forced: string | null,
): Promise<{ ok: true; account: AccountFile } | Refused> {
  const before = await stretch(passphrase, entered.kdf)
  if (!before.ok) return before
  if (!equalBytes(before.auth, entered.auth)) return { ok: false, code: 'passphrase.wrong', place: 'old' }
  const { duress: _, ...plain } = entered.account
  const made = forced === null ? null : await sealed(copy, entered, forced, before.auth)
  if (made !== null && !made.ok) return made
  const duress = made === null ? null : { auth: toB64(made.auth), slot: made.slot }
  const saved = await transport.call('saveDuress', { body: { oldAuth: toB64(before.auth), duress } })
  if (!saved.ok) return saved
  return { ok: true, account: duress === null ? plain : { ...plain, duress: duress.slot } }
}

async function sealed(copy: Copy, entered: Entered, forced: string, real: Bytes) {
  const { kdf } = entered
  const sound = checkPassphrase(forced)
  if (!sound.ok) return { ...sound, place: 'passphrase' }
  // The same parameters and salt as the real one: what the server says before signing in tells nobody which it will be.
  const after = await stretch(forced, kdf)
  if (!after.ok) return after
  if (equalBytes(after.auth, real)) return { ok: false as const, code: 'duress.same', place: 'passphrase' }
  const owner = { inst: orgId(copy.org), user: userId(copy.user) }
  // Under the very name of the real slot: nothing about it looks different.
  const id = entered.account.slots.find(({ type }) => type === 'passphrase')?.id ?? 'passphrase'
  const slot = await sealSlot(
    { ...owner, id, params: { type: 'passphrase', kdf } },
    after.kek,
    duressMark(after.kek, owner),
  )
  return { ok: true as const, auth: after.auth, slot: slotToWire(slot) }
}

/**
 * Deletes the copy of who was forced and keeps the order to freeze her account until the server has heard it. The name stays on
 * the first page, so that it looks as before; nothing of what it opened does. Answers the name of the organisation.
 */
export async function giveUpCopy(around: Surroundings, places: Places, input: SignInInput): Promise<string> {
  const { org, handle } = input
  const accounts = await readAccounts(places.device)
  const known = accounts.find(each => each.org === org && handleKey(each.handle) === handleKey(handle))
  const kdf = known === undefined ? undefined : kdfFromWire(known.kdf)
  if (known !== undefined && kdf !== undefined) {
    const stretched = await stretch(input.passphrase, kdf)
    if (stretched.ok) await keepOrder(places.device, known.user, { org, handle, auth: toB64(stretched.auth) })
    const keys = toB64(randomBytes(fromB64(known.keys).length))
    await rememberAccount(places.device, {
      ...known,
      slots: known.duress === undefined ? [] : [known.duress],
      keys,
    })
    await places.stores.remove(storeName(known))
    return known.orgName
  }
  const answer = await around.transport.call('organisations', {})
  return (answer.ok ? answer.value.organisations.find(each => each.id === org)?.name : undefined) ?? ''
}

/** An organisation of the same name with nobody and nothing in it yet, made here and never sent anywhere. */
export const emptyWorkspace = (input: SignInInput, orgName: string): SetUpInput => ({
  name: orgName,
  founder: { name: input.handle, handle: input.handle, passphrase: input.passphrase, duty: 'caseWorker' },
  teams: [{ name: orgName, purpose: 'cases' }],
  recovery: { mode: 'paper' },
})

const SILENCE: CallRefused = { ok: false, code: 'network.offline', status: 0 }
const FIRST = '1.1'

/** A server that is not there: it has what the workspace began with, takes what is written, and asks nobody. */
export function silentServer(directorySeq: number, first: readonly Change[]): Transport {
  let given = 0
  const pageOf = (team: string, since: string | undefined): FeedPage => {
    const news = since === undefined ? first.filter(({ wraps = [] }) => wraps.some(wrap => wrap.team === team)) : []
    return {
      wraps: news.flatMap(({ wraps = [] }) => wraps.filter(wrap => wrap.team === team)),
      records: news.flatMap(({ root, records }) =>
        records.map(({ rec, kind, facts = {}, versions }) => ({ root, rec, kind, facts, versions, at: FIRST })),
      ),
      heads: news.map(({ root, head }) => ({ root, ...head })),
      gone: [],
      next: since ?? FIRST,
      more: false,
    }
  }
  const answers: { [N in RouteName]?: (body: unknown, team: string, since: string | undefined) => AnswerOf<N> } = {
    directory: () => ({ statements: [], head: directorySeq }),
    grants: () => ({ grants: [], histories: [] }),
    feed: (_, team, since) => pageOf(team, since),
    changes: body => ({
      results: changesIn(body).map(({ id }) => {
        given += 1
        return { ok: true, id, at: `2.${given}` }
      }),
    }),
  }
  const call: Transport['call'] = async (route, parts) => {
    const query = 'query' in parts && typeof parts.query === 'object' ? parts.query : undefined
    const since: unknown = query === undefined || query === null ? undefined : Reflect.get(query, 'since')
    const answer = answers[route]
    if (answer === undefined) return SILENCE
    const body = 'body' in parts ? parts.body : undefined
    return { ok: true, value: answer(body, parts.params?.team ?? '', typeof since === 'string' ? since : undefined) }
  }
  const silent: Transport = {
    call,
    sendBytes: async (): Promise<Answer<null>> => SILENCE,
    readBytes: async (): Promise<Answer<Bytes>> => SILENCE,
    until: () => silent,
    // Never opened, and over only with the copy.
    events: (_on, _opened, signal) =>
      new Promise(over => {
        if (signal.aborted) over()
        else signal.addEventListener('abort', () => over(), { once: true })
      }),
  }
  return silent
}

function changesIn(body: unknown): NonNullable<BodyOf<'changes'>>['changes'] {
  const changes: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'changes') : []
  return Array.isArray(changes) ? changes : []
}
