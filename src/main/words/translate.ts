/**
 * For translators: makes or completes the one file of a language and says what is missing.
 * `node src/main/words/translate.ts uk` (docs/translating.md)
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES, type Messages } from '#app/languages/index.ts'
import { filled, judge } from './added-language.ts'

const FOLDER = join(import.meta.dirname, 'added')
const SHOWN = 20

const tag = process.argv[2] ?? ''
if (!isTag(tag) || LANGUAGES.some(ours => ours === tag)) {
  console.error('Name one language by its tag, for example: node src/main/words/translate.ts uk')
  process.exitCode = 1
} else {
  mkdirSync(FOLDER, { recursive: true })
  const file = join(FOLDER, `${tag}.json`)
  const words: Messages = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const { missing, unknown, wrongBlanks } = judge(tag, words)
  writeFileSync(file, `${JSON.stringify(filled(tag, words), null, 2)}\n`)
  console.log(`${file}: ${missing.length} missing`)
  for (const [key, english] of missing.slice(0, SHOWN)) console.log(`  ${key}\n    ${english}`)
  if (missing.length > SHOWN) console.log(`  … and ${missing.length - SHOWN} more: every empty text in the file`)
  for (const key of unknown) console.log(`  taken out, nothing asks for it: ${key}`)
  for (const key of wrongBlanks) console.log(`  the blanks {{…}} differ from the English ones: ${key}`)
}

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text
  } catch {
    return false
  }
}
