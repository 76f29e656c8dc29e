/**
 * What a whole test run has in common: a temporary folder, so that whatever its tests leave is gone with it, a PostgreSQL for
 * each worker, started when its first test asks, and the keys that were derived from passphrases.
 */
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { running } from '#server/database/lock.ts'
import { type Cluster, startCluster } from '#server/testing-database.ts'

const NAME = /^halte-run-(\d+)$/
const CLUSTERS = 'clusters'

/** Vitest's global set-up: done once before all files, and what it gives back once after them. */
export default async function setup(): Promise<() => Promise<void>> {
  sweep()
  const before = process.env.TMPDIR
  const folder = join(tmpdir(), `halte-run-${process.pid}`)
  mkdirSync(join(folder, CLUSTERS), { recursive: true, mode: 0o711 })
  // As the machine's own: other accounts come here too.
  chmodSync(folder, 0o1777)
  process.env.TMPDIR = folder
  const derived = join(folder, 'derived')
  mkdirSync(derived, { mode: 0o700 })
  process.env.HALTE_TEST_DERIVED = derived
  const started = new Map<string, Promise<Cluster>>()
  const door = createServer((request, response) => {
    const worker = (request.url ?? '').replaceAll(/\W/g, '')
    const cluster = started.get(worker) ?? startCluster(join(folder, CLUSTERS, worker))
    started.set(worker, cluster)
    cluster
      .then(({ admin, ownerUrl, appUrl, version }) => JSON.stringify({ admin, ownerUrl, appUrl, version }))
      .then(told => response.end(told))
      .catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  // Windows has no such address, and makes a PostgreSQL for each test server.
  if (process.platform !== 'win32') {
    const address = join(folder, 'databases')
    await new Promise<void>(opened => door.listen(address, opened))
    process.env.HALTE_TEST_DATABASES = address
  }
  return async () => {
    door.close()
    door.closeAllConnections()
    for (const cluster of started.values()) await (await cluster.catch(() => undefined))?.stop()
    emptied(folder)
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** A run that was killed could not clean up. A PostgreSQL whose files are gone ends by itself within a minute. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = NAME.exec(name)?.[1]
    const folder = join(tmpdir(), name)
    const ours = statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.()
    if (pid !== undefined && ours && !running(Number(pid))) emptied(folder)
  }
}

/** What a process that is just ending still writes is left to the next run. */
function emptied(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  } catch {}
}
