/** What people have to know and nothing stops for: announcements of the directory for 30 days, and acts of the log. */
import * as z from 'zod'
import { decodeBody, type StatementBody } from '#vault'
import type { Copy } from './copy.ts'
import { statementFromWire } from './directory-sync.ts'
import { type Gone, listGone } from './gone.ts'
import { nameOf } from './proposals.ts'
import { type AnswerOf, ROUTES, statement as statementShape } from './protocol.ts'
import { troubleOf } from './store/watched.ts'
import type { Notice } from './types.ts'

const DAY = 86_400_000
const STANDING_MS = 30 * DAY
const EVERY_MS = 4 * 60_000

type Answer = AnswerOf<'notices'>

/** What was asked last, and when each announcement came to this device. */
const state = z.object({
  upTo: z.number(),
  times: z.record(z.string(), z.number()),
  answer: ROUTES.notices.answer.optional(),
  asked: z.number(),
})
type State = z.output<typeof state>
const PLACE = 'notices'

async function readState(copy: Copy): Promise<State | undefined> {
  const bytes = await copy.store.get('kept', PLACE)
  const parsed = state.safeParse(bytes === undefined ? undefined : await copy.box.openValue(PLACE, bytes))
  return parsed.success ? parsed.data : undefined
}

/** Asks when the directory moved, it was long ago, or there is a `reason` to; says so when there is news. */
export async function tendNotices(copy: Copy, reason = false): Promise<void> {
  const before = await readState(copy)
  const { seq } = copy.directory.head
  const now = copy.clock()
  if (!reason && before !== undefined && before.upTo === seq && Math.abs(now - before.asked) < EVERY_MS) return
  await refresh(copy, before)
}

/** Asks now: something was just done that is told of. */
export async function refreshNotices(copy: Copy): Promise<void> {
  await refresh(copy, await readState(copy))
}

async function refresh(copy: Copy, before: State | undefined): Promise<void> {
  const answered = await copy.transport.call('notices', {})
  if (!answered.ok) return
  const now = copy.clock()
  const told = new Map(answered.value.statements.map(({ seq, at }) => [seq, Date.parse(at)]))
  const times = { ...before?.times }
  for (const { seq } of await announcements(copy)) {
    // What came while this device watched has its own time; only of what was there before the server is asked.
    const at = before !== undefined && seq > before.upTo ? now : told.get(seq)
    if (at !== undefined) times[seq] ??= at
  }
  const next: State = { upTo: copy.directory.head.seq, times, answer: answered.value, asked: now }
  try {
    await copy.store.write([{ table: 'kept', key: PLACE, value: await copy.box.sealValue(PLACE, next) }], 'relaxed')
  } catch (error) {
    // A device without room is told so where one looks; what cannot be kept now is asked for again.
    if (troubleOf(error) === undefined) throw error
    return
  }
  const news = JSON.stringify([before?.times, before?.answer]) !== JSON.stringify([times, answered.value])
  if (news) copy.topics.say('notices')
}

type Announced = { seq: number; body: StatementBody }

/** Statements everyone is told of. The first of its kind belongs to the founding. */
async function announcements({ store }: Copy): Promise<Announced[]> {
  const found: Announced[] = []
  const kinds = new Set<string>()
  for (const [, text] of await store.range('statements')) {
    const wire = statementShape.parse(JSON.parse(text))
    if (!(wire.type in CODES)) continue
    const first = !kinds.has(wire.type)
    kinds.add(wire.type)
    const founding = first && ['root', 'officer.add', 'recovery.set'].includes(wire.type)
    const statement = founding ? undefined : statementFromWire(wire)
    const body = statement === undefined ? null : decodeBody(statement.type, statement.body)
    if (body !== null) found.push({ seq: wire.seq, body })
  }
  return found
}

/** What the organisation was called before, newest first, as people signed it. */
export async function earlierNames(copy: Copy): Promise<string[]> {
  const said = await announcements(copy)
  return said.flatMap(({ body }) => (body.type === 'org.name' ? [body.before] : [])).toReversed()
}

const CODES: Readonly<Record<string, string>> = {
  root: 'root.changed',
  'officer.add': 'officer.added',
  'officer.remove': 'officer.removed',
  'recovery.set': 'recovery.set',
  'recovery.use': 'recovery.used',
  'org.name': 'organisation.renamed',
}
const ACTS: Readonly<Record<string, string>> = {
  'session.code': 'account.codeUsed',
  'credentials.change': 'account.passphrase',
  'credentials.code': 'account.code',
  'credentials.passkey': 'account.passkey',
  'device.lock': 'account.locked',
  'governor.notice': 'governor.opened',
  'export.large': 'export.large',
  'recovery.drill': 'recovery.drilled',
  'consent.end': 'case.consentEnded',
  'cover.end': 'case.timeOver',
  'act.erase.accepted': 'case.erased',
}
/** Cases one has no more. */
const ENDINGS = new Set(['case.consentEnded', 'case.timeOver', 'case.erased'])

/** Newest first, as of the last time this device asked: announcements of the last 30 days, and acts that concern this person. */
export async function listNotices(copy: Copy): Promise<Notice[]> {
  const kept = await readState(copy)
  const read = new Set((await copy.store.keys('kept', 'notice/')).map(key => key.slice('notice/'.length)))
  const now = copy.clock()
  const notices = new Map<string, Notice>()
  for (const { seq, body } of await announcements(copy)) {
    const at = kept?.times[seq]
    const code = CODES[body.type]
    if (at === undefined || code === undefined || now - at > STANDING_MS) continue
    const user = 'user' in body ? { user: body.user, name: nameOf(copy, body.user) } : {}
    const renamed = body.type === 'org.name' ? { organisation: { name: body.name, before: body.before } } : {}
    const id = `s${seq}`
    notices.set(id, { id, code, at, standing: true, read: read.has(id), ...user, ...renamed })
  }
  const gone = new Map((await listGone(copy)).map(each => [each.root, each]))
  for (const { root, code, erased, at } of gone.values()) {
    if (erased === undefined || erased.words === 0) continue
    const id = `w${root}`
    const what = { root, label: code, words: erased.words, user: erased.and, name: nameOf(copy, erased.and) }
    notices.set(id, { id, code: 'case.wordsErased', at, standing: false, read: read.has(id), ...what })
  }
  for (const act of kept?.answer?.acts ?? []) {
    const notice = noticeOf(copy, act, gone)
    // Opening case after case is one piece of news a day and person.
    if (notice !== undefined && !notices.has(notice.id))
      notices.set(notice.id, { ...notice, read: read.has(notice.id) })
  }
  return [...notices.values()].sort((a, b) => b.at - a.at)
}

function noticeOf(
  copy: Copy,
  { seq, at, action, actor, objects }: Answer['acts'][number],
  gone: ReadonlyMap<string, Gone>,
): Notice | undefined {
  const code = ACTS[action]
  if (code === undefined) return undefined
  const time = Date.parse(at)
  const governor = action === 'governor.notice'
  const id = governor ? `g${actor}/${Math.floor(time / DAY)}` : `a${seq}`
  const who = actor === null ? {} : { user: actor, name: nameOf(copy, actor) }
  const [root] = objects
  const ended = ENDINGS.has(code)
  // Open to her in another way, or again.
  if (ended && (root === undefined || copy.rows.get(root) !== undefined)) return undefined
  const label = root === undefined ? undefined : gone.get(root)?.code
  const where = (governor || ended) && root !== undefined ? { root, ...(label ? { label } : {}) } : {}
  return { id, code, at: time, standing: false, read: false, ...who, ...where }
}

export async function readNotice(copy: Copy, id: string): Promise<void> {
  const key = `notice/${id}`
  await copy.store.write([{ table: 'kept', key, value: await copy.box.sealValue(key, { at: copy.clock() }) }])
  copy.topics.say('notices')
}

/** The day of the last drill, as the server's log says. */
export async function lastDrill(copy: Copy): Promise<string | undefined> {
  await tendNotices(copy)
  return (await readState(copy))?.answer?.lastDrill ?? undefined
}
