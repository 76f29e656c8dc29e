// `npm run bench`: measures, prints a table and writes bench/results/latest.json.
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { ensureInstalled, ROOT } from './install.mjs'
import { runInstead } from './run.mjs'

const node = ensureInstalled()
ensureBuilt(node)
const chromium = findChromium(node)
const env = chromium === undefined ? {} : { HALTE_CHROMIUM: chromium }
runInstead(node, [join(ROOT, 'bench', 'main.ts'), ...process.argv.slice(2)], { env })
