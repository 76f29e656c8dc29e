import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { fromB64, toB64 } from '#vault'
import { checkAudit, directoryOf } from './backup/check.ts'
import {
  type BackupRefusal,
  CLOSING,
  type Counted,
  END,
  HEADER,
  type Header,
  KEY_TABLES,
  OPENING,
  type Progress,
  Refusal,
} from './backup/format.ts'
import { migrationsOf, rowsOf, Tally, tablesInOrder } from './backup/tables.ts'
import { ROLES } from './database/index.ts'
import { keepSecrets, loadSecrets, secretsOf } from './secrets.ts'

/** What a backup or a restore came to. */
export type BackupOutcome = ({ readonly ok: true; readonly org: string } & Counted) | BackupRefusal

/** Positions of a restored organisation begin far beyond those of any device that saw more than the backup has. */
const LEAP = 2n ** 32n
/** Characters of rows sent to the database at once. */
const BATCH_SIZE = 8_000_000

/**
 * Writes everything of one organisation, as of one moment and while others go on working, to `out`: sealed to the recovery
 * recipient that the organisation's root signed into the directory, so that the file is of no use to who finds it. `ownerUrl`
 * is the database's owner, `dataDir` the server's data folder. `org` may be left out while there is only one.
 */
export async function backup(input: {
  ownerUrl: string
  dataDir: string
  org?: string
  out: Writable
  /** The keys of the cases: a file beside the other, kept for a shorter time. */
  keysOut: Writable
  onProgress?: Progress
  signal?: AbortSignal
}): Promise<BackupOutcome> {
  return await asBackup(input.ownerUrl, 'repeatable read read only', async client => {
    const org = await organisationFor(client, input.org)
    const directory = await directoryOf(client, org)
    if (directory.recovery === null) throw new Refusal('backup.noRecovery')
    const { recipient } = directory.recovery
    const counted = { rows: 0, tables: 0 }
    const tables = await tablesInOrder(client)
    const made = new Date().toISOString()
    const write = async (halte: Header['halte'], some: readonly string[], out: Writable) => {
      const lines = Readable.from(linesOf(client, { halte, org, made, tables: [...some] }, input, counted))
      const gzip = lines.pipe(createGzip())
      lines.on('error', error => gzip.destroy(error))
      const { Encrypter } = await import('age-encryption')
      const encrypter = new Encrypter()
      encrypter.addRecipient(recipient)
      await pipeline(chunksOf(await encrypter.encrypt(bytesOf(gzip))), out)
    }
    const isKey = (table: string) => KEY_TABLES.includes(table)
    await write(
      'backup',
      tables.filter(table => !isKey(table)),
      input.out,
    )
    await write('keys', tables.filter(isKey), input.keysOut)
    return { ok: true, org, ...counted }
  })
}

async function* linesOf(
  client: pg.ClientBase,
  { halte, org, made, tables }: Pick<Header, 'halte' | 'org' | 'made' | 'tables'>,
  input: { dataDir: string; onProgress?: Progress; signal?: AbortSignal },
  counted: { rows: number; tables: number },
): AsyncGenerator<string> {
  const secrets = await loadSecrets(input.dataDir)
  const before = { ...counted }
  const { rows } = await client.query<{ horizon: string; base: string }>(
    `select (feed_base + pg_snapshot_xmax(pg_current_snapshot())::text::bigint)::text as horizon, feed_base::text as base
     from organisation where org_id = $1`,
    [org],
  )
  const [at] = rows
  if (at === undefined) throw new Refusal('backup.noOrganisation')
  const header: Header = {
    halte,
    version: 2,
    org,
    made,
    migrations: await migrationsOf(client),
    horizon: at.horizon,
    feedBase: at.base,
    pepper: toB64(secrets.pepper),
    logSeed: toB64(secrets.logSeed),
    tables,
  }
  yield `${JSON.stringify(header)}\n`
  for (const [i, table] of tables.entries()) {
    input.onProgress?.(table, i, tables.length)
    yield `${JSON.stringify({ table })}\n`
    const tally = new Tally()
    for await (const batch of rowsOf(client, table, org)) {
      if (input.signal?.aborted) throw new Refusal('backup.stopped')
      for (const line of batch) tally.add(line)
      yield `${batch.join('\n')}\n`
    }
    yield `${JSON.stringify({ closes: table, rows: tally.rows, hash: tally.hash })}\n`
    counted.rows += tally.rows
    counted.tables++
  }
  yield `${JSON.stringify({ end: true, rows: counted.rows - before.rows, tables: counted.tables - before.tables })}\n`
}

/**
 * Puts a backup into a database whose migrations have run and which does not have the organisation yet. All or nothing: rows
 * are counted and hashed again as they stand, the directory is replayed from the root's fingerprint, the audit tree is
 * recomputed and held to its signed checkpoints, and only then is it kept. Writes the server's secrets into `dataDir`.
 */
export async function restore(input: {
  ownerUrl: string
  dataDir: string
  identity: string
  in: Readable
  /** The file of keys that was made with it, or a younger one. */
  keys: Readable
  onProgress?: Progress
}): Promise<BackupOutcome> {
  return await asBackup(input.ownerUrl, 'read committed', async client => {
    const lines = linesIn(await opened(input.identity, input.in))
    const header = await nextAs(lines, HEADER.safeParse)
    await mustFit(client, header)
    const counted = { rows: 0, tables: 0 }
    for (const table of header.tables) {
      input.onProgress?.(table, counted.tables, header.tables.length)
      counted.rows += await restoreTable(client, header, table, lines)
      counted.tables++
    }
    const end = await nextAs(lines, END.safeParse)
    if (end.rows !== counted.rows || end.tables !== counted.tables || header.halte !== 'backup')
      throw new Refusal('restore.damaged')
    counted.rows += await restoreKeys(client, header, await opened(input.identity, input.keys))
    counted.tables += KEY_TABLES.length
    await directoryOf(client, header.org)
    const secrets = await secretsOf(fromB64(header.pepper), fromB64(header.logSeed))
    await checkAudit(client, header.org, secrets.logKey.publicKey)
    if (!keepSecrets(input.dataDir, secrets, await isAlone(client, header.org)))
      throw new Refusal('restore.otherSecrets')
    return { ok: true, org: header.org, ...counted }
  })
}

async function mustFit(client: pg.ClientBase, header: Header): Promise<void> {
  const migrations = await migrationsOf(client)
  if (migrations.join() !== header.migrations.join()) {
    throw new Refusal('restore.version', { backup: header.migrations.at(-1) ?? '', here: migrations.at(-1) ?? '' })
  }
  const known = new Set(await tablesInOrder(client))
  if (!/^[0-9a-f-]{36}$/.test(header.org) || !header.tables.every(table => known.has(table)))
    throw new Refusal('restore.damaged')
  const { rows } = await client.query('select from organisation where org_id = $1', [header.org])
  if (rows.length > 0) throw new Refusal('restore.notEmpty')
}

async function isAlone(client: pg.ClientBase, org: string): Promise<boolean> {
  const { rows } = await client.query('select from organisation where org_id <> $1', [org])
  return rows.length === 0
}

async function restoreTable(
  client: pg.ClientBase,
  header: Header,
  table: string,
  lines: AsyncIterator<string>,
): Promise<number> {
  const opening = await nextAs(lines, OPENING.safeParse)
  if (opening.table !== table) throw new Refusal('restore.damaged', { table })
  const base = String(BigInt(header.horizon) + LEAP)
  let batch: string[] = []
  let size = 0
  const put = async () => {
    if (batch.length === 0) return
    const row = table === 'organisation' ? `l::jsonb || jsonb_build_object('feed_base', ${base}::bigint)` : 'l::jsonb'
    await client
      .query(
        `insert into "${table}" select (jsonb_populate_record(null::public."${table}", ${row})).* from unnest($1::text[]) l
         where l::jsonb ->> 'org_id' = $2`,
        [batch, header.org],
      )
      .catch((error: unknown) => {
        throw error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '')
          ? new Refusal('restore.damaged', { table })
          : error
      })
    batch = []
    size = 0
  }
  for (;;) {
    const line = await nextLine(lines)
    if (line.startsWith('{"closes":')) {
      await put()
      const closing = asLine(line, CLOSING.safeParse)
      const tally = new Tally()
      for await (const found of rowsOf(
        client,
        table,
        header.org,
        table === 'organisation' ? header.feedBase : undefined,
      ))
        for (const text of found) tally.add(text)
      if (closing.closes !== table || closing.rows !== tally.rows || closing.hash !== tally.hash) {
        throw new Refusal('restore.damaged', { table })
      }
      return tally.rows
    }
    batch.push(line)
    size += line.length
    if (batch.length === 300 || size > BATCH_SIZE) await put()
  }
}

/**
 * Keys of the same organisation, of the same moment or later; those of roots that the backup does not know are left out, and what
 * was erased since has none any more.
 */
async function restoreKeys(client: pg.ClientBase, of: Header, file: Readable): Promise<number> {
  const lines = linesIn(file)
  const header = await nextAs(lines, HEADER.safeParse)
  if (header.halte !== 'keys' || header.org !== of.org || header.tables.join() !== KEY_TABLES.join())
    throw new Refusal('restore.damaged', { table: 'keys' })
  if (header.made < of.made) throw new Refusal('restore.keysOld')
  let kept = 0
  for (const table of header.tables) {
    const opening = await nextAs(lines, OPENING.safeParse)
    if (opening.table !== table) throw new Refusal('restore.damaged', { table })
    const tally = new Tally()
    for (let line = await nextLine(lines); ; line = await nextLine(lines)) {
      if (line.startsWith('{"closes":')) {
        const closing = asLine(line, CLOSING.safeParse)
        if (closing.closes !== table || closing.rows !== tally.rows || closing.hash !== tally.hash)
          throw new Refusal('restore.damaged', { table })
        break
      }
      if (line === '') continue
      tally.add(line)
      const { rowCount } = await client.query(
        `insert into "${table}" select w.* from jsonb_populate_record(null::public."${table}", $1::jsonb) w
         join root r on r.org_id = w.org_id and r.root_id = w.root_id where w.org_id = $2`,
        [line, of.org],
      )
      kept += rowCount ?? 0
    }
  }
  return kept
}

async function organisationFor(client: pg.ClientBase, asked: string | undefined): Promise<string> {
  const { rows } = await client.query<{ org_id: string; demo: boolean }>('select org_id, demo from organisation')
  if (asked !== undefined) {
    const found = rows.find(({ org_id }) => org_id === asked)
    if (found === undefined) throw new Refusal('backup.noOrganisation')
    return found.org_id
  }
  const real = rows.filter(({ demo }) => !demo)
  const choice = real.length > 0 ? real : rows
  if (choice.length > 1)
    throw new Refusal('backup.whichOrganisation', { organisations: choice.map(({ org_id }) => org_id) })
  if (choice[0] === undefined) throw new Refusal('backup.noOrganisation')
  return choice[0].org_id
}

/** One transaction as the role that may read and add every row; refusals come back as values, after undoing everything. */
async function asBackup(
  ownerUrl: string,
  mode: 'read committed' | 'repeatable read read only',
  work: (client: pg.Client) => Promise<Extract<BackupOutcome, { ok: true }>>,
): Promise<BackupOutcome> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(`begin isolation level ${mode}`)
    await client.query(`set local role ${ROLES.backup}`)
    await client.query('set local timezone = UTC')
    const done = await work(client)
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    if (error instanceof Refusal) return error.value
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The plain lines of an age file; `restore.key` when it is not for this identity, `restore.damaged` when it breaks off. */
async function opened(identity: string, file: Readable): Promise<Readable> {
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  let plain: ReadableStream<Uint8Array>
  try {
    decrypter.addIdentity(identity)
    plain = await decrypter.decrypt(bytesOf(file))
  } catch {
    throw new Refusal('restore.key')
  }
  const gunzip = createGunzip()
  const source = Readable.from(chunksOf(plain))
  source.on('error', () => gunzip.destroy(new Refusal('restore.damaged')))
  return source.pipe(gunzip)
}

/** A web stream of what a Node stream gives. */
function bytesOf(source: Readable): ReadableStream<Uint8Array> {
  const iterator: AsyncIterator<unknown> = source[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done === true) controller.close()
      else if (value instanceof Uint8Array) controller.enqueue(new Uint8Array(value))
    },
    async cancel() {
      source.destroy()
    },
  })
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

async function* linesIn(source: Readable): AsyncGenerator<string> {
  let rest = ''
  const decoder = new TextDecoder()
  try {
    for await (const chunk of source) {
      rest += decoder.decode(chunk, { stream: true })
      const lines = rest.split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('restore.damaged')
  }
}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { done, value } = await lines.next()
  if (done === true || typeof value !== 'string') throw new Refusal('restore.damaged')
  return value
}

type Parse<T> = (value: unknown) => { success: true; data: T } | { success: false }

async function nextAs<T>(lines: AsyncIterator<string>, parse: Parse<T>): Promise<T> {
  return asLine(await nextLine(lines), parse)
}

function asLine<T>(line: string, parse: Parse<T>): T {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new Refusal('restore.damaged')
  }
  const parsed = parse(value)
  if (!parsed.success) throw new Refusal('restore.damaged')
  return parsed.data
}
