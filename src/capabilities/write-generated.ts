/**
 * Writes what follows from the declarations: `node src/capabilities/write-generated.ts` (tests say when it is due). What is new
 * about facts becomes the next migration; one that has not landed yet is made anew by taking it and facts.json back first.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type FactsTable, factsTables } from '#records'
import { factsChangeSql } from '#records/facts-change.ts'
import { CATALOGUE } from './catalogue.ts'
import { dictionaryText } from './dictionary.ts'

const root = new URL('../../', import.meta.url)
const migrations = new URL('migrations/', root)
const state = new URL('facts.json', migrations)

const before: FactsTable[] = JSON.parse(readFileSync(state, 'utf8'))
const after = factsTables(CATALOGUE)
const sql = factsChangeSql(before, after)
if (sql !== '') {
  const taken = readdirSync(migrations).map(name => Number(/^(\d{3})-.*\.sql$/.exec(name)?.[1] ?? 0))
  const number = String(Math.max(...taken) + 1).padStart(3, '0')
  writeFileSync(new URL(`${number}-facts.sql`, migrations), sql)
}
writeFileSync(state, `${JSON.stringify(after, null, 1)}\n`)
writeFileSync(new URL('docs/data-dictionary.md', root), dictionaryText())
