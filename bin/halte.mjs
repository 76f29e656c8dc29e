#!/usr/bin/env node
import { join } from 'node:path'
import { ensureInstalled, ROOT } from '../scripts/install.mjs'
import { runInstead } from '../scripts/run.mjs'

runInstead(ensureInstalled(), [join(ROOT, 'src', 'main', 'cli.ts'), ...process.argv.slice(2)])
