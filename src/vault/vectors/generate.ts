import { existsSync, writeFileSync } from 'node:fs'
import { RECIPES, recoveryRecipe } from './recipes.ts'

// node src/vault/vectors/generate.ts [--replace NAME]
// Writes the vector files that are missing. A file that exists is the promise that old data stays readable: it is replaced
// only when named, one at a time, and a change of a format needs a decision record beside it.

const replaced = process.argv[2] === '--replace' ? process.argv[3] : undefined
const recipes = { ...RECIPES, recovery: recoveryRecipe }
if (process.argv.length > 2 && (replaced === undefined || !(replaced in recipes))) {
  process.stderr.write(`usage: generate.ts [--replace ${Object.keys(recipes).join('|')}]\n`)
  process.exit(2)
}
let kept = 0
for (const [name, recipe] of Object.entries(recipes)) {
  const path = new URL(`./${name}.json`, import.meta.url)
  if (existsSync(path) && name !== replaced) {
    kept++
    continue
  }
  writeFileSync(path, `${JSON.stringify(await recipe(), null, 1)}\n`)
  process.stdout.write(`wrote ${name}.json\n`)
}
if (kept > 0) process.stdout.write(`${kept} files exist and were left as they are; --replace NAME replaces one\n`)
