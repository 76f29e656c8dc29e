import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { installPackage } from './chromium.mjs'

const BIN = '/usr/lib/postgresql/15/bin'
const NO_CLUSTER = '/etc/postgresql-common/createcluster.conf'

/** The folder of the distribution's PostgreSQL 15, installed if we are root; undefined if there is none to be had. */
export function findPostgres15() {
  const given = process.env.HALTE_PG15_BIN
  if (given && existsSync(join(given, 'postgres'))) return given
  if (existsSync(join(BIN, 'postgres'))) return BIN
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  // We want the programs. Without this the package would also create a database and start it on port 5432.
  if (!existsSync(NO_CLUSTER)) {
    mkdirSync(dirname(NO_CLUSTER), { recursive: true })
    writeFileSync(NO_CLUSTER, 'create_main_cluster = false\n')
  }
  return installPackage(['postgresql-15']) && existsSync(join(BIN, 'postgres')) ? BIN : undefined
}
