/** A process that writes and says what was acknowledged, until it is killed. Arguments: URL, folder, organisation, root, round. */
import { flushCompileCache } from 'node:module'
import { createReplica, fetchTransport } from './index.ts'
import { isRecord } from './opened.ts'
import { sqliteStores } from './store/sqlite.ts'

const [url = '', folder = '', org = '', root = '', round = '', catalogueModule = '', passphrase = ''] =
  process.argv.slice(2)
const { CATALOGUE } = await import(catalogueModule)
const replica = await createReplica({
  stores: sqliteStores(folder),
  transport: fetchTransport(url, { cookies: 'own' }),
  catalogue: CATALOGUE,
  searchable: {},
  language: 'en',
})
const inside = await replica.signIn({ org, handle: 'mirela', passphrase })
if (!inside.ok) throw new Error(inside.code)
// Whoever is killed keeps nothing for the next process by itself.
flushCompileCache()
process.stdout.write('in\n')
for (let count = 0; ; count++) {
  const text = `${round}.${count}`
  const made = await replica.create('note', { root, sealed: { narrative: { body: text } } })
  if (made.ok) process.stdout.write(`note ${text}\n`)
  const opened = await replica.open(root)
  const record = opened.ok ? opened.root.records[0] : undefined
  const before = isRecord(record?.sealed.header) ? record.sealed.header.aliases : []
  const aliases = [...(Array.isArray(before) ? before : []), text]
  const changed = await replica.change({ root, rec: root }, { sealed: { header: { aliases } } }, record)
  if (changed.ok) process.stdout.write(`alias ${text}\n`)
}
