import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests start the real command and the real server in processes of their own, over and over: what is parsed is parsed once. */
const COMPILED = fileURLToPath(new URL('node_modules/.cache/halte-compiled', import.meta.url))

/** The same passphrases are derived over and over, in processes of their own too: what is derived is derived once. */
const HOOK = new URL('e2e/testing/remembering-hook.ts', import.meta.url).href
const REMEMBERING = { NODE_OPTIONS: [process.env.NODE_OPTIONS ?? '', `--import ${HOOK}`].join(' ').trim() }

const SCREENS = [
  'src/app/**/*.test.{ts,tsx}',
  'src/capabilities/**/ui/**/*.test.{ts,tsx}',
  'src/main/words/**/*.test.ts',
]

/**
 * Files that take ten seconds and more, the longest first. What the others take is not worth knowing; they fill the end.
 */
const LONG = [
  'first-contact-to-plan',
  'lying-server',
  'browser/people-invite',
  'browser/accessibility',
  'main/cli',
  'browser/people-keys',
  'main/server',
  'main/demonstration',
  'browser/',
  'replica/kill',
  'plaintext-sweep',
  'server/backup',
  'recovery-drill',
  'replica/(status|duress|journey|import|catch-up)',
]
const rankOf = (file: string): number => {
  // A worker goes on with files of its own project only: the others come last, and together.
  if (/\/src\/(vault|app|main\/words)\/|\/ui\//.test(file)) return LONG.length + 1
  const rank = LONG.findIndex(name => new RegExp(name).test(file))
  return rank < 0 ? LONG.length : rank
}

/** The long files first: one that begins last would be waited for alone. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rankOf(a.moduleId) - rankOf(b.moduleId))
  }
}

/** Everything under src/ and e2e/ that ends in .test.ts; three workers on two cores, as each of them waits a third of its time (decision 0190). */
export default defineConfig({
  test: {
    maxWorkers: 3,
    testTimeout: 180_000,
    hookTimeout: 240_000,
    restoreMocks: true,
    // A state that is waited for may take long on a loaded machine; what never comes still fails.
    expect: { poll: { timeout: 60_000 } },
    sequence: { sequencer: LongFirst },
    env: { NODE_COMPILE_CACHE: COMPILED },
    globalSetup: ['e2e/testing/run-folder.ts'],
    projects: [
      // Argon2id itself is tested here, so nothing is remembered.
      { extends: true, test: { name: 'vault', include: ['src/vault/**/*.test.ts'] } },
      // Screens and words keep state in their modules, as a page does: each file begins anew.
      { extends: true, test: { name: 'screens', include: SCREENS, env: REMEMBERING } },
      // What a file needs is loaded, compiled and warm from the one before it: they share a worker, and a Chromium.
      {
        extends: true,
        test: {
          name: 'halte',
          include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'bench/*.test.ts'],
          exclude: [...configDefaults.exclude, 'src/vault/**', ...SCREENS],
          env: REMEMBERING,
          isolate: false,
        },
      },
    ],
  },
})
