/** Writes what follows from the declarations: `node src/capabilities/write-generated.ts` (tests say when it is due). */
import { writeFileSync } from 'node:fs'
import { factsTableSql } from '#records'
import { CATALOGUE } from './catalogue.ts'

writeFileSync(new URL('../../migrations/002-facts.sql', import.meta.url), factsTableSql(CATALOGUE))
