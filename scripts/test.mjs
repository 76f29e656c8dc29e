// `npm test`: every check there is. The last line is `N passed, N failed`, alone; nothing is ever skipped.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { ensureInstalled, ROOT } from './install.mjs'
import { findPostgres15 } from './postgres-15.mjs'

const attackOnly = process.argv.includes('--attack')
const totals = { passed: 0, failed: 0 }

// Whatever happens, the last line is printed, and a crash is a failure.
let finished = false
process.on('exit', code => {
  if (!finished) totals.failed++
  process.exitCode = totals.failed > 0 ? 1 : code
  console.log(`${totals.passed} passed, ${totals.failed} failed`)
})

const node = ensureInstalled()
const env = { ...process.env, ...requirements(node) }
if (!attackOnly) {
  check('type check', join('typescript', 'bin', 'tsc'), ['--noEmit', '-p', '.'])
  check('lint', join('@biomejs', 'biome', 'bin', 'biome'), ['check', '.'])
}
ensureBuilt(node)
vitest(attackOnly ? ['e2e/attack'] : [])
finished = true

/** What the tests need from the machine, and say loudly if they cannot have. */
function requirements() {
  const chromium = findChromium(node)
  if (chromium === undefined)
    console.error(
      'Halte: there is no Chromium, and none could be installed. The browser tests will fail.\n' +
        'Install one (for example: sudo apt-get install chromium), or set HALTE_CHROMIUM to its path.',
    )
  const postgres15 = findPostgres15()
  if (postgres15 === undefined)
    console.error(
      'Halte: there is no PostgreSQL 15 (package postgresql-15); the database tests run on the built-in one only.',
    )
  return {
    ...(chromium === undefined ? {} : { HALTE_CHROMIUM: chromium }),
    ...(postgres15 === undefined ? {} : { HALTE_PG15_BIN: postgres15 }),
  }
}

/** One check that passes or fails as a whole. */
function check(name, script, args) {
  console.log(`\n— ${name}`)
  const { status } = spawnSync(node, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 1, 2],
  })
  if (status === 0) totals.passed++
  else totals.failed++
  console.log(`${name}: ${status === 0 ? 'passed' : 'FAILED'}`)
}

function vitest(filters) {
  console.log('\n— tests')
  const folder = mkdtempSync(join(tmpdir(), 'halte-tests-'))
  const report = join(folder, 'report.json')
  const script = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const args = ['run', ...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = spawnSync(node, [script, ...args], { cwd: ROOT, env, stdio: ['ignore', 1, 2] })
  const counted = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 1 }
  rmSync(folder, { recursive: true, force: true })
  totals.passed += counted.passed
  // An error outside any test fails the run without failing a test.
  totals.failed += counted.failed === 0 && status !== 0 ? 1 : counted.failed
}

/** Skipped and unfinished tests count as failed; so does a file that did not load. */
function count({ testResults }) {
  const tests = testResults.flatMap(file => file.assertionResults.map(({ status }) => status))
  const passed = tests.filter(status => status === 'passed').length
  const broken = testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(({ status }) => status !== 'passed'),
  ).length
  return { passed, failed: tests.length - passed + broken }
}
