/** Writes what follows from the declarations: `node src/capabilities/write-generated.ts` (tests say when it is due). */
import { writeFileSync } from 'node:fs'
import { factsTableSql } from '#records'
import { CATALOGUE } from './catalogue.ts'
import { dictionaryText } from './dictionary.ts'

const root = new URL('../../', import.meta.url)
writeFileSync(new URL('migrations/002-facts.sql', root), factsTableSql(CATALOGUE))
writeFileSync(new URL('docs/data-dictionary.md', root), dictionaryText())
