// `npm start`: installs what is missing, builds what is stale, then runs the server with Node 24.
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, fail, ROOT } from './install.mjs'
import { runInstead } from './run.mjs'

const known = ['--demo']
const unknown = process.argv.slice(2).find(argument => !known.includes(argument))
if (unknown !== undefined) fail(`“${unknown}” is not an option of npm start. The only one is --demo.`)

const node = ensureInstalled()
ensureBuilt(node)
const demo = process.argv.includes('--demo') ? { HALTE_DEMO: '1' } : {}
// Relative paths in the settings mean the place where the person stands.
runInstead(node, [join(ROOT, 'src', 'main', 'server.ts')], { env: demo, watched: true })
